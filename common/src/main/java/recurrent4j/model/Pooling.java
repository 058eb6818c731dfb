package recurrent4j.model;

import java.util.Locale;

/** How the states of all steps of a sequence become one. Padding has no part in it. */
public enum Pooling {
    /** The state after the last step: of a layer that reads backwards, after it has read the first. */
    LAST,

    /** The largest value of each unit. */
    MAX,

    /** The mean of each unit. */
    MEAN,

    /**
     * A mean with weights that are learned: the softmax over the steps of the products of their states with one vector,
     * divided by the root of the number of units (Yang et al. 2016, with the scaling of Vaswani et al. 2017).
     */
    ATTENTION;

    /** The name that people know it by. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
