package recurrent4j.model;

import recurrent4j.io.InputException;

/** Rules that several descriptions share. */
final class Require {

    private Require() {}

    static void positive(int value, String what) {
        if (value < 1) {
            throw new InputException("The %s is %d; it must be 1 or more.".formatted(what, value));
        }
    }

    static void dropout(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new InputException("Dropout of %s is no probability of dropping; it must be at least 0 and below 1."
                    .formatted(probability));
        }
    }
}
