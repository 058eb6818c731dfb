package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/** The different time stamps of a file, numbered as they come: many series share them, so each is kept and read once. */
final class Stamps {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    /** Returns the number of a stamp that stands in a line. */
    int number(String label, int line) {
        Integer known = numbers.putIfAbsent(label, labels.size());
        if (known != null) {
            return known;
        }
        labels.add(label);
        lines.add(line);
        return labels.size() - 1;
    }

    /** Returns the axis on which all stamps lie, read by one scale. */
    Axis axis(CsvReader file) {
        TimeScale scale = TimeScale.of(labels).orElseThrow(() -> unreadable(file, 0));
        double[] positions = new double[labels.size()];
        for (int i = 0; i < positions.length; i++) {
            int stamp = i;
            positions[i] = scale.position(labels.get(i)).orElseThrow(() -> unreadable(file, stamp));
        }
        return new Axis(scale, stamp -> positions[stamp], labels::get);
    }

    private IllegalArgumentException unreadable(CsvReader file, int stamp) {
        return new InputException(("%s: \"%s\" cannot be placed in time; use dates such as 2021-03-21, 2021-03 "
                        + "or 2021-03-21 14:00, periods such as 1990:1, or numbers, one of them throughout.")
                .formatted(file.place(lines.get(stamp)), labels.get(stamp)));
    }
}
