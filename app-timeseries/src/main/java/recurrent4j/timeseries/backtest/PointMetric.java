package recurrent4j.timeseries.backtest;

/** How far forecasts are from the truth: the mean of a term over all steps, origins and series. Smaller is better. */
public enum PointMetric {
    /** Mean absolute error {@code |y - f|}, in the unit of the values. */
    MAE("MAE") {
        @Override
        double term(double truth, double forecast, double scale) {
            return Math.abs(truth - forecast);
        }
    },
    /** Root of the mean squared error {@code (y - f)²}, in the unit of the values. */
    RMSE("RMSE") {
        @Override
        double term(double truth, double forecast, double scale) {
            return (truth - forecast) * (truth - forecast);
        }

        @Override
        double of(double mean) {
            return Math.sqrt(mean);
        }
    },
    /** Symmetric error in percent {@code 200 |y - f| / (|y| + |f|)}, from 0 to 200; 0 where both are zero. */
    SMAPE("sMAPE") {
        @Override
        double term(double truth, double forecast, double scale) {
            double size = Math.abs(truth) + Math.abs(forecast);
            return size == 0 ? 0 : 200 * Math.abs(truth - forecast) / size;
        }
    },
    /**
     * Mean absolute scaled error {@code |y - f| / s}, where {@code s} is the mean absolute change over a season in the
     * history before the origin; where that is zero, the change over a step, else the size of the value, else 1.
     */
    MASE("MASE") {
        @Override
        double term(double truth, double forecast, double scale) {
            return Math.abs(truth - forecast) / scale;
        }
    };

    private final String title;

    PointMetric(String title) {
        this.title = title;
    }

    /** Returns what tables call it. */
    public String title() {
        return title;
    }

    abstract double term(double truth, double forecast, double scale);

    double of(double mean) {
        return mean;
    }
}
