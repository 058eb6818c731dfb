package recurrent4j.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the parts of a {@link Split}, as the names of files call them: {@code train.txt}, {@code en_ewt-ud-dev.conllu}. */
public enum Part {
    /** What models are fitted to. */
    TRAINING("train(?:ing)?"),

    /** What choices look at; CoNLL-2003 calls it {@code testa}. */
    VALIDATION("dev(?:el(?:opment)?)?|valid(?:ation)?|val|testa"),

    /** What is looked at once, at the end. */
    TEST("test|testb");

    private final Pattern word;

    Part(String words) {
        this.word = Pattern.compile("(?i)(?<![a-z])(?:" + words + ")(?![a-z])");
    }

    /** Returns which part a file or a folder is by its name, if it says so. */
    public static Optional<Part> of(String name) {
        for (Part part : values()) {
            if (part.in(name).find()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** Looks for the word that says this part in a name. */
    public Matcher in(String name) {
        return word.matcher(name);
    }

    /** Returns what messages call it: {@code training part}. */
    public String text() {
        return switch (this) {
            case TRAINING -> "training part";
            case VALIDATION -> "validation part";
            case TEST -> "test part";
        };
    }
}
