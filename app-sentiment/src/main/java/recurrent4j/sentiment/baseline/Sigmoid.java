package recurrent4j.sentiment.baseline;

/**
 * Turns the value of a function into the probability of its class: 1 / (1 + exp(-(slope * value + shift))).
 *
 * @param slope above 0 where greater values speak for the class
 * @param shift of the value at which both are equally likely
 */
record Sigmoid(double slope, double shift) {

    /** The logistic function itself, for values that are logarithms of odds. */
    static final Sigmoid LOGISTIC = new Sigmoid(1, 0);

    private static final int STEPS = 100;
    private static final double ENOUGH = 1e-10;

    double probability(double value) {
        double exponent = slope * value + shift;
        // Whichever does not overflow.
        return exponent >= 0 ? 1 / (1 + Math.exp(-exponent)) : Math.exp(exponent) / (1 + Math.exp(exponent));
    }

    /**
     * Fits the probability to examples by Newton's method (Platt, Probabilistic Outputs for Support Vector Machines, 1999,
     * with the damped steps of Lin, Lin and Weng, A Note on Platt's Probabilistic Outputs, 2007).
     *
     * @param values of the function for examples that it was not fitted to
     * @param positive which of them belong to the class
     * @param weights how much each example counts
     */
    static Sigmoid fit(double[] values, boolean[] positive, double... weights) {
        double count = 0;
        double others = 0;
        for (int i = 0; i < positive.length; i++) {
            count += positive[i] ? weights[i] : 0;
            others += positive[i] ? 0 : weights[i];
        }
        // Platt's targets: never quite 1 and 0, so that examples without an error do not ask for endless slopes.
        double high = (count + 1) / (count + 2);
        double low = 1.0 / (others + 2);
        double[] targets = new double[values.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? high : low;
        }
        var best = new Sigmoid(0, Math.log((count + 1) / (others + 1)));
        for (int step = 0; step < STEPS; step++) {
            Sigmoid next = best.improved(values, targets, weights);
            if (best.loss(values, targets, weights) - next.loss(values, targets, weights) < ENOUGH * values.length) {
                return next;
            }
            best = next;
        }
        return best;
    }

    private Sigmoid improved(double[] values, double[] targets, double... weights) {
        double slopeSlope = ENOUGH;
        double shiftShift = ENOUGH;
        double slopeShift = 0;
        double slopeGradient = 0;
        double shiftGradient = 0;
        for (int i = 0; i < values.length; i++) {
            double probability = probability(values[i]);
            double error = weights[i] * (probability - targets[i]);
            double curve = weights[i] * probability * (1 - probability);
            slopeSlope += values[i] * values[i] * curve;
            shiftShift += curve;
            slopeShift += values[i] * curve;
            slopeGradient += values[i] * error;
            shiftGradient += error;
        }
        double determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
        double slopeStep = -(shiftShift * slopeGradient - slopeShift * shiftGradient) / determinant;
        double shiftStep = -(slopeSlope * shiftGradient - slopeShift * slopeGradient) / determinant;
        double loss = loss(values, targets, weights);
        for (double length = 1; length > ENOUGH; length /= 2) {
            var next = new Sigmoid(slope + length * slopeStep, shift + length * shiftStep);
            if (next.loss(values, targets, weights) < loss) {
                return next;
            }
        }
        return this;
    }

    private double loss(double[] values, double[] targets, double... weights) {
        double loss = 0;
        for (int i = 0; i < values.length; i++) {
            double exponent = slope * values[i] + shift;
            // log(1 + exp(x)) - t x, written so that no exponential overflows.
            loss += weights[i]
                    * (Math.log1p(Math.exp(-Math.abs(exponent))) + Math.max(exponent, 0) - targets[i] * exponent);
        }
        return loss;
    }
}
