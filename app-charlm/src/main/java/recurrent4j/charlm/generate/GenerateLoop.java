package recurrent4j.charlm.generate;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import recurrent4j.charlm.WritingOptions;
import recurrent4j.charlm.model.DecoderState;
import recurrent4j.cli.TextOutput;
import recurrent4j.io.Utf8Reader;

/** Writes what the options ask for, each text after its prime, and shows it in the making. */
public final class GenerateLoop {

    private static final String BETWEEN = "-----\n";

    private final TextGenerator composer;
    private final WritingOptions options;
    private final TextOutput out;
    private final List<String> texts = new ArrayList<>();
    private final SplittableRandom random;

    public GenerateLoop(TextGenerator composer, WritingOptions options, TextOutput out) {
        this.composer = composer;
        this.options = options;
        this.out = out;
        random = options.random();
    }

    /**
     * Continues the prime of the options.
     *
     * @return what was written, without the prime; nothing if nobody reads the output any more
     */
    public List<String> write() throws IOException {
        try {
            String prime = options.prime();
            go(prime, composer.read(prime));
            return texts;
        } catch (TextOutput.ClosedException e) {
            return List.of();
        }
    }

    /**
     * Continues lines until there are no more.
     *
     * @param in the lines, in UTF-8
     * @param mistakes is told why a line cannot be continued
     * @return what was written, without the lines; nothing if nobody reads the output any more
     */
    public List<String> answer(InputStream in, Consumer<String> mistakes) throws IOException {
        try (var lines = new Utf8Reader("Standard input", in)) {
            for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
                answer(line.get(), mistakes);
            }
            return texts;
        } catch (TextOutput.ClosedException e) {
            return List.of();
        }
    }

    private void answer(String line, Consumer<String> mistakes) throws IOException {
        DecoderState start;
        try {
            start = composer.read(line);
        } catch (IllegalArgumentException e) {
            mistakes.accept(e.getMessage());
            return;
        }
        go(line, start);
    }

    private void go(String prime, DecoderState start) throws IOException {
        if (options.beam().isPresent()) {
            search(prime, start, options.beam().get());
        } else {
            write(prime, start);
        }
        out.show();
    }

    private void write(String prime, DecoderState start) throws IOException {
        SearchConfig manner = options.manner();
        for (int sample = 0; sample < options.samples(); sample++) {
            out.write(sample > 0 ? BETWEEN + prime : prime);
            texts.add(composer.write(start, manner, random.split(), out::write));
            endLine(prime);
        }
    }

    private void search(String prime, DecoderState start, BeamSearch beam) throws IOException {
        List<Hypothesis> phrases = composer.search(start, beam);
        for (Hypothesis phrase : phrases) {
            out.write(phrase == phrases.get(0) ? "" : BETWEEN);
            out.write(phrase.scores() + ":\n" + prime + phrase.text());
            texts.add(phrase.text());
            endLine(prime);
        }
    }

    private void endLine(String prime) throws IOException {
        String last = texts.get(texts.size() - 1);
        out.write((prime + last).endsWith("\n") ? "" : "\n");
    }
}
