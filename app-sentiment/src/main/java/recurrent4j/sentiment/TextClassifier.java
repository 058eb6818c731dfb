package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.sentiment.classify.RecurrentClassifier;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.evaluate.CalibratedClassifier;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.multilabel.SavedLabeller;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * A saved model that predicts the labels of texts, for programs that embed it:
 *
 * <pre>{@code
 * try (var spam = TextClassifier.load(Path.of("runs/sentiment/messages/model"))) {
 *     System.out.println(spam.classify("You have won a prize!"));
 * }
 * }</pre>
 *
 * <p>Thread-safe: any number of threads may ask one classifier at once, and each gets the answer that it would get alone.
 * Calls for the same network wait for each other; several texts in one call are computed together, which is faster.
 */
public final class TextClassifier implements AutoCloseable {

    private static final String NO_TEXT = "There is no text to classify; give one, \"\" if it is empty.";

    private final String name;
    private final List<String> labels;
    private final boolean several;
    private volatile Model model;

    private TextClassifier(SavedClassifier saved) {
        this.several = false;
        this.name = saved.answers();
        this.labels = saved.labels();
        this.model = new OneLabel(saved);
    }

    private TextClassifier(SavedLabeller saved) {
        this.several = true;
        this.name = saved.answers();
        this.labels = saved.labels();
        this.model = new SeveralLabels(saved);
    }

    /**
     * Loads the model folder of a run, of which whoever was best on the validation part answers, with the fastest engine and a
     * thread for each processor.
     *
     * @param model a folder such as {@code runs/sentiment/messages/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     */
    public static TextClassifier load(Path model) throws IOException {
        return load(model, Setup.USUAL);
    }

    /**
     * Loads the model folder of a run. The native libraries' own pools are limited to what the engine needs of them, for the whole
     * process.
     *
     * @param model a folder such as {@code runs/sentiment/messages/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     * @throws recurrent4j.io.InputException if the engine cannot run on this machine, or the model holds nobody of the name
     */
    public static TextClassifier load(Path model, Setup setup) throws IOException {
        Objects.requireNonNull(model, "There is no model to load; give the path of a run's model folder.");
        Objects.requireNonNull(setup, "There is no setup; give Setup.USUAL.");
        UnaryOperator<Network> installed = setup.engine().onDemand(setup.threads());
        if (SavedLabeller.is(model)) {
            return new TextClassifier(SavedLabeller.load(model, new SavedChoice.Asked(setup.by(), false), installed));
        }
        return new TextClassifier(SavedClassifier.load(model, setup.by(), installed));
    }

    /**
     * Who answers, and what computes it.
     *
     * @param by the name of whoever answers, such as {@code NB-SVM}, or a part of it; empty for whoever was best on the validation
     *     part
     * @param engine what computes the networks
     * @param threads how many compute one network
     */
    public record Setup(Optional<String> by, Engine engine, int threads) {

        /** Who was best answers, by the fastest engine with a thread for each processor. */
        public static final Setup USUAL = new Setup(
                Optional.empty(), Engine.ofProcessor(), Runtime.getRuntime().availableProcessors());

        /** @throws IllegalArgumentException if there are fewer threads than 1 */
        public Setup {
            if (threads < 1) {
                throw new IllegalArgumentException(threads + " threads compute nothing; choose 1 or more.");
            }
        }

        /** Returns this setup with another of the model's contestants to answer. */
        public Setup by(String name) {
            return new Setup(Optional.of(name), engine, threads);
        }
    }

    /** Returns the name of whoever answers, such as {@code NB-SVM} or {@code GRU 32, pairs}. */
    public String name() {
        return name;
    }

    /** Returns the labels that the model knows, in alphabetical order. */
    public List<String> labels() {
        return labels;
    }

    /** Whether a text may have several labels or none, so that {@link Classification#labels} is what is predicted of it. */
    public boolean hasSeveralLabels() {
        return several;
    }

    /**
     * Classifies a text of any length; one without any words is answered, too.
     *
     * @throws IllegalStateException if the classifier was closed
     */
    public Classification classify(String text) {
        return classify(List.of(Objects.requireNonNull(text, NO_TEXT))).get(0);
    }

    /**
     * Classifies texts, many of them at once, and returns what is predicted in their order.
     *
     * @throws IllegalStateException if the classifier was closed
     */
    public List<Classification> classify(List<String> texts) {
        Objects.requireNonNull(texts, NO_TEXT).forEach(text -> Objects.requireNonNull(text, NO_TEXT));
        return asked().classify(texts);
    }

    /** Returns who answers texts as the command {@code classify} does: a line for each; it is closed with this classifier. */
    public BatchScorer scorer(BatchScorer.Form form) {
        return BatchScorer.of(
                records -> asked().lines(records, form == BatchScorer.Form.JSON),
                () -> asked().isNetwork(),
                this::close);
    }

    private Model asked() {
        Model asked = model;
        if (asked == null) {
            throw new IllegalStateException("The classifier was closed; load it again to classify texts.");
        }
        return asked;
    }

    /** What has been loaded. */
    private interface Model {

        List<Classification> classify(List<String> texts);

        /** Returns a line for each text, with its end. */
        List<String> lines(List<String> texts, boolean json);

        boolean isNetwork();
    }

    private record OneLabel(SavedClassifier saved) implements Model {

        @Override
        public List<Classification> classify(List<String> texts) {
            return Arrays.stream(probabilities(texts))
                    .map(probabilities -> Classification.of(saved.labels(), probabilities))
                    .toList();
        }

        @Override
        public List<String> lines(List<String> texts, boolean json) {
            double[][] probabilities = probabilities(texts);
            return IntStream.range(0, texts.size())
                    .mapToObj(i -> new Prediction(texts.get(i), saved.labels(), probabilities[i]))
                    .map(prediction -> json ? prediction.json() + "\n" : prediction.line())
                    .toList();
        }

        private double[][] probabilities(List<String> texts) {
            // One of its own for each call: it keeps the words that it has met, which a server must not.
            var tokenizer = new Tokenizer();
            return saved.classifier()
                    .probabilities(texts.stream().map(tokenizer::tokens).toList());
        }

        @Override
        public boolean isNetwork() {
            return CalibratedClassifier.raw(saved.classifier()) instanceof RecurrentClassifier;
        }
    }

    private record SeveralLabels(SavedLabeller saved) implements Model {

        @Override
        public List<Classification> classify(List<String> texts) {
            return saved.predict(texts, new Tokenizer()).stream()
                    .map(Classification::of)
                    .toList();
        }

        @Override
        public List<String> lines(List<String> texts, boolean json) {
            return saved.lines(texts, json);
        }

        @Override
        public boolean isNetwork() {
            return saved.isNetwork();
        }
    }

    /** Lets go of the model; threads that are being answered get their answers. Closing twice does nothing. */
    @Override
    public void close() {
        model = null;
    }
}
