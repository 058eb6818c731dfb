package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.List;
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
        String name, Tokenizer tokenizer, Vocabulary vocabulary, Split<TextPart> parts, DataSource source) {

    /** What its tokens are. */
    public Tokenization tokenization() {
        return tokenizer.kind();
    }

    /** Whether the text is to be memorized, so that it is validated on what it is trained on. */
    public boolean isMemorized() {
        return parts.training().equals(parts.validation());
    }

    /** Returns what decides the tokens of the text, for a run that is to be resumed. */
    public String settings() {
        return "%s, %d known"
                .formatted(tokenization().unit(), vocabulary.tokens().size());
    }

    /** Says what was read, how it is split, and how many tokens are known, in one sentence. */
    public String sentence() {
        String known =
                Text.of(" %,d different ones are known.", vocabulary.tokens().size());
        return isMemorized()
                ? Text.of(
                                "%s: %,d %s to memorize;",
                                name,
                                parts.training().tokens().length(),
                                tokenization().unit())
                        + known
                : Text.of(
                                "%s: %,d %s; %,d to train on, %,d to validate, %,d to test;",
                                name,
                                source.rows(),
                                tokenization().unit(),
                                parts.training().tokens().length(),
                                parts.validation().tokens().length(),
                                parts.test().tokens().length())
                        + known;
    }

    /** Returns warnings about the parts that the scores come from. */
    public List<String> remarks() {
        return Stream.of(
                        parts.validation()
                                .remark("the validation part", tokenization().unit()),
                        parts.test().remark("the test part", tokenization().unit()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the name without the ending of a file, for a folder. */
    public String shortName() {
        return name.replaceFirst("\\.[A-Za-z]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    }

    /**
     * Reads a text in several passes, each from end to end: to measure it, to fit the tokens, to tokenize it.
     *
     * @throws InputException if a part would be too short, every token is too rare, or the vocabulary too small
     * @throws IOException if the text cannot be read, or is none
     */
    public static Corpus read(TextSource text, TokenizerConfig config, SplitShares shares) throws IOException {
        return read(text, TokenizerFit.of(text, config, shares));
    }

    /**
     * Reads a text by the tokens of another, to which a model was fitted.
     *
     * @throws InputException if a part would be too short
     * @throws IOException if the text cannot be read, or is none
     */
    public static Corpus read(TextSource text, Tokenizer tokenizer, Vocabulary vocabulary, SplitShares shares)
            throws IOException {
        return read(text, new TokenizerFit(tokenizer, vocabulary, TokenizerFit.ends(text, tokenizer, shares)));
    }

    private static Corpus read(TextSource text, TokenizerFit fit) throws IOException {
        long length = TokenizerFit.length(text, fit.tokenizer());
        Split<TextPart> parts = parts(text, fit.tokenizer(), fit.vocabulary(), fit.ends());
        DataSource source =
                text.source(text.sha256(), length, fit.tokenizer().kind().unit());
        return new Corpus(text.name(), fit.tokenizer(), fit.vocabulary(), parts, source);
    }

    /** Tokenizes a whole text by a vocabulary that was fitted to another. */
    public static TextPart part(TextSource text, Tokenizer tokenizer, Vocabulary vocabulary) throws IOException {
        long length = TokenizerFit.length(text, tokenizer);
        return parts(text, tokenizer, vocabulary, new Split<>(length, length, length))
                .training();
    }

    /** Tokenizes a text by a vocabulary, and splits it at these places. */
    public static Split<TextPart> parts(TextSource text, Tokenizer tokenizer, Vocabulary vocabulary, Split<Long> ends)
            throws IOException {
        long[] bounds = {ends.training(), ends.validation(), ends.test()};
        long[] characters = new long[bounds.length];
        long[] unknown = new long[bounds.length];
        long[] place = new long[1];
        TokenSequence tokens;
        try (Utf8Reader reader = text.read();
                var writer = new TokenSequenceWriter(vocabulary.size(), ends.test())) {
            tokenizer.split(reader, token -> {
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
