package recurrent4j.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Text of which some spans are marked with what they are, such as names with their kinds. Colours say nothing that is not
 * written beside them.
 *
 * @param caption what it is, or empty
 * @param lines the text, or what is to be compared line by line
 */
public record MarkedText(String caption, List<Line> lines) implements Sample {

    /** So many kinds have a colour of their own; more begin with the first colour again. */
    static final int COLORS = Palette.COLORS;

    /**
     * One of the lines.
     *
     * @param name what it is, where there are several; or empty
     */
    public record Line(String name, List<Run> runs) {

        public Line {
            runs = List.copyOf(runs);
        }
    }

    /** A part of the text, marked or not. */
    public record Run(String text, Optional<Mark> mark) {

        /** A part without a mark. */
        public static Run plain(String text) {
            return new Run(text, Optional.empty());
        }
    }

    /**
     * What stands at a part.
     *
     * @param kind that the key explains; has the colour
     * @param note what else is to be said of this part, or empty
     * @param wrong whether it is an error
     * @param color number of the colour, from 0
     */
    public record Mark(String kind, String note, boolean wrong, int color) {

        String style() {
            return "c" + Math.floorMod(color, COLORS) + (wrong ? " wrong" : "");
        }

        String label() {
            String cross = wrong ? "✗ " : "";
            return cross + (note.isEmpty() ? kind : kind + ", " + note);
        }
    }

    public MarkedText {
        lines = List.copyOf(lines);
    }

    /** Returns a text of one line. */
    public static MarkedText of(String caption, List<Run> runs) {
        return new MarkedText(caption, List.of(new Line("", runs)));
    }

    List<Mark> marks() {
        return lines.stream()
                .flatMap(line -> line.runs().stream())
                .flatMap(run -> run.mark().stream())
                .toList();
    }

    /** Adds the text to a page. */
    void write(StringBuilder html) {
        html.append("<div class=\"marked%s\">\n".formatted(marks().isEmpty() ? " plain" : ""));
        for (Line line : lines) {
            html.append("<p>");
            if (!line.name().isEmpty()) {
                html.append("<span class=\"name\">" + Markup.escaped(line.name()) + "</span> ");
            }
            line.runs()
                    .forEach(run -> html.append(run.mark()
                            .map(mark -> marked(mark, run.text(), mark.label()))
                            .orElse(Markup.escaped(run.text()))));
            html.append("</p>\n");
        }
        html.append("</div>\n");
    }

    /** Adds what the colours of several texts mean to a page, in the order of colours. */
    static void writeKey(List<MarkedText> texts, StringBuilder html) {
        List<Mark> marks = texts.stream().flatMap(text -> text.marks().stream()).toList();
        html.append(marks.isEmpty() ? "" : "<p class=\"marks\">");
        marks.stream()
                .map(mark -> new Mark(mark.kind(), "", false, mark.color()))
                .distinct()
                .sorted(Comparator.comparingInt(Mark::color))
                .forEach(mark -> html.append(marked(mark, mark.kind(), "")).append(' '));
        marks.stream()
                .filter(Mark::wrong)
                .findFirst()
                .ifPresent(mark -> html.append("<mark class=\"wrong\">✗ an error</mark>"));
        html.append(marks.isEmpty() ? "" : "</p>\n");
    }

    private static String marked(Mark mark, String text, String label) {
        String small = label.isEmpty() ? "" : " <small>" + Markup.escaped(label) + "</small>";
        return "<mark class=\"" + mark.style() + "\">" + Markup.escaped(text) + small + "</mark>";
    }
}
