package recurrent4j.timeseries.backtest;

/** How good intervals are: the mean of a term over all steps, origins and series. */
public enum IntervalMetric {
    /** The share of values within the bounds; good where it is the level that the interval claims. */
    COVERAGE("coverage", (truth, bounds, scale) -> bounds.outside(truth) > 0 ? 0 : 1),
    /** The distance of the bounds, in the unit of the values; the smaller of two with the same coverage is better. */
    WIDTH("width", (truth, bounds, scale) -> bounds.width()),
    /**
     * Mean scaled interval score (Gneiting and Raftery, 2007; scaled as MASE is): the width, and {@code 2 / (1 - level)}
     * times the distance of a value that lies outside, over the scale. Smaller is better.
     */
    MSIS("MSIS", (truth, bounds, scale) -> (bounds.width() + 2 / (1 - bounds.level()) * bounds.outside(truth)) / scale),
    /**
     * Pinball loss of both bounds as the quantiles that they are, {@code q (y - f)} above a forecast {@code f} of the
     * quantile {@code q} and {@code (1 - q) (f - y)} below, in the unit of the values. Smaller is better.
     */
    PINBALL("pinball", (truth, bounds, scale) -> {
        double tail = (1 - bounds.level()) / 2;
        return (pinball(truth, bounds.lower(), tail) + pinball(truth, bounds.upper(), 1 - tail)) / 2;
    });

    private interface Term {
        double of(double truth, Bounds bounds, double scale);
    }

    private final String title;
    private final Term term;

    IntervalMetric(String title, Term term) {
        this.title = title;
        this.term = term;
    }

    /** Returns what tables call it. */
    public String title() {
        return title;
    }

    double term(double truth, Bounds bounds, double scale) {
        return term.of(truth, bounds, scale);
    }

    /** Returns the loss of a forecast of a quantile. */
    static double pinball(double truth, double forecast, double quantile) {
        return truth >= forecast ? quantile * (truth - forecast) : (1 - quantile) * (forecast - truth);
    }

    /** One step of an interval. */
    record Bounds(double level, double lower, double upper) {

        double width() {
            return upper - lower;
        }

        double outside(double truth) {
            return Math.max(0, Math.max(lower - truth, truth - upper));
        }
    }
}
