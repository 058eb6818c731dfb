package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * Where the time stamps of a file lie. Many series share a stamp, so each is numbered as it comes, kept and read once; in a
 * file without any, rows are counted, and a number is its own place.
 */
final class Axis {

    private final CsvReader file;
    private Optional<CsvReader> continuation = Optional.empty();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private TimeScale scale = NumberScale.counting();
    private double[] positions = {};

    Axis(CsvReader file) {
        this.file = file;
    }

    /** Returns the number of a stamp that stands in the line of the file that was read last. */
    int number(String label) {
        return numbers.computeIfAbsent(label, added -> {
            labels.add(added);
            lines.add(line());
            return labels.size() - 1;
        });
    }

    /** Places all stamps, read by one scale. */
    void place(Reading reading) {
        scale = TimeScale.of(labels, reading.step(), reading.dateFormat().map(DatePattern::named))
                .orElseThrow(() -> unreadable(0));
        positions = IntStream.range(0, labels.size())
                .mapToDouble(stamp -> scale.position(labels.get(stamp)).orElseThrow(() -> unreadable(stamp)))
                .toArray();
    }

    private InputException unreadable(int stamp) {
        if (scale instanceof BusinessScale business
                && business.form().parse(labels.get(stamp)).isPresent()) {
            return new InputException(
                    "%s: %s is outside the calendar, one value every %s; remove its row, or name another --frequency, such as \"%s\".",
                    place(lines.get(stamp)),
                    labels.get(stamp),
                    business.calendar(),
                    DateScale.distance(business.calendar().unit()));
        }
        return new InputException(
                "%s: \"%s\" cannot be placed in time; use dates such as 2021-03-21, 2021-03 or 2021-03-21 14:00, periods such"
                        + " as 1990:1, or numbers, one of them throughout, or name the form of the dates with --date-format.",
                place(lines.get(stamp)), labels.get(stamp));
    }

    /** Goes on with a file of what is known ahead. */
    void continueWith(CsvReader ahead) {
        continuation = Optional.of(ahead);
    }

    /** Returns the line that was read last, below zero in the file of what is known ahead. */
    int line() {
        return continuation.map(ahead -> -ahead.line()).orElseGet(file::line);
    }

    /** Returns how messages name a line. */
    String place(int line) {
        return line < 0 ? continuation.orElseThrow().place(-line) : file.place(line);
    }

    CsvReader file() {
        return file;
    }

    TimeScale scale() {
        return scale;
    }

    double position(int stamp) {
        return labels.isEmpty() ? stamp : positions[stamp];
    }

    String label(int stamp) {
        return labels.isEmpty() ? Integer.toString(stamp) : labels.get(stamp);
    }
}
