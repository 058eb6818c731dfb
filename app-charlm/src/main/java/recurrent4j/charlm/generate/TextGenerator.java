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
import recurrent4j.charlm.model.DecoderState;
import recurrent4j.charlm.model.TokenPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/**
 * Continues texts by what a speaker says may follow. The unknown token is never written.
 *
 * @param speaker a trained model
 * @param vocabulary its tokens
 * @param tokenization what it cuts a text into
 */
public record TextGenerator(TokenPredictor speaker, Vocabulary vocabulary, Tokenization tokenization) {

    private static final String LINE_END = "\n";

    public TextGenerator {
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException("The model knows no token but the unknown one, so that it has nothing to write;"
                    + " train it with a smaller --min-count.");
        }
    }

    /**
     * Has the speaker read what is to be continued. Before a text of its own, where there is nothing to continue, it reads a
     * line end, or the most frequent token if it knows no line end.
     *
     * @throws InputException if the vocabulary lacks tokens of the prime, naming all of them
     */
    DecoderState read(String prime) throws IOException {
        List<String> tokens = tokens(prime);
        Set<String> lacking = tokens.stream()
                .filter(token -> !vocabulary.knows(token))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The model's vocabulary lacks %s of the prime; leave %s out, or, if a shell has garbled it, give it in a file with --prime-file."
                            .formatted(
                                    lacking.stream()
                                            .map(TextGenerator::described)
                                            .collect(Collectors.joining(", ")),
                                    lacking.size() == 1 ? "it" : "them"));
        }
        if (tokens.isEmpty()) {
            return DecoderState.of(speaker, vocabulary.knows(LINE_END) ? vocabulary.number(LINE_END) : 0);
        }
        return DecoderState.of(
                speaker, tokens.stream().mapToInt(vocabulary::number).toArray());
    }

    /**
     * Writes a continuation, telling of it piece by piece, and returns all of it.
     *
     * @param random what it is drawn by: the same one writes the same
     */
    String write(DecoderState start, SearchConfig manner, RandomGenerator random, StreamingText.Listener listener)
            throws IOException {
        var draft = new StreamingText(manner.stop(), listener);
        speaker.restore(start.memory());
        float[] scores = start.scores();
        float[] candidates = new float[scores.length];
        for (int left = manner.length(); left > 0; left--) {
            System.arraycopy(scores, 0, candidates, 0, scores.length);
            if (vocabulary.open()) {
                candidates[vocabulary.tokens().size()] = Float.NEGATIVE_INFINITY;
            }
            int token = manner.sampler().choose(candidates, random);
            if (draft.add(vocabulary.token(token))) {
                break;
            }
            scores = speaker.read(token);
        }
        return draft.end();
    }

    /** Returns the most likely continuations, the best first. */
    List<Hypothesis> search(DecoderState start, BeamSearch beam) {
        return beam.phrases(speaker, vocabulary, start);
    }

    private List<String> tokens(String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (var reader =
                new Utf8Reader("The prime", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            tokenization.split(reader, tokens::add);
        }
        return tokens;
    }

    /** Shows a token so that even one that has no shape of its own is recognized. */
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
