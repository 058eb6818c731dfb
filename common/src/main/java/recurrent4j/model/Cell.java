package recurrent4j.model;

import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;
import recurrent4j.layers.CoupledLstm;
import recurrent4j.layers.Gru;

/**
 * The kinds of recurrent cell that a {@link RecurrentStack} can be made of. Deeplearning4j itself knows SIMPLE_RNN,
 * RELU_RNN, LSTM and PEEPHOLE_LSTM; to load a network of the others, a program needs this library.
 */
public enum Cell {
    /** One tanh layer fed back on itself; forgets after a few dozen steps (Elman 1990). */
    SIMPLE_RNN("SimpleRnn"),

    /** The same with rectified linear units, started from the identity, so that it remembers (Le et al. 2015). */
    RELU_RNN("ReLU-Rnn"),

    /** Gated memory that carries gradients over long spans (Hochreiter and Schmidhuber 1997; Gers et al. 2000). */
    LSTM("LSTM"),

    /** An LSTM whose gates also see the memory itself (Gers and Schmidhuber 2000). */
    PEEPHOLE_LSTM("peephole LSTM"),

    /** An LSTM that takes in just as much as it forgets, with a quarter fewer weights (Greff et al. 2017). */
    COUPLED_LSTM("coupled LSTM"),

    /** Two gates and no separate memory, resetting after the recurrent product as cuDNN, Keras and PyTorch do. */
    GRU("GRU"),

    /** The gated unit as first published, resetting the state before the recurrent product (Cho et al. 2014). */
    GRU_RESET_BEFORE("GRU (reset before)");

    private final String label;

    Cell(String label) {
        this.label = label;
    }

    /** The name that people know the cell by. */
    public String label() {
        return label;
    }

    @SuppressWarnings("deprecation") // Deeplearning4j calls GravesLSTM so for want of speed, which our engine brings.
    public Layer layer(int units) {
        return switch (this) {
            case SIMPLE_RNN -> rnn(units, Activation.TANH);
            case RELU_RNN -> rnn(units, Activation.RELU);
            case LSTM -> lstm(units, new LSTM.Builder());
            case PEEPHOLE_LSTM -> lstm(units, new GravesLSTM.Builder());
            case COUPLED_LSTM ->
                new CoupledLstm.Builder().nOut(units).forgetGateBiasInit(1).build();
            case GRU -> new Gru.Builder().nOut(units).build();
            case GRU_RESET_BEFORE ->
                new Gru.Builder().nOut(units).resetAfter(false).build();
        };
    }

    private static Layer lstm(int units, AbstractLSTM.Builder<?> cells) {
        return cells.forgetGateBiasInit(1)
                .nOut(units)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer rnn(int units, Activation activation) {
        return new SimpleRnn.Builder().nOut(units).activation(activation).build();
    }
}
