package recurrent4j.timeseries.backtest;

/** The mean of a number at each step of the horizon, and over all. */
final class StepMeans {

    private final double[] sums;
    private long forecasts;

    StepMeans(int horizon) {
        sums = new double[horizon];
    }

    /** Adds the numbers of one forecast. */
    void add(double[] terms) {
        for (int step = 0; step < sums.length; step++) {
            sums[step] += terms[step];
        }
        forecasts++;
    }

    /** Returns the mean at a step, counted from 0. */
    double at(int step) {
        return sums[step] / forecasts;
    }

    /** Returns the mean over all steps, which have been reached equally often. */
    double overall() {
        double sum = 0;
        for (int step = 0; step < sums.length; step++) {
            sum += at(step);
        }
        return sum / sums.length;
    }
}
