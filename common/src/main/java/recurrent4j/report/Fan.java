package recurrent4j.report;

import java.util.List;

/**
 * A history, how it is predicted to go on, and between which bounds.
 *
 * @param paths the history, what truly followed, and the predictions
 * @param bands the intervals of one of the predictions, the widest first
 */
public record Fan(Continuation paths, List<Band> bands) {

    public Fan {
        bands = List.copyOf(bands);
    }

    /**
     * An interval.
     *
     * @param name what the legend calls it, such as "80 %"
     * @param lower one bound a step
     * @param upper one bound a step
     */
    public record Band(String name, double[] lower, double[] upper) {

        /** @throws IllegalArgumentException if there are more bounds on one side than on the other */
        public Band {
            if (lower.length != upper.length) {
                throw new IllegalArgumentException("The band %s has %d lower bounds and %d upper ones."
                        .formatted(name, lower.length, upper.length));
            }
        }
    }
}
