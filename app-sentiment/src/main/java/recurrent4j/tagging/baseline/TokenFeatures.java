package recurrent4j.tagging.baseline;

import java.util.List;
import java.util.Locale;
import recurrent4j.data.LongIndex;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;

/**
 * What a linear-chain CRF reads of each token, as 64-bit hashes: a million different features share one with a probability of
 * 1 to 37 million.
 *
 * <p>The word, those two places to its left and right, and both pairs of neighbours that it is in; of the word and its
 * neighbours the small letters and the shape ({@code Xx-d} of {@code Anglo-1920}); the first and last one to four characters;
 * whether it begins with a capital, has capitals only, a digit or a hyphen. Of each further column, such as the part of
 * speech, the values up to two places to the left and right, and the pairs and triples of neighbours among them.
 *
 * @param columns how many further columns are read
 */
record TokenFeatures(int columns) {

    private static final int REACH = 2;
    private static final int AFFIX = 4;
    private static final int OF_WORDS = 2 * REACH + 1 + 2 + 3 + 3 + 2 * AFFIX + 4;
    private static final int OF_COLUMN = 2 * REACH + 1 + 2 * REACH + 2 * REACH - 1;

    /** What stands where a token has not got a feature. */
    static final long NONE = 0;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Returns how many features a token may have. */
    int width() {
        return OF_WORDS + columns * OF_COLUMN;
    }

    /**
     * Returns the features of each token, one after the other.
     *
     * @throws InputException if the sentence has fewer columns
     */
    long[] of(Sentence sentence) {
        if (sentence.columns().size() < columns) {
            throw new InputException(
                    "A sentence has %d columns beside its words where this tagger was trained with %d; give it the same.",
                    sentence.columns().size(), columns);
        }
        var features = new Writer(new long[sentence.length() * width()]);
        long[] words = hashes(sentence.words());
        long[] small = hashes(sentence.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
        long[] shapes =
                hashes(sentence.words().stream().map(TokenFeatures::shape).toList());
        List<long[]> others = sentence.columns().stream()
                .limit(columns)
                .map(TokenFeatures::hashes)
                .toList();
        for (int token = 0; token < sentence.length(); token++) {
            features.begin(token * width());
            features.window(words, token, REACH);
            features.pairs(words, token, 1);
            features.window(small, token, 1);
            features.window(shapes, token, 1);
            features.spelling(sentence.words().get(token));
            for (long[] column : others) {
                features.window(column, token, REACH);
                features.pairs(column, token, REACH);
                features.triples(column, token);
            }
        }
        return features.hashes;
    }

    /** Returns its kinds of characters, each run of one kind as one. */
    static String shape(String word) {
        var shape = new StringBuilder();
        char last = 0;
        for (int place = 0; place < word.length(); place++) {
            char character = word.charAt(place);
            char kind = Character.isUpperCase(character)
                    ? 'X'
                    : Character.isLetter(character) ? 'x' : Character.isDigit(character) ? 'd' : character;
            if (kind != last) {
                shape.append(kind);
            }
            last = kind;
        }
        return shape.toString();
    }

    private static long[] hashes(List<String> values) {
        long[] hashes = new long[values.size()];
        for (int token = 0; token < hashes.length; token++) {
            long hash = GOLDEN;
            for (int place = 0; place < values.get(token).length(); place++) {
                hash = step(hash, values.get(token).charAt(place));
            }
            hashes[token] = LongIndex.mixed(hash);
        }
        return hashes;
    }

    /** A step of FNV-1a, by 16 bits. */
    private static long step(long hash, char character) {
        return (hash ^ character) * 0x100000001B3L;
    }

    /** Writes the features of one token after the other; each place of a row belongs to one template. */
    private static final class Writer {

        private final long[] hashes;
        private int row;
        private int place;

        Writer(long... hashes) {
            this.hashes = hashes;
        }

        void begin(int first) {
            row = first;
            place = first;
        }

        void window(long[] values, int token, int reach) {
            for (int offset = -reach; offset <= reach; offset++) {
                put(at(values, token + offset));
            }
        }

        void pairs(long[] values, int token, int reach) {
            for (int offset = -reach; offset < reach; offset++) {
                put(joined(at(values, token + offset), at(values, token + offset + 1)));
            }
        }

        void triples(long[] values, int token) {
            for (int offset = -REACH; offset <= 0; offset++) {
                long pair = joined(at(values, token + offset), at(values, token + offset + 1));
                put(joined(pair, at(values, token + offset + 2)));
            }
        }

        void spelling(String word) {
            long first = GOLDEN;
            long last = GOLDEN;
            for (int length = 1; length <= AFFIX; length++) {
                if (length <= word.length()) {
                    first = step(first, word.charAt(length - 1));
                    last = step(last, word.charAt(word.length() - length));
                }
                put(length <= word.length(), first);
                put(length <= word.length(), last);
            }
            put(!word.isEmpty() && Character.isUpperCase(word.charAt(0)), GOLDEN);
            put(word.chars().allMatch(Character::isUpperCase), GOLDEN);
            put(word.chars().anyMatch(Character::isDigit), GOLDEN);
            put(word.indexOf('-') >= 0, GOLDEN);
        }

        /** Before the first token and after the last stand marks, each of its own place. */
        private static long at(long[] values, int token) {
            if (token < 0) {
                return LongIndex.mixed(token);
            }
            return token < values.length ? values[token] : LongIndex.mixed(GOLDEN + token - values.length);
        }

        private static long joined(long left, long right) {
            return LongIndex.mixed(left * 31 + right);
        }

        private void put(long value) {
            put(true, value);
        }

        private void put(boolean there, long value) {
            long hash = LongIndex.mixed(value + GOLDEN * (place - row + 1));
            hashes[place++] = there ? hash == NONE ? 1 : hash : NONE;
        }
    }
}
