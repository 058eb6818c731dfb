package recurrent4j.readme;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of what a command prints: its lines without what differs from machine to machine, which are numbers, durations,
 * the widths of columns and which row of a table is marked as the best. A line of dots alone stands for any lines, dots at the
 * end of a line for any rest of it.
 */
final class Shape {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern DURATION = Pattern.compile("(< )?(# (h|min|s) )*# (h|min|s|ms)\\b");
    private static final Pattern DOTS = Pattern.compile("(\\.\\.\\.|…)$");

    private Shape() {}

    /** Returns the first line shown that is not printed in its place, or nothing if all are. */
    static Optional<String> difference(List<String> shown, List<String> printed) {
        List<String> expected = lines(shown);
        List<String> actual = lines(printed);
        int furthest = furthest(expected, 0, actual, 0);
        if (furthest == expected.size()) {
            return Optional.empty();
        }
        return Optional.of(furthest < 0 ? "printed besides: " + actual.get(-furthest - 1) : expected.get(furthest));
    }

    /** How many of the lines expected are printed in their order; below 0 where all are, and more. */
    private static int furthest(List<String> expected, int from, List<String> actual, int at) {
        if (from == expected.size()) {
            return at == actual.size() ? from : -at - 1;
        }
        String line = expected.get(from);
        if (DOTS.matcher(line).matches()) {
            int best = from;
            for (int next = at; next <= actual.size(); next++) {
                int reached = furthest(expected, from + 1, actual, next);
                if (reached == expected.size()) {
                    return reached;
                }
                best = Math.max(best, reached);
            }
            return best;
        }
        return at < actual.size() && matches(line, actual.get(at))
                ? furthest(expected, from + 1, actual, at + 1)
                : from;
    }

    private static boolean matches(String expected, String actual) {
        String start = DOTS.matcher(expected).replaceFirst("");
        return start.equals(expected) ? actual.equals(expected) : actual.startsWith(start.stripTrailing());
    }

    private static List<String> lines(List<String> text) {
        return text.stream().map(Shape::of).filter(line -> !line.isEmpty()).toList();
    }

    /** A line's shape. */
    static String of(String line) {
        String shape = NUMBER.matcher(line).replaceAll("#");
        shape = DURATION.matcher(shape.replaceAll("\\s+", " ")).replaceAll("# s");
        return shape.replaceAll("--+", "--").replaceFirst("^ ?\\* ", "").strip();
    }
}
