package recurrent4j.seq2seq.corpus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pairs are for. */
enum Part {
    TRAINING("train(?:ing)?"),
    VALIDATION("dev(?:el(?:opment)?)?|valid(?:ation)?|val"),
    TEST("test");

    private final Pattern word;

    Part(String words) {
        this.word = Pattern.compile("(?i)(?<![a-z])(?:" + words + ")(?![a-z])");
    }

    /** Returns which part a file or a folder is by its name. */
    static Optional<Part> of(String name) {
        for (Part part : values()) {
            if (part.word.matcher(name).find()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** Returns where in a name this part's word stands. */
    Matcher in(String name) {
        return word.matcher(name);
    }

    /** Returns what messages call it. */
    String text() {
        return switch (this) {
            case TRAINING -> "training part";
            case VALIDATION -> "validation part";
            case TEST -> "test part";
        };
    }
}
