package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.tagging.apply.AnswerFormat;
import recurrent4j.tagging.apply.PlacedSentence;
import recurrent4j.tagging.apply.TaggedText;
import recurrent4j.tagging.apply.TextTagger;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TokenizedText;
import recurrent4j.tagging.corpus.WordTokenizer;
import recurrent4j.tagging.saved.SavedTagger;
import recurrent4j.tagging.saved.TagTask;

/**
 * A saved model that says what the words of sentences are, for programs that embed it:
 *
 * <pre>{@code
 * try (var names = SequenceTagger.load(Path.of("runs/tag/names/model"))) {
 *     System.out.println(names.tag("Barack Obama visited Paris.").spans());
 * }
 * }</pre>
 *
 * <p>Thread-safe: any number of threads may ask one tagger at once, and each gets the answer that it would get alone.
 * Several sentences in one call are computed together, which is faster.
 */
public final class SequenceTagger implements AutoCloseable {

    private final String name;
    private final TagTask task;
    private final WordTokenizer tokenizer = new WordTokenizer();
    private volatile TextTagger model;

    private SequenceTagger(SavedTagger saved, UnaryOperator<Network> installed) {
        name = saved.answers();
        task = saved.task();
        model = TextTagger.copies(saved, 1, installed).get(0);
    }

    /**
     * Loads the model folder of a run, of which whoever was best on the validation part answers, with the fastest engine and a
     * thread for each processor.
     *
     * @param model a folder such as {@code runs/tag/names/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     */
    public static SequenceTagger load(Path model) throws IOException {
        return load(model, Setup.USUAL);
    }

    /**
     * Loads the model folder of a run. The native libraries' own pools are limited to what the engine needs of them, for the whole
     * process.
     *
     * @param model a folder such as {@code runs/tag/names/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     * @throws recurrent4j.io.InputException if the engine cannot run on this machine, or the model holds nobody of the name
     */
    public static SequenceTagger load(Path model, Setup setup) throws IOException {
        return new SequenceTagger(
                SavedTagger.load(model, setup.by(), UnaryOperator.identity()),
                setup.engine().onDemand(setup.threads()));
    }

    /**
     * Who answers, and what computes it.
     *
     * @param by the name of whoever answers, such as {@code Linear-chain CRF}, or a part of it; empty for whoever was best on the
     *     validation part
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

    /** Returns the name of whoever answers, such as {@code bidirectional LSTM 100 + characters, CRF}. */
    public String name() {
        return name;
    }

    /** Returns the tags that the model knows, in alphabetical order. */
    public List<String> tags() {
        return task.tags();
    }

    /** Returns the labels of sentences that the model knows, in alphabetical order; none if it answers none. */
    public List<String> labels() {
        return task.labels();
    }

    /** Returns what the further columns are called that the model reads beside each word; none for a model of words alone. */
    public List<String> columns() {
        return task.columns();
    }

    /**
     * Cuts a sentence into tokens and tags them.
     *
     * @return what it is taken for; nothing of a text without any tokens
     * @throws recurrent4j.io.InputException if the model reads further columns beside each word
     * @throws IllegalStateException if the tagger was closed
     */
    public TaggedText tag(String sentence) {
        var text = new TokenizedText(1, sentence, 0, tokenizer.tokens(sentence));
        return PlacedSentence.of(text)
                .map(placed -> asked().tag(List.of(placed), true).get(0))
                .orElseGet(() -> new TaggedText(sentence, List.of(), List.of(), Optional.empty()));
    }

    /**
     * Tags the words of a sentence, at least one; the answer's text has a blank between two.
     *
     * @throws recurrent4j.io.InputException if there is no word, or the model reads further columns beside each
     * @throws IllegalStateException if the tagger was closed
     */
    public TaggedText tag(List<String> words) {
        return tagAll(List.of(Sentence.of(words))).get(0);
    }

    /**
     * Tags the words of a sentence, at least one, beside each of which stands more.
     *
     * @param columns such as the parts of speech, each as long as the sentence, in the order of {@link #columns()}
     * @throws recurrent4j.io.InputException if there is no word, a column is longer or shorter, or the model reads others
     * @throws IllegalStateException if the tagger was closed
     */
    public TaggedText tag(List<String> words, List<List<String>> columns) {
        return tagAll(List.of(new Sentence(words, columns, List.of(), Optional.empty())))
                .get(0);
    }

    /**
     * Tags sentences, many of them at once, and returns what they are taken for in their order.
     *
     * @throws recurrent4j.io.InputException if one has other further columns than the model reads
     * @throws IllegalStateException if the tagger was closed
     */
    public List<TaggedText> tagAll(List<Sentence> sentences) {
        return asked().tag(sentences.stream().map(PlacedSentence::of).toList(), true);
    }

    /**
     * Returns who answers lines, each a sentence, as the command {@code apply} does: a line for each; it is closed with this
     * tagger.
     */
    public BatchScorer scorer(BatchScorer.Form form) {
        AnswerFormat format = form == BatchScorer.Form.JSON ? AnswerFormat.JSON : AnswerFormat.TEXT;
        return BatchScorer.of(records -> asked().lines(records, format), () -> asked().isNetwork(), this::close);
    }

    private TextTagger asked() {
        TextTagger asked = model;
        if (asked == null) {
            throw new IllegalStateException("The tagger was closed; load it again to tag sentences.");
        }
        return asked;
    }

    /** Lets go of the model; threads that are being answered get their answers. Closing twice does nothing. */
    @Override
    public void close() {
        model = null;
    }
}
