package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/** Reads files with a pair a line. */
final class LineReader {

    /** How a line of SCAN is written (Lake and Baroni 2018). */
    static final Pattern SCAN = Pattern.compile("\\s*IN:(.*?)\\sOUT:(.*)");

    private LineReader() {}

    /** Takes lines with their numbers, from 1. */
    @FunctionalInterface
    interface Lines {
        void line(long number, String line);
    }

    static void lines(TextFile file, Lines to) throws IOException {
        try (Utf8Reader reader = file.read()) {
            long number = 0;
            for (var line = reader.line(); line.isPresent(); line = reader.line()) {
                to.line(++number, line.get());
            }
        }
    }

    /**
     * Reads two files in parallel.
     *
     * @throws InputException if one of them has more lines
     */
    static void parallel(TextFile sources, TextFile targets, PairList to) throws IOException {
        try (Utf8Reader source = sources.read();
                Utf8Reader target = targets.read()) {
            for (long number = 1; ; number++) {
                Optional<String> left = source.line();
                Optional<String> right = target.line();
                if (left.isEmpty() && right.isEmpty()) {
                    return;
                } else if (left.isEmpty() || right.isEmpty()) {
                    throw new InputException(
                            "%s has a line %,d, and %s has not: the line has no partner; give two files of equally many lines.",
                            (left.isEmpty() ? targets : sources).name(),
                            number,
                            (left.isEmpty() ? sources : targets).name());
                }
                to.add(left.get(), right.get(), Text.of("line %,d", number));
            }
        }
    }

    /** Reads the first two columns. */
    static void columns(TextFile file, PairList to) throws IOException {
        lines(file, (number, line) -> {
            String[] cells = line.split("\t", 3);
            to.add(cells[0], cells.length > 1 ? cells[1] : "", Text.of("line %,d", number));
            if (cells.length > 2) {
                to.count(
                        "lines have more than two columns, of which the first two are read",
                        Text.of("line %,d", number));
            }
        });
    }

    /** Reads SCAN's lines. */
    static void scan(TextFile file, PairList to) throws IOException {
        lines(file, (number, line) -> {
            Matcher parts = SCAN.matcher(line);
            if (parts.matches()) {
                to.add(parts.group(1), parts.group(2), Text.of("line %,d", number));
            } else if (line.isBlank()) {
                to.add("", "", Text.of("line %,d", number));
            } else {
                throw new InputException(
                        "Line %,d of %s is not written as IN: … OUT: …, as others are; mend it, or choose another --format.",
                        number, file.name());
            }
        });
    }
}
