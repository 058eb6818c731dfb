package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.stream.Stream;
import recurrent4j.seq2seq.tokens.Whitespace;

/** What the length and the errors of a text are counted in. */
public enum Unit {
    /** What stands between white space, such as words, phones or actions. */
    TOKENS("token") {
        @Override
        public List<String> of(String text) {
            return Whitespace.split(text);
        }
    },

    /** Letters, digits and other characters, white space included. */
    CHARACTERS("character") {
        @Override
        public List<String> of(String text) {
            return text.strip().codePoints().mapToObj(Character::toString).toList();
        }
    };

    private final String name;

    Unit(String name) {
        this.name = name;
    }

    /** Returns those of a text, in order. */
    public abstract List<String> of(String text);

    /** Returns what suits texts: characters where most of them are one word, such as names and numbers. */
    static Unit suited(Stream<String> texts) {
        int balance = texts.mapToInt(text -> Whitespace.split(text).size() > 1 ? 1 : -1)
                .sum();
        return balance >= 0 ? TOKENS : CHARACTERS;
    }

    /** One of them, in a word. */
    @Override
    public String toString() {
        return name;
    }
}
