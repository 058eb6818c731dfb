package recurrent4j.model;

import recurrent4j.io.InputException;

/**
 * A network that reads a sequence of tokens and writes another (Cho et al. 2014; Sutskever et al. 2014): the encoder's last
 * states are what the decoder begins with, and at every step the decoder may look at all of them (Bahdanau et al. 2014).
 *
 * <p>With the state s of the decoder's top layer and the mean c of the encoder's states, weighted by attention, its answer is
 * read off {@code tanh([s c] W + b)} (Luong et al. 2015), which has as many values as an embedding of a target token.
 *
 * @param source the tokens that are read, one vocabulary
 * @param encoder over them
 * @param target the tokens that are written, one vocabulary; what is read at a step is the one before
 * @param decoder over them, reading forward; its dropout is also that of what the readout reads
 * @param attention of the decoder
 * @param inputFeeding whether a step also reads what the step before gave the readout (Luong et al. 2015), so that the decoder
 *     knows what it has looked at
 */
public record EncoderDecoder(
        Input.Embedding source,
        RecurrentStack encoder,
        Input.Embedding target,
        RecurrentStack decoder,
        Attention attention,
        boolean inputFeeding)
        implements Design {

    /** @throws InputException if a side has several vocabularies, or the decoder reads both ways */
    public EncoderDecoder {
        if (source.vocabularies().size() != 1 || target.vocabularies().size() != 1) {
            throw new InputException("A side of an encoder-decoder has one vocabulary; give it one.");
        }
        if (decoder.direction() == Direction.BIDIRECTIONAL) {
            throw new InputException("A decoder cannot read what it has yet to write; let it read forward.");
        }
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    /** Both stacks in a few words: {@code bidirectional GRU 256 to GRU 256, additive attention}. */
    @Override
    public String toString() {
        return "%s to %s, %s%s"
                .formatted(
                        encoder,
                        decoder,
                        switch (attention) {
                            case ADDITIVE -> "additive attention";
                            case MULTIPLICATIVE -> "multiplicative attention";
                            case NONE -> "no attention";
                        },
                        inputFeeding ? ", input feeding" : "");
    }
}
