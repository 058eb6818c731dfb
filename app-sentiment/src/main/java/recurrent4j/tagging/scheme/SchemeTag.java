package recurrent4j.tagging.scheme;

import java.util.Optional;

/**
 * A tag of a scheme, taken apart.
 *
 * @param kind what comes behind the first hyphen; empty for a tag that is its prefix alone
 */
record SchemeTag(Prefix prefix, String kind) {

    static final SchemeTag OUTSIDE = new SchemeTag(Prefix.OUTSIDE, "");

    /** Where in a span a token stands. */
    enum Prefix {
        OUTSIDE('O'),
        BEGIN('B'),
        INSIDE('I'),
        END('E'),
        SINGLE('S');

        private final char letter;

        Prefix(char letter) {
            this.letter = letter;
        }

        /** Letters of BILOU and BMEWO mean the same as those of BIOES, and small ones the same as capitals. */
        private static Optional<Prefix> of(char letter) {
            return switch (letter) {
                case 'O', 'o' -> Optional.of(OUTSIDE);
                case 'B', 'b' -> Optional.of(BEGIN);
                case 'I', 'i', 'M', 'm' -> Optional.of(INSIDE);
                case 'E', 'e', 'L', 'l' -> Optional.of(END);
                case 'S', 's', 'U', 'u', 'W', 'w' -> Optional.of(SINGLE);
                default -> Optional.empty();
            };
        }
    }

    /** Takes a tag apart: {@code O}, or a letter alone, or a letter, a hyphen and a kind, which may have hyphens, too. */
    static Optional<SchemeTag> parse(String tag) {
        boolean kinded = tag.length() > 2 && tag.charAt(1) == '-';
        if (tag.length() != 1 && !kinded) {
            return Optional.empty();
        }
        return Prefix.of(tag.charAt(0))
                .filter(prefix -> prefix != Prefix.OUTSIDE || !kinded)
                .map(prefix -> new SchemeTag(prefix, kinded ? tag.substring(2) : ""));
    }

    boolean isOutside() {
        return prefix == Prefix.OUTSIDE;
    }

    boolean is(Prefix other) {
        return prefix == other;
    }

    /** Whether a span that has come as far as this token must go on in BIOES. */
    boolean isOpen() {
        return prefix == Prefix.BEGIN || prefix == Prefix.INSIDE;
    }

    /** Whether a span goes on from the token before to this one, as conlleval has it. */
    boolean continues(SchemeTag before) {
        return before.isOpen() && (prefix == Prefix.INSIDE || prefix == Prefix.END) && kind.equals(before.kind);
    }

    /** Whether both are in spans of one kind, though perhaps not in the same span. */
    boolean isOfKindOf(SchemeTag other) {
        return !isOutside() && !other.isOutside() && kind.equals(other.kind);
    }

    /** Returns the tag as it is written in every scheme but {@link TagScheme#NONE}. */
    String text() {
        return kind.isEmpty() ? String.valueOf(prefix.letter) : prefix.letter + "-" + kind;
    }
}
