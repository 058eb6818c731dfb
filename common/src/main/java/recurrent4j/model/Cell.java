package recurrent4j.model;

import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;

/** The kinds of recurrent cell that a {@link RecurrentStack} can be made of. */
public enum Cell {
    /** One tanh layer fed back on itself; forgets after a few dozen steps (Elman 1990). */
    SIMPLE_RNN("SimpleRnn"),

    /** Gated memory that carries gradients over long spans (Hochreiter and Schmidhuber 1997; Gers et al. 2000). */
    LSTM("LSTM");

    private final String label;

    Cell(String label) {
        this.label = label;
    }

    /** The name that people know the cell by. */
    public String label() {
        return label;
    }

    Layer layer(int units) {
        return switch (this) {
            case SIMPLE_RNN ->
                new SimpleRnn.Builder().nOut(units).activation(Activation.TANH).build();
            case LSTM ->
                new LSTM.Builder()
                        .nOut(units)
                        .activation(Activation.TANH)
                        .forgetGateBiasInit(1)
                        .build();
        };
    }
}
