package recurrent4j.sentiment.classify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** A trained classifier on disk, with the words that it knows. */
public record SavedClassifier(RunCard card, List<String> labels, RecurrentClassifier classifier, Learned learned) {

    private static final String READING = "reading";
    private static final String LEARNED = "learned";

    /**
     * What the networks' own files do not say.
     *
     * @param labels of the classes, in the order of their answers
     * @param places for each network, the place of its encoding among them
     */
    record Reading(
            String name,
            List<String> labels,
            @JsonProperty("views") List<SavedEncoding> encodings,
            @JsonProperty("shown") List<Integer> places) {

        Reading {
            for (int place : places) {
                if (place < 0 || place >= encodings.size()) {
                    throw new InputException(
                            "A network has encoding %d, of %d, counted from 0.", place, encodings.size());
                }
            }
        }

        static Reading of(RecurrentClassifier classifier, List<String> labels) {
            List<TextEncoding> encodings = classifier.encodings();
            return new Reading(
                    classifier.name(),
                    labels,
                    encodings.stream().map(SavedEncoding::of).toList(),
                    classifier.members().stream()
                            .map(member -> encodings.indexOf(member.encoding()))
                            .toList());
        }
    }

    /**
     * How a network reads a text.
     *
     * @param words that are known, in the order of their numbers, without the unknown one behind them
     * @param pairs likewise; none if they are not read
     */
    record SavedEncoding(
            List<String> words,
            List<String> pairs,
            int length,
            @JsonProperty("excerpt") Truncation truncation,
            boolean backwards) {

        private static SavedEncoding of(TextEncoding encoding) {
            return new SavedEncoding(
                    encoding.vocabulary().tokens(),
                    encoding.pairs().map(Vocabulary::tokens).orElse(List.of()),
                    encoding.limit(),
                    encoding.truncation(),
                    encoding.backwards());
        }

        private TextEncoding encoding() {
            return new TextEncoding(
                    Vocabulary.open(words),
                    Optional.of(pairs).filter(known -> !known.isEmpty()).map(Vocabulary::open),
                    length,
                    truncation,
                    backwards);
        }
    }

    /** What the network was trained on. */
    record Learned(Origin origin, double[] shares) {}

    /** Returns a classifier to be saved, with the scores of all contestants. */
    public static SavedClassifier of(
            RecurrentClassifier classifier, TokenizedReviews training, Origin origin, RunCard card) {
        double[] shares = MajorityClass.fit(training).shares();
        return new SavedClassifier(card, training.reviews().labels(), classifier, new Learned(origin, shares));
    }

    /** Returns a text, each word in the colour of the predicted label's probability after it. */
    public ShadedText shaded(Review review, List<String> tokens) {
        var prediction = new Prediction(review.text(), labels, classifier.probabilities(List.of(tokens))[0]);
        return Explanation.of(classifier, prediction, tokens).shaded();
    }

    /** Saves this. */
    public void save(Path folder) throws IOException {
        new ModelBundle(card, classifier.networks(), Map.of())
                .with(READING, Reading.of(classifier, labels))
                .with(LEARNED, learned)
                .save(folder);
    }

    /**
     * Loads what {@link #save} has saved.
     *
     * @param installed lets an engine compute a network
     */
    public static SavedClassifier load(Path folder, UnaryOperator<Network> installed) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, Corpus.APP);
        Reading reading = bundle.part(READING, Reading.class);
        if (bundle.networks().size() != reading.places().size()) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: it has %d networks, and says of %d what they read; train and save the model again."
                            .formatted(
                                    folder,
                                    bundle.networks().size(),
                                    reading.places().size()));
        }
        List<TextEncoding> encodings =
                reading.encodings().stream().map(SavedEncoding::encoding).toList();
        var answers = new Readout.Label(reading.labels().size());
        List<Member> members = new ArrayList<>();
        for (int place : reading.places()) {
            TextEncoding encoding = encodings.get(place);
            bundle.requireNetwork(members.size(), new Input.Embedding(encoding.sizes(), 1, 0), answers);
            members.add(new Member(installed.apply(bundle.networks().get(members.size())), encoding));
        }
        Learned learned = bundle.part(LEARNED, Learned.class);
        if (learned.shares().length != reading.labels().size()
                || Arrays.stream(learned.shares()).anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IOException(
                    "The bundle %s does not say of each of its %d classes which share of the texts it had; train and save the model again."
                            .formatted(folder, reading.labels().size()));
        }
        return new SavedClassifier(
                bundle.card(), reading.labels(), new RecurrentClassifier(reading.name(), members), learned);
    }

    /** Returns the texts that it was trained on, if they can still be read. */
    public Optional<Corpus> corpus() throws IOException {
        return learned.origin().readAgain(card.provenance().data());
    }

    /** Returns a warning that texts say little about the model, if most of them are what it was trained on. */
    public Optional<String> remarkOn(Path data) throws IOException {
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
