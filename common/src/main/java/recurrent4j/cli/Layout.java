package recurrent4j.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How lines are laid out on a terminal: sentences are broken between words, commands with a backslash so that they can still
 * be pasted, and tables that are too wide go on below with their first column repeated. Lines that begin with an asterisk, as
 * the winner's do, stand out where there are colours.
 */
record Layout(Terminal terminal) {

    private static final String MARK = "* ";
    private static final String WINNER = "\033[1;32m";
    private static final String PLAIN = "\033[0m";
    private static final String COMMAND = "  ";
    private static final String GOES_ON = " \\";
    private static final int FEWEST = 20;

    /** Returns text, lines of which are too long or stand out, as lines for the terminal. */
    String lines(String text) {
        int width = terminal.width().getAsInt();
        List<String> laidOut = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            int end = endOfTable(lines, i);
            if (end - i > 1) {
                laidOut.addAll(table(lines.subList(i, end), width));
                i = end;
            } else {
                boolean command =
                        i > 0 && lines.get(i - 1).endsWith(":") && lines.get(i).startsWith(COMMAND);
                laidOut.addAll(command ? command(lines.get(i), width) : sentence(lines.get(i), width));
                i++;
            }
        }
        boolean ended = text.endsWith("\n");
        return String.join(
                        System.lineSeparator(),
                        laidOut.stream().map(this::marked).toList())
                + (ended ? System.lineSeparator() : "");
    }

    private String marked(String line) {
        return terminal.coloured() && line.startsWith(MARK) ? WINNER + line + PLAIN : line;
    }

    /** Rows of a table have columns that are parted by two blanks or more, and one length. */
    private static int endOfTable(List<String> lines, int from) {
        int end = from;
        int length = lines.get(from).length();
        while (end < lines.size()
                && lines.get(end).length() == length
                && lines.get(end).strip().contains("  ")) {
            end++;
        }
        return end;
    }

    private static List<String> sentence(String line, int width) {
        String indentation = " ".repeat(line.length() - line.stripLeading().length());
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            if (end <= indentation.length()) {
                end = rest.indexOf(' ', width);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indentation + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static List<String> command(String line, int width) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int end = lastOutsideQuotes(rest, width - GOES_ON.length());
            if (end <= 2 * COMMAND.length()) {
                break;
            }
            lines.add(rest.substring(0, end) + GOES_ON);
            rest = COMMAND.repeat(2) + rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** Returns the last blank up to a place that parts two arguments, or -1. */
    private static int lastOutsideQuotes(String line, int width) {
        int last = -1;
        boolean quoted = false;
        for (int i = 0; i <= width; i++) {
            quoted ^= line.charAt(i) == '\'';
            last = line.charAt(i) == ' ' && !quoted ? i : last;
        }
        return last;
    }

    /** A column from a character, included, to another, excluded. */
    private record Column(int from, int to) {}

    private static List<String> table(List<String> rows, int width) {
        if (rows.get(0).length() <= width) {
            return rows;
        }
        List<Column> columns = columns(rows);
        int figures = rows.get(0).length() - columns.get(0).to();
        // Names give way, so that figures stand side by side; of what does not fit beside them, enough is left to tell
        // them.
        int room = width - figures >= FEWEST ? width - figures : Math.max(FEWEST, width * 2 / 5);
        int first = Math.min(columns.get(0).to(), room);
        List<String> lines = new ArrayList<>();
        for (int next = 1; next < columns.size(); ) {
            int begin = next;
            int used = first;
            while (next < columns.size()
                    && (next == begin
                            || used + columns.get(next).to() - columns.get(next).from() <= width)) {
                used += columns.get(next).to() - columns.get(next).from();
                next++;
            }
            if (begin > 1) {
                lines.add("");
            }
            for (String row : rows) {
                String whole = row.substring(0, columns.get(0).to()).stripTrailing();
                boolean rule = whole.strip().matches("-+") && whole.length() > first;
                String name = rule ? whole.substring(0, first) : LiveLine.shortened(whole, first);
                lines.add(name
                        + " ".repeat(first - name.length())
                        + row.substring(
                                columns.get(begin).from(), columns.get(next - 1).to()));
            }
        }
        return lines;
    }

    /** Finds the columns of a table; each but the first begins with the blanks that part it from the one before. */
    private static List<Column> columns(List<String> rows) {
        int length = rows.get(0).length();
        List<Integer> starts = new ArrayList<>(Collections.singleton(0));
        boolean within = false;
        for (int i = 0; i < length; i++) {
            int place = i;
            boolean blank = rows.stream().allMatch(row -> row.charAt(place) == ' ');
            boolean two = blank && i + 1 < length && rows.stream().allMatch(row -> row.charAt(place + 1) == ' ');
            if (within && two) {
                starts.add(i);
                within = false;
            }
            within |= !blank;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            columns.add(new Column(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : length));
        }
        return columns;
    }
}
