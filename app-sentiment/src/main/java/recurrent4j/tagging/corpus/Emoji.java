package recurrent4j.tagging.corpus;

/** Pictures that are written as several code points: a family, a flag, a hand of some colour. */
final class Emoji {

    private static final int JOINER = 0x200D;

    private Emoji() {}

    /** Whether a picture may begin with a code point; those that this Java does not know yet are pictures, too. */
    static boolean is(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL || point >= 0x1F000 && point <= 0x1FAFF;
    }

    /** Returns where the picture ends that begins at a place. */
    static int end(String text, int place) {
        int first = text.codePointAt(place);
        int end = place + Character.charCount(first);
        boolean half = isHalfOfFlag(first);
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int next = end + Character.charCount(point);
            if (point == JOINER && next < text.length() && is(text.codePointAt(next))) {
                end = next + Character.charCount(text.codePointAt(next));
            } else if (changes(point) || half && isHalfOfFlag(point)) {
                half = false;
                end = next;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isHalfOfFlag(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    /** Whether a code point says how the one before is drawn: its style, colour, frame or region. */
    private static boolean changes(int point) {
        return point == 0xFE0E
                || point == 0xFE0F
                || point == 0x20E3
                || point >= 0x1F3FB && point <= 0x1F3FF
                || point >= 0xE0020 && point <= 0xE007F;
    }
}
