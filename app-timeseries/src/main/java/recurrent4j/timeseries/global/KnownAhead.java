package recurrent4j.timeseries.global;

import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * How a covariate that is known ahead is shown: as distances from its mean in the window, so that the level of a price in a
 * series does not matter, in one unit for all series. A unit of each window's own, as past covariates have it, would hide an
 * event from a window that has seen none.
 *
 * @param name of the column or the event
 * @param unit of the distances; 0 for what never changed in training and tells nothing
 */
public record KnownAhead(String name, double unit) {

    /** Rare events have a small deviation, of which one would be far too many. */
    private static final double OF_RANGE = 0.25;

    /** @throws InputException if the unit is none */
    public KnownAhead {
        if (!(unit >= 0 && unit < Double.POSITIVE_INFINITY)) {
            throw new InputException("A unit of %s is none; it is a finite number, 0 or more.", unit);
        }
    }

    /** Fits to what is known until the last values: the deviation within series, or a quarter of the range if that is more. */
    static KnownAhead of(SeriesSet known, int which) {
        double squares = 0;
        double range = 0;
        long count = 0;
        for (Series series : known.series()) {
            double[] numbers = series.covariates().future()[which];
            double mean = 0;
            double least = numbers[0];
            double most = numbers[0];
            for (int i = 0; i < series.length(); i++) {
                mean += (numbers[i] - mean) / (i + 1);
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
            for (int i = 0; i < series.length(); i++) {
                squares += (numbers[i] - mean) * (numbers[i] - mean);
            }
            count += series.length();
            range = Math.max(range, most - least);
        }
        return new KnownAhead(
                known.names().future().get(which), Math.max(Math.sqrt(squares / count), OF_RANGE * range));
    }

    static List<String> names(List<KnownAhead> all) {
        return all.stream().map(KnownAhead::name).toList();
    }
}
