package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenSequenceWriter;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * A tokenized text, split in its own order into a training, a validation and a test part.
 *
 * @param vocabulary fitted to the training part alone
 * @param parts of which the test part may be empty
 */
public record Corpus(
        String name, Tokenization tokenization, Vocabulary vocabulary, Split<TextPart> parts, DataSource source) {

    /** Whether the text is to be memorized, so that it is validated on what it is trained on. */
    public boolean isMemorized() {
        return parts.training().equals(parts.validation());
    }

    /** Returns what decides the tokens of the text, for a run that is to be resumed. */
    public String settings() {
        return "%s, %d known".formatted(tokenization.unit(), vocabulary.tokens().size());
    }

    /** Says what was read, how it is split, and how many tokens are known, in one sentence. */
    public String sentence() {
        String known =
                Text.of(" %,d different ones are known.", vocabulary.tokens().size());
        return isMemorized()
                ? Text.of(
                                "%s: %,d %s to memorize;",
                                name, parts.training().tokens().length(), tokenization.unit())
                        + known
                : Text.of(
                                "%s: %,d %s; %,d to train on, %,d to validate, %,d to test;",
                                name,
                                source.rows(),
                                tokenization.unit(),
                                parts.training().tokens().length(),
                                parts.validation().tokens().length(),
                                parts.test().tokens().length())
                        + known;
    }

    /** Returns warnings about the parts that the scores come from. */
    public List<String> remarks() {
        return Stream.of(
                        parts.validation().remark("the validation part", tokenization.unit()),
                        parts.test().remark("the test part", tokenization.unit()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the name without the ending of a file, for a folder. */
    public String shortName() {
        return name.replaceFirst("\\.[A-Za-z]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    }

    /**
     * Reads a text in three passes, each from end to end: to measure it, to fit the vocabulary, to tokenize it.
     *
     * @param minCount how often a token must stand in the training part to be known
     * @throws InputException if a part would be too short, or every token is too rare
     * @throws IOException if the text cannot be read, or is none
     */
    public static Corpus read(TextSource text, Tokenization tokenization, long minCount, SplitShares shares)
            throws IOException {
        long length = length(text, tokenization);
        Split<Long> ends = shares.ends(length, text.name());
        Vocabulary vocabulary = vocabulary(text, tokenization, minCount, ends.training());
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException(
                    "In the training part of %s nothing stands %d times or more, so that there is nothing to know; choose a smaller --min-count.",
                    text.name(), minCount);
        }
        Split<TextPart> parts = parts(text, tokenization, vocabulary, ends);
        return new Corpus(text.name(), tokenization, vocabulary, parts, text.source(text.sha256(), length));
    }

    /** Tokenizes a whole text by a vocabulary that was fitted to another. */
    public static TextPart part(TextSource text, Tokenization tokenization, Vocabulary vocabulary) throws IOException {
        long length = length(text, tokenization);
        return parts(text, tokenization, vocabulary, new Split<>(length, length, length))
                .training();
    }

    private static long length(TextSource text, Tokenization tokenization) throws IOException {
        long[] length = new long[1];
        try (Utf8Reader reader = text.read()) {
            tokenization.split(reader, token -> length[0]++);
        }
        return length[0];
    }

    private static Vocabulary vocabulary(TextSource text, Tokenization tokenization, long minCount, long training)
            throws IOException {
        Map<String, Long> counts = new HashMap<>();
        long[] place = new long[1];
        try (Utf8Reader reader = text.read()) {
            tokenization.split(reader, token -> {
                if (place[0]++ < training) {
                    counts.merge(token, 1L, Long::sum);
                }
            });
        }
        return Vocabulary.fit(counts, minCount);
    }

    /** Tokenizes a text by a vocabulary, and splits it at these places. */
    public static Split<TextPart> parts(
            TextSource text, Tokenization tokenization, Vocabulary vocabulary, Split<Long> ends) throws IOException {
        long[] bounds = {ends.training(), ends.validation(), ends.test()};
        long[] characters = new long[bounds.length];
        long[] unknown = new long[bounds.length];
        long[] place = new long[1];
        TokenSequence tokens;
        try (Utf8Reader reader = text.read();
                var writer = new TokenSequenceWriter(vocabulary.size(), ends.test())) {
            tokenization.split(reader, token -> {
                int part = place[0] < bounds[0] ? 0 : place[0] < bounds[1] ? 1 : 2;
                int number = vocabulary.number(token);
                writer.add(number);
                place[0]++;
                characters[part] += token.codePointCount(0, token.length());
                unknown[part] += vocabulary.isUnknown(number) ? 1 : 0;
            });
            tokens = writer.finish();
        }
        return new Split<>(
                new TextPart(tokens.part(0, bounds[0]), characters[0], unknown[0]),
                new TextPart(tokens.part(bounds[0], bounds[1]), characters[1], unknown[1]),
                new TextPart(tokens.part(bounds[1], bounds[2]), characters[2], unknown[2]));
    }
}
