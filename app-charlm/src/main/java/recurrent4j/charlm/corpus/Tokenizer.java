package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import recurrent4j.data.BytePairs;
import recurrent4j.data.WordPieces;
import recurrent4j.io.Utf8Reader;

/** Splits texts into tokens; put together, the tokens are the text again. Thread-safe. */
public final class Tokenizer {

    /** Splits a text into its Unicode code points. */
    public static final Tokenizer CHARACTERS = new Tokenizer(Tokenization.CHARACTERS, null);

    /** Splits a text into words, numbers and single signs. */
    public static final Tokenizer WORDS = new Tokenizer(Tokenization.WORDS, null);

    /** As many words as make up nearly all of a text. */
    private static final int REMEMBERED = 1 << 16;

    private final Tokenization kind;
    private final BytePairs pairs;
    private final Map<String, List<String>> remembered = new ConcurrentHashMap<>();

    private Tokenizer(Tokenization kind, BytePairs pairs) {
        this.kind = kind;
        this.pairs = pairs;
    }

    /** Returns the tokenizer that splits a text into words, and these by merges of byte pairs. */
    public static Tokenizer of(BytePairs pairs) {
        return new Tokenizer(Tokenization.BPE, pairs);
    }

    /** What the tokens are. */
    public Tokenization kind() {
        return kind;
    }

    /** By which merges words are split, if they are. */
    public Optional<BytePairs> pairs() {
        return Optional.ofNullable(pairs);
    }

    /** Takes tokens in the order of the text. */
    @FunctionalInterface
    public interface Tokens {
        void add(String token) throws IOException;
    }

    /** Splits a text to its end. */
    public void split(Utf8Reader text, Tokens to) throws IOException {
        switch (kind) {
            case CHARACTERS -> characters(text, to);
            case WORDS -> {
                var words = new WordSplitter(to);
                for (int point = text.read(); point != Utf8Reader.END; point = text.read()) {
                    words.read(point);
                }
                words.end();
            }
            case BPE ->
                pieces(text, word -> {
                    for (String token : tokens(word)) {
                        to.add(token);
                    }
                });
        }
    }

    /** Splits a text into the words across whose borders no byte pairs are merged. */
    static void pieces(Utf8Reader text, Tokens to) throws IOException {
        var pieces = new WordPieces(to::add);
        for (int point = text.read(); point != Utf8Reader.END; point = text.read()) {
            pieces.read(point);
        }
        pieces.end();
    }

    private List<String> tokens(String word) {
        List<String> known = remembered.get(word);
        if (known != null) {
            return known;
        }
        List<String> tokens = pairs.tokens(word);
        if (remembered.size() < REMEMBERED) {
            remembered.put(word, tokens);
        }
        return tokens;
    }

    private static void characters(Utf8Reader text, Tokens to) throws IOException {
        // Nearly all text is made of few characters, whose strings need not be made anew each time.
        String[] known = new String[1 << 16];
        for (int point = text.read(); point != Utf8Reader.END; point = text.read()) {
            if (point >= known.length) {
                to.add(Character.toString(point));
            } else {
                if (known[point] == null) {
                    known[point] = Character.toString(point);
                }
                to.add(known[point]);
            }
        }
    }
}
