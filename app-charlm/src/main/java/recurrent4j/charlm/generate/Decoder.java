package recurrent4j.charlm.generate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/** Continues texts, token by token. The unknown token is never generated. */
public record Decoder(StepKernel predictor, Vocabulary vocabulary, Tokenizer tokenizer) {

    private static final String LINE_END = "\n";

    /** @throws InputException if the vocabulary has no tokens but the unknown one */
    public Decoder {
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException("The model knows no token but the unknown one, so that it has nothing to write;"
                    + " train it with a smaller --min-count.");
        }
    }

    /** Reads what is to be continued, and refuses what the vocabulary lacks; see {@link #read(String, boolean)}. */
    public Prompt read(String prompt) {
        return read(prompt, false);
    }

    /**
     * Reads what is to be continued; of an empty prompt, a line end, or the most frequent token if the vocabulary has no line
     * end. A word that is only known with the space before it, or without it, is taken for that one.
     *
     * @param skipUnknown whether tokens that the vocabulary lacks are left out, or refused
     * @throws InputException if the vocabulary lacks tokens of the prompt, naming all of them, or it is no text
     */
    public Prompt read(String prompt, boolean skipUnknown) {
        List<String> tokens = tokens(prompt).stream().map(this::known).toList();
        var known = new ArrayList<String>();
        var lacking = new LinkedHashSet<String>();
        for (String token : tokens) {
            if (vocabulary.knows(token)) {
                known.add(token);
            } else {
                lacking.add(described(token));
            }
        }
        if (!skipUnknown && !lacking.isEmpty()) {
            throw new InputException(
                    "The model's vocabulary lacks %s of the prompt; leave %s out, or let what is unknown be skipped (on the command line by --skip-unknown; what a shell garbles goes into a file for --prime-file).",
                    String.join(", ", lacking), lacking.size() == 1 ? "it" : "them");
        }
        int[] numbers = known.stream().mapToInt(vocabulary::number).toArray();
        if (numbers.length == 0) {
            numbers = new int[] {vocabulary.knows(LINE_END) ? vocabulary.number(LINE_END) : 0};
        }
        return new Prompt(DecoderState.of(predictor, numbers), tokens.size() - known.size(), List.copyOf(lacking));
    }

    /**
     * What is to be continued, as the model has read it.
     *
     * @param skipped how many of its tokens were left out, since the vocabulary lacks them
     * @param lacking each of these once
     */
    public record Prompt(DecoderState start, int skipped, List<String> lacking) {

        /** Says what was left out, if anything was. */
        public Optional<String> remark() {
            return skipped == 0
                    ? Optional.empty()
                    : Optional.of(Text.of(
                            "Skipped %,d unknown token%s of the prompt: %s.",
                            skipped, skipped == 1 ? "" : "s", String.join(", ", lacking)));
        }
    }

    /** In a text most words follow a space, which belongs to them; at the beginning of a prompt there is none. */
    private String known(String token) {
        String other = token.startsWith(" ") ? token.substring(1) : " " + token;
        return !vocabulary.knows(token) && !other.isEmpty() && vocabulary.knows(other) ? other : token;
    }

    /** Returns a continuation, which is generated as it is asked for; until it has ended, the predictor is its own. */
    public Iterator<String> generate(DecoderState start, Sampling sampling, RandomGenerator random) {
        return new Generation(this, start, sampling, random);
    }

    /**
     * Returns some continuations, each drawn by another split of the seed.
     *
     * @throws InputException if there are no samples
     */
    public List<String> generate(DecoderState start, Sampling sampling, int samples) {
        GenerateLoop.requireSamples(samples);
        var several = new Samples(this, start, sampling, samples, new SplittableRandom(sampling.seed()));
        List<String> texts = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            var text = new StringBuilder();
            several.next().forEachRemaining(text::append);
            texts.add(text.toString());
        }
        return texts;
    }

    private List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        try (var reader =
                new Utf8Reader("The prompt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            tokenizer.split(reader, tokens::add);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
        return tokens;
    }

    /** Describes a token so that even an invisible one is recognized. */
    private static String described(String token) {
        int point = token.codePointAt(0);
        if (token.length() > Character.charCount(point)) {
            return '"' + token + '"';
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                "\"\u25CC%s\" (U+%04X)".formatted(token, point);
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> "U+%04X (%s)".formatted(point, Character.getName(point));
            default -> "\"%s\" (U+%04X)".formatted(token, point);
        };
    }
}
