package recurrent4j.report;

import java.util.PrimitiveIterator;
import recurrent4j.io.Text;

/** A token as a picture names it: what could not be seen has a sign, and what is long is cut in its middle. */
record TokenLabel(String token) {

    /** In code points; enough for nearly all words. */
    private static final int MOST = 16;

    private static final String NOTHING = "∅";
    private static final String BLANK = "␣";

    /** The pictures of control characters follow each other as these do. */
    private static final int CONTROL_PICTURES = 0x2400;

    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int DELETE = 0x7f;

    /** Without which a browser would draw a mark on what stands before it. */
    private static final String CARRIER = "◌";

    /** Returns the whole token with all its characters to be seen. */
    String visible() {
        var visible = new StringBuilder();
        for (PrimitiveIterator.OfInt points = token.codePoints().iterator(); points.hasNext(); ) {
            int point = points.nextInt();
            visible.append(visible.isEmpty() && isMark(point) ? CARRIER : "").append(visible(point));
        }
        return visible.isEmpty() ? NOTHING : visible.toString();
    }

    private static String visible(int point) {
        if (point == ' ') {
            return BLANK;
        } else if (point < ' ') {
            return Character.toString(CONTROL_PICTURES + point);
        } else if (point == DELETE) {
            return Character.toString(PICTURE_OF_DELETE);
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> Text.of("U+%04X", point);
            default -> Character.toString(point);
        };
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Returns the token as it stands beside a row or above a column, escaped. */
    String escaped() {
        return Markup.escaped(cut(visible()));
    }

    private static String cut(String visible) {
        int length = visible.codePointCount(0, visible.length());
        if (length <= MOST) {
            return visible;
        }
        int half = MOST / 2;
        return visible.substring(0, visible.offsetByCodePoints(0, half))
                + "…"
                + visible.substring(visible.offsetByCodePoints(visible.length(), 1 - half));
    }

    /** Returns the heading of a row. */
    String besideRow() {
        return heading("row", "");
    }

    /** Returns the heading of a column, which is read upwards where it is longer than the column is wide. */
    String aboveColumn() {
        return heading("col", isOneCharacter() ? "" : " class=\"up\"");
    }

    private boolean isOneCharacter() {
        String visible = visible();
        return visible.codePoints().filter(point -> !isMark(point)).count() <= 1;
    }

    private String heading(String scope, String style) {
        String label = escaped();
        String whole = Markup.escaped(visible());
        String title = label.equals(whole) ? "" : " title=\"" + whole + "\"";
        return "<th scope=\"%s\"%s%s><bdi>%s</bdi></th>".formatted(scope, style, title, label);
    }
}
