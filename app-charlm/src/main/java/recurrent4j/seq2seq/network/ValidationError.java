package recurrent4j.seq2seq.network;

import recurrent4j.network.EncoderDecoderNetwork;

/** What the best epoch of a training is chosen by. */
@FunctionalInterface
interface ValidationError {

    /** The validation loss itself. */
    ValidationError LOSS = (network, loss) -> loss;

    /**
     * Returns what a network comes to, the less the better.
     *
     * @param loss the cross-entropy of the validation part, in nats per token
     */
    double of(EncoderDecoderNetwork network, double loss);
}
