package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.classify.RecurrentClassifier.Reader;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * A trained classifier on disk, with the words that it knows.
 *
 * @param card where it comes from
 * @param labels of its classes
 * @param classifier the trained network
 * @param learned what it was trained on
 */
public record SavedClassifier(RunCard card, List<String> labels, RecurrentClassifier classifier, Learned learned) {

    public static final String APP = "sentiment";

    private static final String READING = "reading";
    private static final String LEARNED = "learned";

    /**
     * What the networks' own files do not say.
     *
     * @param name on the scoreboard
     * @param labels of the classes, in the order of their answers
     * @param views different ones
     * @param shown which of the views each network has
     */
    public record Reading(String name, List<String> labels, List<SavedView> views, List<Integer> shown) {

        public Reading {
            if (name == null || labels == null || views == null || shown == null) {
                throw new InputException("A part of what it reads is missing.");
            }
            for (int view : shown) {
                if (view < 0 || view >= views.size()) {
                    throw new InputException(
                            "A network is shown texts in way %d, of %d, counted from 0.".formatted(view, views.size()));
                }
            }
        }
    }

    /**
     * What a network is shown of a text.
     *
     * @param words that are known, in the order of their numbers, without the unknown one behind them
     * @param pairs likewise; none if they are not shown
     * @param length how many words of a text are read
     * @param excerpt which, if there are more
     * @param backwards whether from the end
     */
    record SavedView(List<String> words, List<String> pairs, int length, Truncation excerpt, boolean backwards) {

        SavedView {
            if (words == null || pairs == null || excerpt == null) {
                throw new InputException("A part of what it is shown of a text is missing.");
            }
        }

        private static SavedView of(TextEncoding view) {
            return new SavedView(
                    view.vocabulary().tokens(),
                    view.pairs().map(Vocabulary::tokens).orElse(List.of()),
                    view.limit(),
                    view.excerpt(),
                    view.backwards());
        }

        private TextEncoding view() {
            return new TextEncoding(
                    Vocabulary.open(words),
                    Optional.of(pairs).filter(known -> !known.isEmpty()).map(Vocabulary::open),
                    length,
                    excerpt,
                    backwards);
        }
    }

    /**
     * What the network was trained on.
     *
     * @param origin how the texts were read
     * @param shares of the classes among those to learn from
     */
    record Learned(Origin origin, double[] shares) {

        Learned {
            if (origin == null || shares == null) {
                throw new InputException("A part of what was learned from is missing.");
            }
        }
    }

    /** Returns a classifier to be saved, with the scores of all contestants. */
    public static SavedClassifier of(
            RecurrentClassifier classifier, TokenizedReviews training, Origin origin, RunCard card) {
        double[] shares = MajorityClass.fit(training).shares();
        return new SavedClassifier(card, training.reviews().labels(), classifier, new Learned(origin, shares));
    }

    /** Returns a text, coloured by what the model thinks after each word. */
    public ShadedText shaded(Review review, List<String> tokens) {
        var verdict = new Prediction(review.text(), labels, classifier.probabilities(List.of(tokens))[0]);
        return Explanation.of(classifier, verdict, tokens).shaded();
    }

    /** Saves this. */
    public void save(Path folder) throws IOException {
        List<TextEncoding> views = classifier.views();
        var reading = new Reading(
                classifier.name(),
                labels,
                views.stream().map(SavedView::of).toList(),
                classifier.readers().stream()
                        .map(reader -> views.indexOf(reader.view()))
                        .toList());
        new ModelBundle(card, classifier.networks(), Map.of())
                .with(READING, reading)
                .with(LEARNED, learned)
                .save(folder);
    }

    /** Loads what {@link #save} has saved, and lets an engine compute it. */
    public static SavedClassifier load(Path folder, EngineOptions engines) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, APP);
        Reading reading = bundle.part(READING, Reading.class);
        List<Network> networks =
                bundle.networks().stream().map(engines::install).toList();
        for (Network network : networks) {
            if (network.outputs() != reading.labels().size()) {
                throw new IOException(
                        "The parts of the bundle %s do not belong to one model: a network answers with %d classes, and %d have labels; train and save the model again."
                                .formatted(
                                        folder,
                                        network.outputs(),
                                        reading.labels().size()));
            }
        }
        if (networks.size() != reading.shown().size()) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: there are %d networks, and it says of %d what they are shown; train and save the model again."
                            .formatted(folder, networks.size(), reading.shown().size()));
        }
        List<TextEncoding> views = reading.views().stream().map(SavedView::view).toList();
        List<Reader> readers = IntStream.range(0, networks.size())
                .mapToObj(i ->
                        new Reader(networks.get(i), views.get(reading.shown().get(i))))
                .toList();
        return new SavedClassifier(
                bundle.card(),
                reading.labels(),
                new RecurrentClassifier(reading.name(), readers),
                bundle.part(LEARNED, Learned.class));
    }

    /** Returns the texts that it was trained on, if they can still be read. */
    public Optional<Corpus> corpus() throws IOException {
        return learned.origin().again(card.provenance().data());
    }

    /** Returns a warning that texts say little about the model, if most of them are what it was trained on. */
    public Optional<String> remarkOn(Path data) throws IOException {
        DataSource learnedFrom = card.provenance().data();
        // Of the film reviews, those are judged that it was not trained on.
        boolean same = !Corpus.isLargeMovieReviews(data)
                && Corpus.source(data, learnedFrom.rows()).sha256().equals(learnedFrom.sha256());
        return Optional.of(
                        "The model was trained on most of %s, so that it seems better here than it is; give other texts."
                                .formatted(data.getFileName()))
                .filter(remark -> same);
    }

    /** Returns whoever knows no more of the texts that it was trained on than the most frequent label. */
    public MajorityClass majorityClass() {
        return new MajorityClass(learned.shares());
    }
}
