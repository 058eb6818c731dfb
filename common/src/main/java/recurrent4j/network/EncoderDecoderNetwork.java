package recurrent4j.network;

/**
 * A network that {@link recurrent4j.model.EncoderDecoder} describes. Its inputs, in this order: the numbers of the source's
 * tokens, {@code [batch, 1, source time]}, and those of the target's, each a step late, {@code [batch, 1, target time]}. Its
 * answers are probabilities {@code [batch, target vocabulary, target time]} of the target's tokens.
 *
 * @param tied whether the kernel of the last layer is that of the target's embedding, and stays so in training
 */
public record EncoderDecoderNetwork(Network network, boolean tied) {

    /**
     * Leaves the gradient of the cross-entropy, summed over the tokens that exist, in the network's {@link Network#gradient()};
     * returns that sum in nats.
     *
     * @param smoothing the share of each token's probability that is spread over all tokens alike (Szegedy et al. 2016), from
     *     0 to below 1
     */
    public double backpropagate(Inputs inputs, TokenTargets targets, double smoothing) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Returns the cross-entropy of the tokens that exist, in nats, summed; without dropout and smoothing. */
    public double loss(Inputs inputs, TokenTargets targets) {
        throw new UnsupportedOperationException("not yet");
    }
}
