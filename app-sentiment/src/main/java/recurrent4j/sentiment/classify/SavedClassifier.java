package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.RunCard;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.bundle.SavedNames;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.network.Network;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.SavedBaseline;
import recurrent4j.sentiment.evaluate.CalibratedClassifier;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.Quality;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * The classifiers of a training as a model on disk, of which one answers: whoever was best on the validation part, a baseline,
 * too, unless another is asked for.
 *
 * @param labels of the classes, in the order of all answers
 * @param answers the name of whoever answers
 * @param contestants those that were loaded, with whoever answers among them
 * @param names of all that the model holds, whether they were loaded or not
 */
public record SavedClassifier(
        RunCard card,
        List<String> labels,
        Learned learned,
        String answers,
        List<SentimentClassifier> contestants,
        List<String> names) {

    /** What was learned from. */
    record Learned(Origin origin, double[] shares) {}

    /**
     * Returns the contestants of a training, to be saved, but for the few that are too large for a bundle, {@link #leftOut}; whoever is
     * the best of those that are left answers.
     */
    public static SavedClassifier of(
            Contest<SentimentClassifier> contest, TokenizedReviews training, Origin origin, RunCard card) {
        double[] shares = MajorityClass.fit(training).shares();
        List<SentimentClassifier> kept =
                contest.contestants().stream().filter(SavedClassifier::fits).toList();
        String answers = contest.best(kept).name();
        List<String> names = kept.stream().map(SentimentClassifier::name).toList();
        return new SavedClassifier(
                card, training.reviews().labels(), new Learned(origin, shares), answers, kept, names);
    }

    private static boolean fits(SentimentClassifier classifier) {
        return !(CalibratedClassifier.raw(classifier) instanceof LinearClassifier linear)
                || linear.saved().fits();
    }

    /** Says which contestants of a training are not in here since they are too large, and who answers where the winner is not. */
    public Optional<String> leftOut(Contest<SentimentClassifier> contest) {
        List<String> entered =
                contest.contestants().stream().map(SentimentClassifier::name).toList();
        return new SavedNames(answers, names)
                .leftOut(
                        entered,
                        contest.best().name(),
                        "words and pairs take more than the %d MB".formatted(SavedBaseline.LARGEST_MEGABYTES));
    }

    /** Returns whoever answers. */
    public SentimentClassifier classifier() {
        return contestants.stream()
                .filter(one -> one.name().equals(answers))
                .findFirst()
                .orElseThrow();
    }

    /** Says who answers and who else could, in one line, if there is a choice. */
    public Optional<String> remark() {
        return new SavedNames(answers, names).remark(card, Quality.ACCURACY);
    }

    /** Returns a text, each word in the colour of what it says of the label. */
    public ShadedText shaded(Review review, List<String> tokens) {
        var prediction = new Prediction(review.text(), labels, classifier().probabilities(List.of(tokens))[0]);
        return Explained.of(classifier(), prediction, tokens).shaded();
    }

    /** Saves this. */
    public void save(Path folder) throws IOException {
        SavedParts.save(this, folder);
    }

    /**
     * Loads what {@link #save} has saved, without the networks that do not answer.
     *
     * @param by the name of whoever shall answer, or part of it; empty for whoever has won
     * @param installed lets an engine compute a network
     */
    public static SavedClassifier load(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, false), installed);
    }

    /** Loads all contestants; the rest is as {@link #load} does it. */
    public static SavedClassifier loadAll(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, true), installed);
    }

    /** Returns the texts that it was trained on, if they can still be read. */
    public Optional<Corpus> corpus() throws IOException {
        return learned.origin().readAgain(card.provenance().data());
    }

    /** Whether the baselines of the training were kept, which bundles of before did not do. */
    public boolean keepsBaselines() {
        return contestants.stream()
                .map(CalibratedClassifier::raw)
                .anyMatch(one -> !(one instanceof RecurrentClassifier));
    }

    /** Enters all contestants that were loaded in another contest. */
    public void enter(Contest<SentimentClassifier> contest) {
        for (SentimentClassifier contestant : contestants) {
            if (CalibratedClassifier.raw(contestant) instanceof RecurrentClassifier) {
                contest.enter(contestant, Effort.NONE);
            } else {
                contest.enterBaseline(contestant);
            }
        }
    }

    /** Says what of texts is not read by networks, a line for each different encoding. */
    public List<String> coverage(TokenizedReviews reviews) {
        return contestants.stream()
                .map(CalibratedClassifier::raw)
                .filter(RecurrentClassifier.class::isInstance)
                .flatMap(network -> ((RecurrentClassifier) network).coverage(reviews).stream())
                .distinct()
                .toList();
    }

    /** Returns a warning that texts say little about a model, if most of them are what it was trained on. */
    public static Optional<String> remarkOn(Path data, RunCard card) throws IOException {
        DataSource learnedFrom = card.provenance().data();
        // Of the film reviews, it is evaluated on those that it was not trained on.
        boolean same = Files.isRegularFile(data)
                && !Corpus.isLargeMovieReviews(data)
                && Corpus.source(data, learnedFrom.rows()).sha256().equals(learnedFrom.sha256());
        return Optional.of(
                        "The model was trained on most of %s, so that it seems better here than it is; give other texts."
                                .formatted(data.getFileName()))
                .filter(remark -> same);
    }

    /** Returns the majority class of the training part. */
    public MajorityClass majorityClass() {
        return new MajorityClass(learned.shares());
    }
}
