package recurrent4j.train;

/** How the learning rate moves in the course of a training. */
public enum Schedule {
    /** The same rate from the first step to the last. */
    CONSTANT,

    /** Up from a 25th in the first fifth of the training, then down to nothing along a cosine (Smith and Topin 2019). */
    ONE_CYCLE,

    /** Down from the full rate to nothing along half a cosine (Loshchilov and Hutter 2017). */
    COSINE;

    private static final double WARM_UP = 0.2;

    /** Returns what the peak rate is to be multiplied by when a part of all training steps is done, from 0 to below 1. */
    public double factor(double done) {
        return switch (this) {
            case CONSTANT -> 1;
            case ONE_CYCLE ->
                done < WARM_UP
                        ? between(1.0 / 25, 1, done / WARM_UP)
                        : between(1, 1e-5, (done - WARM_UP) / (1 - WARM_UP));
            case COSINE -> between(1, 0, done);
        };
    }

    private static double between(double from, double to, double done) {
        return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
    }
}
