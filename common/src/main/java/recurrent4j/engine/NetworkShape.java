package recurrent4j.engine;

import java.util.List;

/**
 * A recurrent network as a device computes it, from what it reads to its loss, and where each of its arrays begins in the
 * network's own vector of weights. Kernels are {@code [inputs, columns]} in 'f' order there.
 *
 * @param layers recurrent layers, from the bottom up
 * @param parameters the length of the vector
 */
public record NetworkShape(Reading reading, List<Layer> layers, Answer answer, long parameters) {

    public NetworkShape {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A recurrent network has at least one layer.");
        }
    }

    /** Whether each layer is read in both directions. */
    public boolean bothWays() {
        return layers.get(0).towers().size() > 1;
    }

    /** How many values a step has when it leaves the top layer. */
    public int top() {
        Layer top = layers.get(layers.size() - 1);
        return top.units() * top.towers().size();
    }

    /** How many values the last layer reads. */
    public int answered() {
        return top() * Math.max(1, answer.pooling().size());
    }

    /** What a step is shown as. */
    public sealed interface Reading {

        /** Values of a step that the first layer reads. */
        int features();
    }

    /** Numbers. */
    public record Values(int features) implements Reading {}

    /** A vector with a single one for each symbol. */
    public record OneHot(int features) implements Reading {}

    /**
     * Learned vectors, of which those of several tracks are added.
     *
     * @param features dimensions of a vector
     * @param dropout probability that a dimension is dropped from all steps of a sequence at once
     */
    public record LookedUp(List<Table> tables, int features, double dropout) implements Reading {
        public LookedUp {
            tables = List.copyOf(tables);
        }
    }

    /**
     * The vectors of a track's symbols, {@code [symbols, dimensions]} in 'f' order.
     *
     * @param offset where it begins in the vector of weights
     */
    public record Table(int symbols, long offset) {}

    /**
     * A recurrent layer; one that reads both ways gives the states of the forward direction before those of the other.
     *
     * @param inputs features that it reads at a step
     * @param units in each direction
     * @param dropout the probability that a value that it reads is dropped
     * @param towers the weights of the forward direction, and of the backward direction if both are read
     */
    public record Layer(Recurrence recurrence, int inputs, int units, double dropout, List<Tower> towers) {
        public Layer {
            towers = List.copyOf(towers);
        }
    }

    /**
     * Where the arrays of a layer begin in the vector of weights, each as {@link RecurrentKernel.Parameters} has it.
     *
     * @param input input kernel
     * @param recurrent recurrent kernel
     */
    public record Tower(long input, long recurrent, long bias) {}

    /**
     * The last layer, and what it reads.
     *
     * @param pooling how the states of a sequence become one, several side by side, in each direction for itself: {@code
     *     [forward by the first, forward by the second, backward by the first, …]}; empty if every step is answered
     * @param dropout the probability that a value that is read is dropped
     * @param output the affine map; its size is {@link #answered} where there is none
     */
    public record Answer(List<Pooling> pooling, double dropout, Dense output, Loss loss) {
        public Answer {
            pooling = List.copyOf(pooling);
        }

        /** Whether there is an answer at every step, rather than one after the last. */
        public boolean everyStep() {
            return pooling.isEmpty();
        }
    }

    /**
     * An affine map.
     *
     * @param size values of an answer
     * @param kernel where {@code [inputs, size]} begins in the vector of weights
     * @param bias where {@code [size]} begins; below 0 if the values are answered as they are, without a map
     */
    public record Dense(int size, long kernel, long bias) {}

    /** How the states of a sequence become one. */
    public enum Pooling {
        /** The state after the last step, in the direction's own order. */
        LAST,
        /** The largest of each feature; its gradient goes to the first step that has it. */
        MAX,
        /** The mean over the steps that exist. */
        MEAN
    }

    /** What an answer is, and what it costs; what an answer costs is a sum over its values, or a mean where it says so. */
    public sealed interface Loss {}

    /** Probabilities of classes of which one is right: softmax and cross-entropy, in nats. */
    public record OneOfSeveral() implements Loss {}

    /** Probabilities of labels of which any number is right: a sigmoid for each, and the sum of their cross-entropies. */
    public record AnyOfSeveral() implements Loss {}

    /** Numbers; the mean of squared errors. */
    public record SquaredError() implements Loss {}

    /** Numbers; the mean of absolute errors. */
    public record AbsoluteError() implements Loss {}

    /**
     * Quantiles; the mean of {@code level * (label - answer)} where the answer is too small, and of {@code (1 - level) * (answer -
     * label)} where it is too large (Koenker and Bassett 1978).
     *
     * @param levels from 0 to 1, which the values of an answer have in turn
     */
    public record QuantileError(List<Double> levels) implements Loss {
        public QuantileError {
            levels = List.copyOf(levels);
        }
    }
}
