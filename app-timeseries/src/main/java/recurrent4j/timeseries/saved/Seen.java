package recurrent4j.timeseries.saved;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * By which series are recognised that a model has learned from; {@code seen.json} in its bundle.
 *
 * @param series by id
 */
public record Seen(Map<String, Beginning> series) {

    /** Enough to tell series of one name apart, and small in a file of a hundred thousand. */
    private static final int DIGITS = 16;

    public Seen {
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    }

    /** How many values of a series were seen, and their checksum. */
    record Beginning(int length, String checksum) {
        Beginning {
            if (length < 1) {
                throw new InputException("What was seen of a series has a length.");
            }
        }
    }

    /** Returns that all of a set was seen. */
    public static Seen of(SeriesSet set) {
        return new Seen(set.series().stream()
                .collect(Collectors.toMap(Series::id, one -> new Beginning(one.length(), checksum(one.values())))));
    }

    /** Returns with how many values a series begins that were seen; 0 if it is another series, whatever its name. */
    public int of(Series one) {
        Beginning known = series.get(one.id());
        boolean same = known != null
                && one.length() >= known.length()
                && checksum(Arrays.copyOf(one.values(), known.length())).equals(known.checksum());
        return same ? known.length() : 0;
    }

    private static String checksum(double[] values) {
        return new Checksum().add(values).hex().substring(0, DIGITS);
    }
}
