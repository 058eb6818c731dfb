package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.List;
import recurrent4j.io.InputException;

/**
 * What is known of a series beside its values.
 *
 * @param past what was measured with them, {@code [quantity][moment]}, each as long as the values; not to be changed
 * @param future what is known ahead, such as prices and holidays, {@code [quantity][moment]}, each as long as the values or
 *     longer; not to be changed
 * @param statics what is the same at every moment, such as a region: a text for each feature
 */
public record Covariates(double[][] past, double[][] future, List<String> statics) {

    /** No covariates. */
    public static final Covariates NONE = new Covariates(new double[0][], new double[0][], List.of());

    public Covariates {
        statics = List.copyOf(statics);
    }

    /** Returns covariates of which nothing is known ahead. */
    public static Covariates ofPast(double[]... past) {
        return new Covariates(past, new double[0][], List.of());
    }

    /** Returns covariates that are known ahead, and no others. */
    public static Covariates ofFuture(double[]... future) {
        return new Covariates(new double[0][], future, List.of());
    }

    /** Returns static features, and nothing else. */
    public static Covariates ofStatics(String... statics) {
        return new Covariates(new double[0][], new double[0][], List.of(statics));
    }

    /** Returns the same with more quantities that are known ahead. */
    Covariates and(double[]... ahead) {
        double[][] all = Arrays.copyOf(future, future.length + ahead.length);
        System.arraycopy(ahead, 0, all, future.length, ahead.length);
        return new Covariates(past, all, statics);
    }

    /** Returns the same with the first of the quantities that are known ahead alone. */
    Covariates firstAhead(int count) {
        return new Covariates(past, Arrays.copyOf(future, count), statics);
    }

    /** Refuses what does not fit a series. */
    void require(String id, double[] values, Clock clock) {
        for (double[] covariate : past) {
            requireNumbers(id, covariate, values.length, covariate.length == values.length);
            Series.requireSize("A covariate of series " + id, covariate, clock, values.length);
        }
        for (double[] covariate : future) {
            requireNumbers(id, covariate, values.length, covariate.length >= values.length);
            Series.requireSize("A covariate of series " + id, covariate, clock, values.length);
        }
    }

    private static void requireNumbers(String id, double[] covariate, int values, boolean fits) {
        if (!fits || !Arrays.stream(covariate).allMatch(Double::isFinite)) {
            throw new InputException(
                    "A covariate of series %s needs one finite number for each of its %d values.", id, values);
        }
    }

    /** Returns how many steps behind so many values all of them are known ahead. */
    int ahead(int values) {
        return Arrays.stream(future)
                .mapToInt(covariate -> covariate.length - values)
                .min()
                .orElse(0);
    }

    /** Returns those of a stretch of a series; what is known ahead stays known behind its end. */
    Covariates part(int from, int to) {
        double[][] pasts = new double[past.length][];
        Arrays.setAll(pasts, i -> Arrays.copyOfRange(past[i], from, to));
        double[][] futures = new double[future.length][];
        Arrays.setAll(futures, i -> from == 0 ? future[i] : Arrays.copyOfRange(future[i], from, future[i].length));
        return new Covariates(pasts, futures, statics);
    }

    /**
     * Returns the same with those of what came later.
     *
     * @param values how many came before
     */
    Covariates followedBy(Covariates later, int values) {
        double[][] pasts = new double[past.length][];
        Arrays.setAll(pasts, i -> joined(past[i], past[i].length, later.past[i]));
        double[][] futures = new double[future.length][];
        Arrays.setAll(futures, i -> joined(future[i], values, later.future[i]));
        return new Covariates(pasts, futures, statics);
    }

    static double[] joined(double[] first, int until, double[] then) {
        double[] both = Arrays.copyOf(first, until + then.length);
        System.arraycopy(then, 0, both, until, then.length);
        return both;
    }
}
