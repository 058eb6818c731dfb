package recurrent4j.engine;

import java.util.Optional;

/**
 * What a network is shown and asked in one pass, in arrays of ND4J's in 'f' order: the first dimension runs fastest.
 *
 * @param size examples
 * @param steps of the longest
 * @param lengths {@code [batch]}, how many steps each example has, at least one; what follows is padding. Empty if all are equally long
 * @param labels what should have been answered; empty where nobody asks for a loss
 * @param asked {@code [batch, time]} or {@code [batch]}, 1 for an answer that counts and 0 for one that does not; empty if all do,
 *     those to padding, too
 */
public record NetworkBatch(
        int size,
        int steps,
        Features features,
        Optional<int[]> lengths,
        Optional<Labels> labels,
        Optional<float[]> asked) {

    /** What is shown at every step. */
    public sealed interface Features {}

    /** Symbols by their numbers, {@code [batch, tracks, time]}; mostly one track. Of padding, too, there is some symbol. */
    public record Tokens(int... numbers) implements Features {}

    /** Numbers, {@code [batch, features, time]}. */
    public record Values(float... values) implements Features {}

    /** What should have been answered. */
    public sealed interface Labels {}

    /** Classes by their numbers, {@code [batch, time]} or {@code [batch]}; where nothing is asked, anything may stand. */
    public record Classes(int... numbers) implements Labels {}

    /** Numbers, {@code [batch, size, time]} or {@code [batch, size]}. */
    public record Targets(float... values) implements Labels {}

    /** A batch of equally long sequences all of whose answers count. */
    public static NetworkBatch of(int size, int steps, Features features, Labels labels) {
        return new NetworkBatch(size, steps, features, Optional.empty(), Optional.of(labels), Optional.empty());
    }

    /** A batch of equally long sequences of which nobody asks for a loss. */
    public static NetworkBatch of(int size, int steps, Features features) {
        return new NetworkBatch(size, steps, features, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
