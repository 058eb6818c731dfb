package recurrent4j.model;

import recurrent4j.io.InputException;

/**
 * No recurrence at all: one linear layer on everything at once, fitted by gradient descent to the mean squared error.
 * It reads sequences of a single step, {@code [batch, inputs, 1]}, and answers {@code [batch, outputs]}.
 */
public record LinearLayer(int inputs, int outputs) implements Design {

    /** @throws InputException if either number is below 1 */
    public LinearLayer {
        if (inputs < 1 || outputs < 1) {
            throw new InputException("A linear layer from %d to %d values maps nothing; both must be 1 or more."
                    .formatted(inputs, outputs));
        }
    }

    @Override
    public String toString() {
        return "linear, Dense(" + outputs + ")";
    }
}
