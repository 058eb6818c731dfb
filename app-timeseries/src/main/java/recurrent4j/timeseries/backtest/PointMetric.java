package recurrent4j.timeseries.backtest;

/** How far forecasts are from the truth: the mean of a term over all steps, origins and series. Smaller is better. */
public enum PointMetric {
    /** Mean absolute error {@code |y - f|}, in the unit of the values. */
    MAE("MAE", (truth, forecast, scale) -> Math.abs(truth - forecast)),
    /** Root of the mean squared error {@code (y - f)²}, in the unit of the values. */
    RMSE("RMSE", (truth, forecast, scale) -> (truth - forecast) * (truth - forecast)),
    /** Symmetric error in percent {@code 200 |y - f| / (|y| + |f|)}, from 0 to 200; 0 where both are zero. */
    SMAPE("sMAPE", (truth, forecast, scale) -> {
        double size = Math.abs(truth) + Math.abs(forecast);
        return size == 0 ? 0 : 200 * Math.abs(truth - forecast) / size;
    }),
    /**
     * Mean absolute scaled error {@code |y - f| / s}, where {@code s} is the mean absolute change over a season in the
     * history before the origin; where that is zero, the change over a step, else the size of the value, else 1.
     */
    MASE("MASE", (truth, forecast, scale) -> Math.abs(truth - forecast) / scale);

    private interface Term {
        double of(double truth, double forecast, double scale);
    }

    private final String title;
    private final Term term;

    PointMetric(String title, Term term) {
        this.title = title;
        this.term = term;
    }

    /** Returns what tables call it. */
    public String title() {
        return title;
    }

    double term(double truth, double forecast, double scale) {
        return term.of(truth, forecast, scale);
    }

    /** Returns the error that the mean of its terms makes. */
    double of(double mean) {
        return this == RMSE ? Math.sqrt(mean) : mean;
    }
}
