package recurrent4j.seq2seq.baseline;

import java.util.Collection;
import java.util.List;

/** What a baseline cuts texts into. */
public enum TextUnit {
    /** What stands between blanks. */
    WORDS,

    /** Unicode code points. */
    CHARACTERS;

    /** Texts of more words than this, on the average, are taken for sentences. */
    private static final double WORDS_OF_SENTENCES = 2;

    /** Returns words for texts that are sentences or other rows of words, and characters for texts that are single words. */
    public static TextUnit of(Collection<String> texts) {
        double words = texts.stream()
                .mapToInt(text -> WORDS.tokens(text).size())
                .average()
                .orElse(0);
        return words > WORDS_OF_SENTENCES ? WORDS : CHARACTERS;
    }

    /** Returns the parts of a text. */
    public List<String> tokens(String text) {
        if (this == CHARACTERS) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    /** Returns the text of parts. */
    public String text(List<String> tokens) {
        return String.join(this == WORDS ? " " : "", tokens);
    }
}
