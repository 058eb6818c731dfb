package recurrent4j.model;

import java.util.stream.Collectors;
import recurrent4j.io.InputException;

/** A network described by its three parts: what it reads at a step, how it remembers, what it answers, and when. */
public record Architecture(Input input, RecurrentStack stack, Readout readout) implements Design {

    /**
     * @throws InputException if both directions are read but the answer is about what follows each step, or several
     *     symbols are shown at a step and the answer is no label
     */
    public Architecture {
        if (stack.direction() == Direction.BIDIRECTIONAL && readout.aboutNext()) {
            throw new InputException("A bidirectional stack has already read what follows each step, so it cannot"
                    + " be asked to predict that; read forward, or ask for one answer after the last step.");
        }
        if (input instanceof Input.Embedding embedding
                && embedding.vocabularies().size() > 1
                && !(readout instanceof Readout.Label)) {
            throw new InputException(
                    "A network that is shown %d symbols at a step tells sequences apart, and nothing else; show one symbol, or ask for a label."
                            .formatted(embedding.vocabularies().size()));
        }
    }

    @Override
    public boolean everyStep() {
        return readout.everyStep();
    }

    /** The stack in a few words, and what the readout adds: {@code LSTM 20-20 + Dense(1)}. */
    @Override
    public String toString() {
        String pooling = readout instanceof Readout.Label label && !label.byLastState()
                ? " + " + label.pooling().stream().map(Pooling::label).collect(Collectors.joining(" and "))
                : "";
        return stack + pooling + (readout instanceof Readout.State ? "" : " + Dense(" + readout.size() + ")");
    }
}
