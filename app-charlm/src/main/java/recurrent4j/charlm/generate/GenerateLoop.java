package recurrent4j.charlm.generate;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;

/** Generates texts after one prime or after many, and shows each, behind its prime, while it is generated. */
public final class GenerateLoop {

    private static final String BETWEEN = "-----\n";

    private final Decoder decoder;
    private final Request request;
    private final TextOutput out;
    private final Consumer<String> remarks;
    private final List<String> texts = new ArrayList<>();
    private final SplittableRandom random;

    /** What is generated after each prime: some samples, or what a beam search finds if there is one. */
    public record Request(Sampling sampling, int samples, Optional<BeamSearch> beam) {

        /** @throws InputException if there are no samples */
        public Request {
            requireSamples(samples);
        }
    }

    static void requireSamples(int samples) {
        if (samples < 1) {
            throw new InputException("%d samples leave nothing to write; choose 1 or more.", samples);
        }
    }

    /**
     * Prepares to show texts on an output.
     *
     * @param remarks receives what was skipped of a prime, and why a line cannot be continued
     */
    public GenerateLoop(Decoder decoder, Request request, TextOutput out, Consumer<String> remarks) {
        this.decoder = decoder;
        this.request = request;
        this.out = out;
        this.remarks = remarks;
        random = new SplittableRandom(request.sampling().seed());
    }

    /**
     * Continues a prime.
     *
     * @return what was generated, without the prime; nothing if the output was closed by its reader
     * @throws InputException if the vocabulary lacks tokens of the prime
     */
    public List<String> write(String prime) throws IOException {
        try {
            go(prime, read(prime));
            return texts;
        } catch (TextOutput.ClosedException e) {
            return List.of();
        }
    }

    /**
     * Continues each line of an input.
     *
     * @param in the lines, in UTF-8
     * @return what was generated, without the lines; nothing if the output was closed by its reader
     */
    public List<String> writeLines(InputStream in) throws IOException {
        try (var lines = new Utf8Reader("Standard input", in)) {
            for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
                DecoderState start;
                try {
                    start = read(line.get());
                } catch (InputException e) {
                    remarks.accept(e.getMessage());
                    continue;
                }
                go(line.get(), start);
            }
            return texts;
        } catch (TextOutput.ClosedException e) {
            return List.of();
        }
    }

    private DecoderState read(String prime) {
        Decoder.Prompt prompt = decoder.read(prime, request.sampling().skipUnknown());
        prompt.remark().ifPresent(remarks);
        return prompt.start();
    }

    private void go(String prime, DecoderState start) throws IOException {
        if (request.beam().isPresent()) {
            search(prime, start, request.beam().get());
        } else {
            sample(prime, start);
        }
        out.show();
    }

    private void sample(String prime, DecoderState start) throws IOException {
        var samples = new Samples(decoder, start, request.sampling(), request.samples(), random);
        for (int sample = 0; sample < request.samples(); sample++) {
            out.write(sample > 0 ? BETWEEN + prime : prime);
            var text = new StringBuilder();
            Iterator<String> pieces = samples.next();
            while (pieces.hasNext()) {
                String piece = pieces.next();
                text.append(piece);
                out.write(piece);
            }
            texts.add(text.toString());
            endLine(prime);
        }
    }

    private void search(String prime, DecoderState start, BeamSearch beam) throws IOException {
        List<BeamSearch.Hypothesis> hypotheses = beam.hypotheses(decoder.predictor(), decoder.vocabulary(), start);
        for (BeamSearch.Hypothesis hypothesis : hypotheses) {
            out.write(hypothesis == hypotheses.get(0) ? "" : BETWEEN);
            out.write(hypothesis.scores() + ":\n" + prime + hypothesis.text());
            texts.add(hypothesis.text());
            endLine(prime);
        }
    }

    private void endLine(String prime) throws IOException {
        String last = texts.get(texts.size() - 1);
        out.write((prime + last).endsWith("\n") ? "" : "\n");
    }
}
