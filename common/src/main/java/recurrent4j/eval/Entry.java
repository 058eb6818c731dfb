package recurrent4j.eval;

import java.util.Objects;

/** Something that is scored: who it is, and how many numbers it learns. */
public record Entry(String name, Kind kind, long parameters) {

    /** @throws NullPointerException if the name or the kind is missing, naming it */
    public Entry {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(kind, "kind is missing");
    }

    /** The side on which a contestant stands. */
    public enum Kind {
        /** Simple and honest: what a network must beat to be worth its training. */
        BASELINE,
        /** A neural network. */
        NETWORK
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
