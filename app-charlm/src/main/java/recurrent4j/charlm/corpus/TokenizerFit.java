package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/**
 * A tokenizer and its vocabulary, fitted to the training part of a text alone, and where the parts end, in tokens.
 */
record TokenizerFit(Tokenizer tokenizer, Vocabulary vocabulary, Split<Long> ends) {

    /** Words that pairs are learned from, so that their number has a bound: all those of any book or corpus of news. */
    private static final int MOST_WORDS = 1 << 21;

    /**
     * Fits a tokenizer.
     *
     * @throws InputException if a part would be too short, every token is too rare, or there is no room for byte pairs
     */
    static TokenizerFit of(TextSource text, TokenizerConfig config, SplitShares shares) throws IOException {
        Tokenizer tokenizer = config.kind() == Tokenization.WORDS ? Tokenizer.WORDS : Tokenizer.CHARACTERS;
        Split<Long> ends = shares.ends(length(text, tokenizer), text.name());
        Vocabulary vocabulary =
                Vocabulary.fit(counts(text, tokenizer::split, ends.training(), false), config.minCount());
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException(
                    "In the training part of %s nothing stands %d times or more, so that there is nothing to know; choose a smaller --min-count.",
                    text.name(), config.minCount());
        }
        if (config.kind() != Tokenization.BPE) {
            return new TokenizerFit(tokenizer, vocabulary, ends);
        }
        int room = config.vocabulary() - vocabulary.tokens().size();
        if (room < 1) {
            throw new InputException(
                    "A vocabulary of %d tokens has no room for byte pairs beside the %d characters of %s; choose a greater --vocabulary.",
                    config.vocabulary(), vocabulary.tokens().size(), text.name());
        }
        Map<String, Long> words = counts(text, Tokenizer::pieces, ends.training(), true);
        BytePairs pairs = BytePairs.learn(words, Set.copyOf(vocabulary.tokens()), room);
        List<String> tokens = new ArrayList<>(vocabulary.tokens());
        pairs.merges().forEach(merge -> tokens.add(merge.merged()));
        Tokenizer merging = Tokenizer.of(pairs);
        return new TokenizerFit(merging, Vocabulary.open(tokens), ends(text, merging, shares));
    }

    /** Returns where the parts of a text end, in tokens; texts of byte pairs are split by their characters. */
    static Split<Long> ends(TextSource text, Tokenizer tokenizer, SplitShares shares) throws IOException {
        if (tokenizer.kind() != Tokenization.BPE) {
            return shares.ends(length(text, tokenizer), text.name());
        }
        Split<Long> ends = shares.ends(length(text, Tokenizer.CHARACTERS), text.name());
        long[] characters = new long[1];
        long[] tokens = new long[3];
        try (Utf8Reader reader = text.read()) {
            tokenizer.split(reader, token -> {
                tokens[0] += characters[0] < ends.training() ? 1 : 0;
                tokens[1] += characters[0] < ends.validation() ? 1 : 0;
                tokens[2] += characters[0] < ends.test() ? 1 : 0;
                characters[0] += token.codePointCount(0, token.length());
            });
        }
        return new Split<>(tokens[0], tokens[1], tokens[2]);
    }

    static long length(TextSource text, Tokenizer tokenizer) throws IOException {
        long[] length = new long[1];
        try (Utf8Reader reader = text.read()) {
            tokenizer.split(reader, token -> length[0]++);
        }
        return length[0];
    }

    /** Splits a text to its end. */
    private interface Splitting {
        void split(Utf8Reader text, Tokenizer.Tokens to) throws IOException;
    }

    /** Counts what ends in the training part, whose end is given in characters of the text or in what is counted. */
    private static Map<String, Long> counts(TextSource text, Splitting splitting, long training, boolean byCharacters)
            throws IOException {
        Map<String, Long> counts = new HashMap<>();
        long[] place = new long[1];
        try (Utf8Reader reader = text.read()) {
            splitting.split(reader, token -> {
                place[0] += byCharacters ? token.codePointCount(0, token.length()) : 1;
                if (place[0] <= training
                        && (counts.size() < MOST_WORDS || counts.containsKey(token) || !byCharacters)) {
                    counts.merge(token, 1L, Long::sum);
                }
            });
        }
        return counts;
    }
}
