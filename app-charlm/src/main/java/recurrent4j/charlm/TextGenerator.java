package recurrent4j.charlm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import recurrent4j.bundle.BundleException;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.Decoder;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.charlm.model.GenerativeModel;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;

/**
 * Writes texts by a trained model:
 *
 * <pre>{@code
 * try (var generator = TextGenerator.load(Path.of("runs/charlm/sonnets/model"))) {
 *     System.out.println(generator.generate("Shall I", Sampling.temperature(0.8).length(200)));
 * }
 * }</pre>
 *
 * <p>Any number of threads may use one generator at the same time; each text is written by the thread that asks for it, and
 * the same prompt and {@link Sampling} give the same text whatever the other threads do.
 */
public final class TextGenerator implements AutoCloseable {

    private final SavedLanguageModel saved;
    private final GenerativeModel model;

    /** What reads token by token, one for each text that is being written: not thread-safe, and dear to make. */
    private final Queue<StepKernel> idle = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    TextGenerator(SavedLanguageModel saved, GenerativeModel model) {
        this.saved = saved;
        this.model = model;
    }

    /**
     * Loads what {@code charlm train} has saved: of the network and the n-grams, what was better by validation writes. This limits the thread pools of the native libraries to one thread for the
     * whole process: small networks need no more, and are slowed down by them.
     *
     * @param folder the model folder of a run
     * @throws BundleException if the folder is missing, or holds no undamaged model of this program
     * @throws IOException if it cannot be read
     */
    public static TextGenerator load(Path folder) throws IOException {
        SavedLanguageModel saved = saved(folder);
        return new TextGenerator(saved, saved.winner());
    }

    /**
     * Loads what {@code charlm train} has saved, as {@link #load(Path)}, to write by one of what was trained.
     *
     * @param by NETWORK, or the name of the best n-gram model in the scoreboard, or the beginning of a name
     * @throws InputException if it was not saved
     */
    public static TextGenerator load(Path folder, String by) throws IOException {
        Objects.requireNonNull(by, "There is no name of who writes; give one, or load the model without.");
        SavedLanguageModel saved = saved(folder);
        return new TextGenerator(saved, saved.by(by));
    }

    private static SavedLanguageModel saved(Path folder) throws IOException {
        Objects.requireNonNull(folder, "There is no model to load; give the path of a run's model folder.");
        Engine engine = Engine.ofProcessor();
        engine.start(1);
        return SavedLanguageModel.load(folder, engine, 1);
    }

    /**
     * Continues a prompt.
     *
     * @param prompt if empty, a line begins
     * @return what was written, without the prompt
     * @throws InputException if the model's vocabulary lacks characters or words of the prompt, naming them, and they are
     *     not to be skipped; or if the model has diverged
     * @throws IllegalStateException if this was closed
     */
    public String generate(String prompt, Sampling sampling) {
        try (Stream<String> pieces = stream(prompt, sampling)) {
            return pieces.collect(Collectors.joining());
        }
    }

    /**
     * Continues a prompt several times, of which several are written side by side, in less time than one after the other.
     * The first text is what {@link #generate(String, Sampling)} returns and the others those of further seeds; the same
     * ones come first whatever their number, unless a number that is drawn falls on the rounding of a probability.
     *
     * @param samples how many texts
     * @throws InputException as {@link #generate(String, Sampling)}, and if there are no samples
     * @throws IllegalStateException if this was closed
     */
    public List<String> generate(String prompt, Sampling sampling, int samples) {
        Objects.requireNonNull(prompt, "There is no prompt; give a text, or \"\" to begin a line.");
        Objects.requireNonNull(sampling, "There is no sampling; give one, such as Sampling.USUAL.");
        requireOpen();
        StepKernel predictor = predictor();
        try {
            var decoder = new Decoder(predictor, saved.vocabulary(), saved.tokenizer());
            return decoder.generate(decoder.read(prompt, sampling.skipUnknown()).start(), sampling, samples);
        } finally {
            idle.add(predictor);
        }
    }

    private StepKernel predictor() {
        StepKernel free = idle.poll();
        return free != null ? free : model.predictor();
    }

    /**
     * Continues a prompt while it is read: {@code generator.stream("Once", sampling).limit(10)}. Each piece is one character
     * or more, and is computed when it is asked for by the thread that asks, so that whoever stops reading ends the writing;
     * closing the stream then lets its memory be used again.
     *
     * @return the pieces of what {@link #generate} returns, to be read by one thread
     * @throws InputException as {@link #generate}
     * @throws IllegalStateException if this was closed
     */
    public Stream<String> stream(String prompt, Sampling sampling) {
        Objects.requireNonNull(prompt, "There is no prompt; give a text, or \"\" to begin a line.");
        Objects.requireNonNull(sampling, "There is no sampling; give one, such as Sampling.USUAL.");
        requireOpen();
        StepKernel predictor = predictor();
        var decoder = new Decoder(predictor, saved.vocabulary(), saved.tokenizer());
        Iterator<String> pieces;
        try {
            Decoder.Prompt read = decoder.read(prompt, sampling.skipUnknown());
            pieces = decoder.generate(read.start(), sampling, sampling.random());
        } catch (InputException e) {
            idle.add(predictor);
            throw e;
        }
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pieces, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(() -> idle.add(predictor));
    }

    /**
     * Returns the cross-entropy of a text, in bits for each of its characters: the smaller, the better the model predicts it.
     *
     * @throws InputException if the text has no two tokens
     * @throws IllegalStateException if this was closed
     */
    public double bitsPerCharacter(String text) {
        Objects.requireNonNull(text, "There is no text to measure; give one.");
        requireOpen();
        try {
            return Surprisal.of(model, saved.read(TextSource.inMemory("the text", "a text in memory", text)))
                    .bitsPerCharacter();
        } catch (IOException e) {
            throw new UncheckedIOException("The text cannot be read: " + e.getMessage(), e);
        }
    }

    /** What writes, as the scoreboard of its training called it. */
    public String name() {
        return model.name();
    }

    /** Ends the use of this: streams that were begun go on, and nothing new can be asked. */
    @Override
    public void close() {
        closed = true;
        idle.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The generator was closed; load it again.");
        }
    }

    /** What writes, and what it knows, such as "TextGenerator[LSTM 128-128 + Dense(66), 65 characters]". */
    @Override
    public String toString() {
        return "TextGenerator[%s, %d %s]"
                .formatted(
                        name(),
                        saved.vocabulary().tokens().size(),
                        saved.tokenization().unit());
    }
}
