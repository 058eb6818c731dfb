package recurrent4j.seq2seq.apply;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.AnswerLoop;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * A line that was read.
 *
 * @param number from 1
 * @param name what error messages call where it stands
 */
record Line(long number, String name, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    int length() {
        return text.length();
    }

    /**
     * Returns the source and the target that stand in it.
     *
     * @throws InputException if there are not exactly these two
     */
    Pair pair() {
        List<String> cells = List.of(text.split("\t", -1));
        if (cells.size() != 2) {
            throw wrong(cells.size() == 1 ? "no tab" : "more than one tab");
        }
        if (cells.get(0).isBlank()) {
            throw wrong("a target without a source");
        }
        return Pair.of(cells.get(0), cells.get(1));
    }

    private InputException wrong(String what) {
        return new InputException(
                "Line %,d of %s has %s; a line that is scored is a source, a tab, and a target.", number, name, what);
    }

    /**
     * Reads lines one by one.
     *
     * @param name what error messages call the text
     * @param longest characters of a line that are read; a longer one is an error
     */
    static AnswerLoop.Questions<Line> of(String name, Utf8Reader lines, int longest) {
        return new Lines(name, lines, longest, false);
    }

    /** Reads lines, each of which is blank or a pair; it is an error if one is not. */
    static AnswerLoop.Questions<Line> ofPairs(String name, Utf8Reader lines, int longest) {
        return new Lines(name, lines, longest, true);
    }

    private static final class Lines implements AnswerLoop.Questions<Line> {

        private final String name;
        private final Utf8Reader lines;
        private final int longest;
        private final boolean pairs;
        private long number;

        Lines(String name, Utf8Reader lines, int longest, boolean pairs) {
            this.name = name;
            this.lines = lines;
            this.longest = longest;
            this.pairs = pairs;
        }

        @Override
        public Optional<Line> next() throws IOException {
            number++;
            Optional<Line> next = lines.line().map(text -> new Line(number, name, text));
            next.ifPresent(this::require);
            return next;
        }

        private void require(Line line) {
            if (line.length() > longest) {
                throw new InputException(
                        "Line %,d of %s has %,d characters, and none of more than %,d is read; break it up.",
                        number, name, line.length(), longest);
            }
            if (pairs && !line.isBlank()) {
                line.pair();
            }
        }

        @Override
        public boolean ready() throws IOException {
            return lines.ready();
        }
    }
}
