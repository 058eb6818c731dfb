package recurrent4j.eval;

/**
 * Something that is scored: who it is, and how many numbers it learns.
 *
 * @param name what tables call it
 * @param kind whether it is what networks must beat, or a network
 * @param parameters the count of learned numbers
 */
public record Entry(String name, Kind kind, long parameters) {

    /** The side on which a contestant stands. */
    public enum Kind {
        /** Simple and honest: what a network must beat to be worth its training. */
        BASELINE,
        /** A neural network. */
        NETWORK
    }

    /** @throws IllegalArgumentException if the name is blank or the count negative */
    public Entry {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a contestant is blank; tables need a word to show.");
        }
        if (parameters < 0) {
            throw new IllegalArgumentException(
                    "Contestant " + name + " has " + parameters + " parameters; a count cannot be negative.");
        }
    }

    /** A baseline that learns this many numbers, possibly none. */
    public static Entry baseline(String name, long parameters) {
        return new Entry(name, Kind.BASELINE, parameters);
    }

    /** A network that learns this many numbers. */
    public static Entry network(String name, long parameters) {
        return new Entry(name, Kind.NETWORK, parameters);
    }

    /** Whether this is a baseline. */
    public boolean isBaseline() {
        return kind == Kind.BASELINE;
    }
}
