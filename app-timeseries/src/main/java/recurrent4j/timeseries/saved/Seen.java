package recurrent4j.timeseries.saved;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * By which series are recognised that a model has learned from, whatever they are called now; {@code seen.json} in its bundle.
 *
 * @param series by id
 */
public record Seen(Map<String, Beginning> series) {

    /** Enough to tell series of one name apart, and small in a file of a hundred thousand. */
    private static final int DIGITS = 16;

    /** Values in a row by which a series is recognised; so many of fewer kinds could be the same by chance. */
    static final int MARK = 12;

    private static final int KINDS = 4;

    public Seen {
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    }

    /**
     * How many values of a series were seen, and their checksum.
     *
     * @param head the checksum of the first of them; empty where they are too few or too much alike, and in older models
     * @param tail the same of the last
     */
    record Beginning(
            int length,
            String checksum,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String head,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String tail) {

        Beginning {
            if (length < 1) {
                throw new InputException("What was seen of a series has a length.");
            }
        }

        /** What older models know. */
        Beginning(int length, String checksum) {
            this(length, checksum, "", "");
        }

        private static Beginning of(double[] values) {
            return new Beginning(values.length, Seen.checksum(values), mark(values, MARK), mark(values, values.length));
        }

        /** Whether a series begins with all that was seen. */
        boolean begins(double[] values) {
            return values.length >= length
                    && Seen.checksum(Arrays.copyOf(values, length)).equals(checksum);
        }
    }

    /** Returns that all of a set was seen. */
    public static Seen of(SeriesSet set) {
        return new Seen(set.series().stream().collect(Collectors.toMap(Series::id, one -> Beginning.of(one.values()))));
    }

    /** Returns the checksum of {@value #MARK} values before a moment, or nothing where they don't tell a series from others. */
    static String mark(double[] values, int until) {
        int from = until - MARK;
        return from < 0
                        || until > values.length
                        || Arrays.stream(values, from, until).distinct().count() < KINDS
                ? ""
                : checksum(Arrays.copyOfRange(values, from, until));
    }

    static String checksum(double[] values) {
        return new Checksum().add(values).hex().substring(0, DIGITS);
    }
}
