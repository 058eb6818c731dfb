package recurrent4j.timeseries.backtest;

/** How good intervals are: the mean of a term over all steps, origins and series. */
public enum IntervalMetric {
    /** The share of values within the bounds; good where it is the level that the interval claims. */
    COVERAGE("coverage") {
        @Override
        double term(double truth, Bounds bounds, double scale) {
            return truth >= bounds.lower() && truth <= bounds.upper() ? 1 : 0;
        }
    },
    /** The distance of the bounds, in the unit of the values; the smaller of two with the same coverage is better. */
    WIDTH("width") {
        @Override
        double term(double truth, Bounds bounds, double scale) {
            return bounds.upper() - bounds.lower();
        }
    },
    /**
     * Mean scaled interval score (Gneiting and Raftery, 2007; scaled as MASE is): the width, and {@code 2 / (1 - level)}
     * times the distance of a value that lies outside, over the scale. Smaller is better.
     */
    MSIS("MSIS") {
        @Override
        double term(double truth, Bounds bounds, double scale) {
            double outside = Math.max(0, Math.max(bounds.lower() - truth, truth - bounds.upper()));
            return (bounds.upper() - bounds.lower() + 2 / (1 - bounds.level()) * outside) / scale;
        }
    },
    /**
     * Pinball loss of both bounds as the quantiles that they are, {@code q (y - f)} above a forecast {@code f} of the
     * quantile {@code q} and {@code (1 - q) (f - y)} below, in the unit of the values. Smaller is better.
     */
    PINBALL("pinball") {
        @Override
        double term(double truth, Bounds bounds, double scale) {
            double tail = (1 - bounds.level()) / 2;
            return (pinball(truth, bounds.lower(), tail) + pinball(truth, bounds.upper(), 1 - tail)) / 2;
        }
    };

    private final String title;

    IntervalMetric(String title) {
        this.title = title;
    }

    /** Returns what tables call it. */
    public String title() {
        return title;
    }

    abstract double term(double truth, Bounds bounds, double scale);

    /** Returns the loss of a forecast of a quantile. */
    static double pinball(double truth, double forecast, double quantile) {
        return truth >= forecast ? quantile * (truth - forecast) : (1 - quantile) * (forecast - truth);
    }

    /** One step of an interval. */
    record Bounds(double level, double lower, double upper) {}
}
