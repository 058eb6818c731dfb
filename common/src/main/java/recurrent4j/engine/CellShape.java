package recurrent4j.engine;

/** The formula of a recurrent layer's time step, how many features a step shows, and the width of the state. */
public record CellShape(Recurrence recurrence, int inputs, int units) {

    /** @throws IllegalArgumentException if a size is below 1 */
    public CellShape {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "A recurrent layer has at least one input and one unit, not " + inputs + " and " + units + ".");
        }
    }
}
