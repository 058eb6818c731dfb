package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import recurrent4j.data.Vocabulary;
import recurrent4j.tagging.corpus.Sentence;

/**
 * How a network reads the tokens of a sentence: the number of each word, of its shape and of what else is known of it, and its
 * characters. Words are known by their lower-cased form with every digit as 0 (Lample et al. 2016); what that takes away, shape
 * and characters still show.
 *
 * @param words that have a number of their own
 * @param shapes of words, such as {@code Aa0}
 * @param columns the values of each further column
 * @param characters that have a number of their own, if characters are read
 */
public record TokenEncoding(
        Vocabulary words, Vocabulary shapes, List<Vocabulary> columns, Optional<Vocabulary> characters) {

    /** The longest word that is read whole; of a longer one, so many characters from its beginning and its end together. */
    private static final int LONGEST = 24;

    /** The longest shape: runs of one kind of character count once. */
    private static final int LONGEST_SHAPE = 6;

    /** What of words is read. */
    public record Settings(int minCount, boolean characters) {}

    /** The numbers of a sentence's tokens: words first, then shapes, then further columns. */
    record Encoded(List<int[]> columns) {}

    /** Returns the encoding that fits a training part. */
    public static TokenEncoding fit(List<Sentence> training, Settings settings) {
        Function<String, String> itself = token -> token;
        int columns = training.isEmpty() ? 0 : training.get(0).columns().size();
        List<Vocabulary> further = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int number = column;
            further.add(Vocabulary.fit(
                    counts(training, sentence -> sentence.columns().get(number), itself), 1));
        }
        Optional<Vocabulary> characters = Optional.empty();
        if (settings.characters()) {
            Map<String, Long> counts = new HashMap<>();
            counts(training, Sentence::words, itself)
                    .forEach((word, count) -> word.codePoints()
                            .forEach(character -> counts.merge(Character.toString(character), count, Long::sum)));
            characters = Optional.of(Vocabulary.fit(counts, 1));
        }
        return new TokenEncoding(
                Vocabulary.fit(counts(training, Sentence::words, TokenEncoding::known), settings.minCount()),
                Vocabulary.fit(counts(training, Sentence::words, TokenEncoding::shape), 1),
                List.copyOf(further),
                characters);
    }

    private static Map<String, Long> counts(
            List<Sentence> sentences, Function<Sentence, List<String>> tokens, Function<String, String> form) {
        Map<String, Long> counts = new HashMap<>();
        sentences.forEach(
                sentence -> tokens.apply(sentence).forEach(token -> counts.merge(form.apply(token), 1L, Long::sum)));
        return counts;
    }

    /** Returns the form by which a word is known. */
    static String known(String word) {
        return digitsAsZero(word.toLowerCase(Locale.ROOT));
    }

    private static String digitsAsZero(String word) {
        var form = new StringBuilder(word.length());
        word.codePoints().forEach(character -> form.appendCodePoint(Character.isDigit(character) ? '0' : character));
        return form.toString();
    }

    /** Returns a word's kinds of characters: A for capitals, a for other letters, 0 for digits, others as they are. */
    static String shape(String word) {
        var shape = new StringBuilder();
        int[] last = {-1};
        word.codePoints().map(TokenEncoding::kind).forEach(kind -> {
            if (kind != last[0] && shape.length() < LONGEST_SHAPE) {
                shape.appendCodePoint(kind);
                last[0] = kind;
            }
        });
        return shape.toString();
    }

    private static int kind(int character) {
        if (Character.isDigit(character)) {
            return '0';
        }
        if (Character.isUpperCase(character)) {
            return 'A';
        }
        return Character.isLetter(character) ? 'a' : character;
    }

    /** Returns how many different numbers each column has: words first, then shapes, then further columns. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(words.size(), shapes.size()));
        columns.forEach(column -> sizes.add(column.size()));
        return sizes;
    }

    /** Returns the numbers of a sentence's tokens. */
    Encoded of(Sentence sentence) {
        List<int[]> numbers = new ArrayList<>();
        numbers.add(numbers(sentence.words(), TokenEncoding::known, words));
        numbers.add(numbers(sentence.words(), TokenEncoding::shape, shapes));
        for (int column = 0; column < columns.size(); column++) {
            numbers.add(numbers(sentence.columns().get(column), token -> token, columns.get(column)));
        }
        return new Encoded(numbers);
    }

    private static int[] numbers(List<String> tokens, Function<String, String> form, Vocabulary vocabulary) {
        return tokens.stream()
                .mapToInt(token -> vocabulary.number(form.apply(token)))
                .toArray();
    }

    /** Returns the numbers of a word's characters, from its beginning and its end if it is very long. */
    int[] spelling(String word) {
        Vocabulary alphabet = characters.orElseThrow();
        int[] all = word.codePoints()
                .map(character -> alphabet.number(Character.toString(character)))
                .toArray();
        if (all.length <= LONGEST) {
            return all;
        }
        int[] ends = new int[LONGEST];
        System.arraycopy(all, 0, ends, 0, LONGEST / 2);
        System.arraycopy(all, all.length - LONGEST / 2, ends, LONGEST / 2, LONGEST / 2);
        return ends;
    }
}
