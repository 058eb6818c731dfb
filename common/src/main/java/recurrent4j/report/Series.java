package recurrent4j.report;

import java.util.stream.IntStream;

/**
 * A named line of points; a value that is not finite is a gap.
 *
 * @param name what the legend calls it
 * @param x where the points lie
 * @param y how high they are, as many as {@code x}
 */
public record Series(String name, double[] x, double[] y) {

    /** @throws IllegalArgumentException if the two have different lengths */
    public Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Series " + name + " has " + x.length + " places but " + y.length
                    + " values; every point needs both.");
        }
    }

    /** Values at consecutive whole numbers, the first at {@code start}. */
    public static Series counted(String name, int start, double[] y) {
        return new Series(
                name,
                IntStream.range(start, start + y.length)
                        .mapToDouble(step -> step)
                        .toArray(),
                y);
    }
}
