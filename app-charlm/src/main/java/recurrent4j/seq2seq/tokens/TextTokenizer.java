package recurrent4j.seq2seq.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Vocabulary;
import recurrent4j.data.WordPieces;

/**
 * Cuts texts into characters, words or byte pairs. A token of byte pairs that begins a word has a space before it, so that tokens
 * put together are the text again, up to its white space and folded capitals. Thread-safe.
 */
public final class TextTokenizer implements Tokenizer {

    /** Marks where a word begins; none stands within a word. */
    private static final String BEGINS = " ";

    /** As many words as make up nearly all of a text. */
    private static final int REMEMBERED = 1 << 17;

    private final TokenUnit unit;
    private final boolean fold;
    private final BytePairs pairs;
    private final Vocabulary vocabulary;
    private final Map<String, Merged> remembered = new ConcurrentHashMap<>();
    private final Map<String, BytePairs.Merge> made = new ConcurrentHashMap<>();

    private record Merged(List<String> tokens, int[] numbers) {}

    /**
     * A tokenizer with a vocabulary.
     *
     * @param pairs the merges; none but for byte pairs
     */
    public TextTokenizer(TokenUnit unit, boolean fold, BytePairs pairs, Vocabulary vocabulary) {
        this.unit = unit;
        this.fold = fold;
        this.pairs = pairs;
        this.vocabulary = vocabulary;
        pairs.merges().forEach(merge -> made.put(merge.merged(), merge));
    }

    @Override
    public TokenUnit unit() {
        return unit;
    }

    /** Whether capitals are taken for small letters. */
    public boolean fold() {
        return fold;
    }

    /** The merges in the order in which they are made; none but for byte pairs. */
    public BytePairs pairs() {
        return pairs;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public List<String> tokens(String text) {
        List<String> units = units(text, unit, fold);
        if (unit != TokenUnit.BYTE_PAIRS) {
            return units;
        }
        List<String> tokens = new ArrayList<>();
        units.forEach(word -> tokens.addAll(merged(word).tokens()));
        return tokens;
    }

    /** Returns what a text is cut into before words are cut into byte pairs. */
    static List<String> units(String text, TokenUnit unit, boolean fold) {
        String folded = fold ? text.toLowerCase(Locale.ROOT) : text;
        return switch (unit) {
            case CHARACTERS -> characters(folded);
            case LETTERS -> characters(Normalizer.normalize(folded, Form.NFD));
            case WORDS, BYTE_PAIRS -> Whitespace.split(folded);
        };
    }

    @Override
    public int[] numbers(String text) {
        if (unit != TokenUnit.BYTE_PAIRS) {
            return Tokenizer.super.numbers(text);
        }
        List<Merged> words = units(text, unit, fold).stream().map(this::merged).toList();
        int[] numbers =
                new int[words.stream().mapToInt(word -> word.numbers().length).sum()];
        int to = 0;
        for (Merged word : words) {
            System.arraycopy(word.numbers(), 0, numbers, to, word.numbers().length);
            to += word.numbers().length;
        }
        return numbers;
    }

    @Override
    public String text(List<String> tokens) {
        return switch (unit) {
            case CHARACTERS -> String.join("", tokens);
            case LETTERS -> Normalizer.normalize(String.join("", tokens), Form.NFC);
            case WORDS -> String.join(" ", tokens);
            case BYTE_PAIRS -> String.join("", tokens).strip();
        };
    }

    /** Characters of a text, without the blanks around it. */
    private static List<String> characters(String text) {
        return text.strip().codePoints().mapToObj(Character::toString).toList();
    }

    /** Returns the pieces of a word across whose borders no pairs are merged: letters, digits, and signs. */
    static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        var splitter = new WordPieces(pieces::add);
        try {
            splitter.read(BEGINS.charAt(0));
            for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
                splitter.read(word.codePointAt(i));
            }
            splitter.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a list does not fail to take a piece", e);
        }
        return pieces;
    }

    private Merged merged(String word) {
        Merged known = remembered.get(word);
        if (known == null) {
            List<String> tokens = new ArrayList<>();
            pieces(word).forEach(piece -> pairs.tokens(piece).forEach(token -> add(token, tokens)));
            known = new Merged(
                    List.copyOf(tokens),
                    tokens.stream().mapToInt(vocabulary::number).toArray());
            if (remembered.size() < REMEMBERED) {
                remembered.put(word, known);
            }
        }
        return known;
    }

    /** A token that this side of the training part does not have falls into what it was merged from. */
    private void add(String token, List<String> to) {
        BytePairs.Merge merge = vocabulary.knows(token) ? null : made.get(token);
        if (merge == null) {
            to.add(token);
        } else {
            add(merge.left(), to);
            add(merge.right(), to);
        }
    }
}
