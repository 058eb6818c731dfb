package recurrent4j.charlm.generate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/** Continues texts, token by token. The unknown token is never generated. */
public record TextGenerator(StepKernel predictor, Vocabulary vocabulary, Tokenization tokenization) {

    private static final String LINE_END = "\n";

    /** @throws InputException if the vocabulary has no tokens but the unknown one */
    public TextGenerator {
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException("The model knows no token but the unknown one, so that it has nothing to write;"
                    + " train it with a smaller --min-count.");
        }
    }

    /**
     * Reads what is to be continued; of an empty prime, a line end, or the most frequent token if the vocabulary has no line
     * end. A word that is only known with the space before it, or without it, is taken for that one.
     *
     * @throws InputException if the vocabulary lacks tokens of the prime, naming all of them
     */
    DecoderState read(String prime) throws IOException {
        List<String> tokens = tokens(prime).stream().map(this::known).toList();
        Set<String> lacking = tokens.stream()
                .filter(token -> !vocabulary.knows(token))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The model's vocabulary lacks %s of the prime; leave %s out, or, if a shell has garbled it, give it in a file with --prime-file.",
                    lacking.stream().map(TextGenerator::described).collect(Collectors.joining(", ")),
                    lacking.size() == 1 ? "it" : "them");
        }
        if (tokens.isEmpty()) {
            return DecoderState.of(predictor, vocabulary.knows(LINE_END) ? vocabulary.number(LINE_END) : 0);
        }
        return DecoderState.of(
                predictor, tokens.stream().mapToInt(vocabulary::number).toArray());
    }

    /** In a text most words follow a space, which belongs to them; at the beginning of a prime there is none. */
    private String known(String token) {
        String other = token.startsWith(" ") ? token.substring(1) : " " + token;
        return !vocabulary.knows(token) && !other.isEmpty() && vocabulary.knows(other) ? other : token;
    }

    /** Generates a continuation, passing it on piece by piece, and returns all of it. */
    String write(DecoderState start, SearchConfig config, RandomGenerator random, StreamingText.Listener listener)
            throws IOException {
        var text = new StreamingText(config.stop(), listener);
        predictor.restore(start.hidden());
        float[] scores = start.scores();
        float[] candidates = new float[scores.length];
        for (int left = config.length(); left > 0; left--) {
            System.arraycopy(scores, 0, candidates, 0, scores.length);
            if (vocabulary.open()) {
                candidates[vocabulary.tokens().size()] = Float.NEGATIVE_INFINITY;
            }
            int token = config.sampler().choose(candidates, random);
            if (text.add(vocabulary.token(token))) {
                break;
            }
            scores = predictor.step(token);
        }
        return text.end();
    }

    private List<String> tokens(String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (var reader =
                new Utf8Reader("The prime", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            tokenization.split(reader, tokens::add);
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
