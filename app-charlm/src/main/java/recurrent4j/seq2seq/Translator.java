package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recurrent4j.network.Engine;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.seq2seq.apply.AnswerFormat;
import recurrent4j.seq2seq.apply.SavedRewriter;
import recurrent4j.seq2seq.apply.SourceRewriter;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.saved.Learned;
import recurrent4j.seq2seq.saved.SavedTranslator;

/**
 * A saved model that rewrites texts as other texts, for programs that embed it:
 *
 * <pre>{@code
 * try (var translator = Translator.load(Path.of("runs/seq2seq/dates/model"))) {
 *     System.out.println(translator.translate("3rd of May 2016"));
 * }
 * }</pre>
 *
 * <p>Thread-safe: any number of threads may ask one translator at once, and each gets the answer that it would get alone.
 * Several texts in one call are computed together, which is faster. A reply to a turn of a conversation is asked for in the same
 * way, and a text that belongs to a label by the label.
 */
public final class Translator implements AutoCloseable {

    private final String name;
    private final Learned learned;
    private volatile SavedRewriter rewriter;

    private Translator(SavedTranslator saved, Optional<DecodingSettings> decoding) {
        name = saved.answers();
        learned = saved.learned();
        rewriter = SavedRewriter.of(saved, decoding::orElse);
    }

    /**
     * Loads the model folder of a run, of which whoever was best on the validation part answers, with the fastest engine and a
     * thread for each processor.
     *
     * @param model a folder such as {@code runs/seq2seq/dates/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     */
    public static Translator load(Path model) throws IOException {
        return load(model, Setup.USUAL);
    }

    /**
     * Loads the model folder of a run. The native libraries' own pools are limited to what the engine needs of them, for the whole
     * process.
     *
     * @param model a folder such as {@code runs/seq2seq/dates/model}
     * @throws IOException if the folder is missing, no model of this program, damaged or of a newer version; the message is one
     *     sentence
     * @throws recurrent4j.io.InputException if the engine cannot run on this machine, or the model holds nobody of the name
     */
    public static Translator load(Path model, Setup setup) throws IOException {
        SavedTranslator saved =
                SavedTranslator.load(model, setup.by(), setup.engine().onDemand(setup.threads()));
        return new Translator(saved, setup.decoding());
    }

    /**
     * Who answers, and how.
     *
     * @param by the name of whoever answers, such as {@code Nearest training source}, or a part of it; empty for whoever was best
     *     on the validation part
     * @param decoding how a network searches for a text; empty for as it was trained to
     * @param engine what computes the networks
     * @param threads how many compute one network
     */
    public record Setup(Optional<String> by, Optional<DecodingSettings> decoding, Engine engine, int threads) {

        private static final int LEAST_BEAM = 5;

        /** Who was best answers as it was trained to, by the fastest engine with a thread for each processor. */
        public static final Setup USUAL = new Setup(
                Optional.empty(),
                Optional.empty(),
                Engine.ofProcessor(),
                Runtime.getRuntime().availableProcessors());

        /** @throws IllegalArgumentException if there are fewer threads than 1 */
        public Setup {
            if (threads < 1) {
                throw new IllegalArgumentException(threads + " threads compute nothing; choose 1 or more.");
            }
        }

        /** Returns this setup with another of the model's contestants to answer. */
        public Setup by(String name) {
            return new Setup(Optional.of(name), decoding, engine, threads);
        }

        /** Returns this setup with another search for texts. */
        public Setup decoding(DecodingSettings settings) {
            return new Setup(by, Optional.of(settings), engine, threads);
        }

        /** Returns this setup with so many texts for each source, the best of a beam. */
        public Setup best(int texts) {
            int width = Math.max(texts, LEAST_BEAM);
            return decoding(DecodingSettings.USUAL.with(new Search.Beam(width, Search.Beam.USUAL_PENALTY, texts)));
        }
    }

    /** Returns the name of whoever answers, such as {@code bidirectional GRU 256 to GRU 256, additive attention}. */
    public String name() {
        return name;
    }

    /** Returns what texts are rewritten for. */
    public Task task() {
        return learned.task();
    }

    /** Returns the labels that texts can be asked for, in alphabetical order; none if sources are texts. */
    public List<String> labels() {
        return learned.labels();
    }

    /**
     * Rewrites a text.
     *
     * @return the best text that was found; the empty text for a blank one
     * @throws recurrent4j.io.InputException if the model reads labels or dialogue acts, and this is none
     * @throws IllegalStateException if the translator was closed
     */
    public String translate(String text) {
        return translate(List.of(text)).get(0);
    }

    /** Rewrites texts, and returns one for each in their order; the errors are those of {@link #translate(String)}. */
    public List<String> translate(List<String> texts) {
        return translateAll(texts).stream().map(made -> made.best().text()).toList();
    }

    /**
     * Rewrites texts, and says how probable the answers are, where the model looked, and what else it has found if its {@link
     * Setup} asks for several; the errors are those of {@link #translate(String)}.
     */
    public List<Rewritten> translateAll(List<String> texts) {
        return asked().rewrite(texts, 0);
    }

    /**
     * Returns how likely a target is for a source: the natural logarithm of the probability of all its tokens and its end.
     *
     * @throws recurrent4j.io.InputException if whoever answers has no probabilities, or the source is blank
     * @throws IllegalStateException if the translator was closed
     */
    public double logProbability(String source, String target) {
        SourceRewriter.Scored scored =
                asked().score(List.of(Pair.of(source, target))).get(0);
        return scored.likelihood().logProbability();
    }

    /** Returns who rewrites lines as the command {@code translate} does: a line for each; it is closed with this translator. */
    public BatchScorer scorer(BatchScorer.Form form) {
        var format = new AnswerFormat(
                form == BatchScorer.Form.JSON ? AnswerFormat.Form.JSON : AnswerFormat.Form.TEXT, false, false, false);
        return BatchScorer.of(records -> asked().lines(records, format), () -> asked().isNetwork(), this::close);
    }

    private SavedRewriter asked() {
        SavedRewriter asked = rewriter;
        if (asked == null) {
            throw new IllegalStateException("The translator was closed; load it again to rewrite texts.");
        }
        return asked;
    }

    /** Lets go of the model; threads that are being answered get their answers. Closing twice does nothing. */
    @Override
    public void close() {
        rewriter = null;
    }
}
