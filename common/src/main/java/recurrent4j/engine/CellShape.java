package recurrent4j.engine;

/**
 * What a recurrent layer computes and how wide it is.
 *
 * @param recurrence formula of one time step
 * @param inputs features that one step shows, at least 1
 * @param units width of the state, at least 1
 */
public record CellShape(Recurrence recurrence, int inputs, int units) {

    /** @throws IllegalArgumentException if a size is below 1 */
    public CellShape {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "A recurrent layer has at least one input and one unit, not " + inputs + " and " + units + ".");
        }
    }
}
