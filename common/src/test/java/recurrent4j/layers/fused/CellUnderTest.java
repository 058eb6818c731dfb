package recurrent4j.layers.fused;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;
import recurrent4j.layers.CoupledLstm;
import recurrent4j.layers.Gru;

/** Every recurrent layer that the engine computes: first those that Deeplearning4j has, too, then ours. */
@SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
public enum CellUnderTest {
    SIMPLE_RNN(() -> new SimpleRnn.Builder().activation(Activation.TANH)),
    SIMPLE_RNN_RELU(() -> new SimpleRnn.Builder().activation(Activation.RELU)),
    LSTM(() -> new LSTM.Builder().activation(Activation.TANH)),
    PEEPHOLE_LSTM(() -> new GravesLSTM.Builder().activation(Activation.TANH)),
    GRU(Gru.Builder::new),
    GRU_RESET_BEFORE(() -> new Gru.Builder().resetAfter(false)),
    COUPLED_LSTM(CoupledLstm.Builder::new);

    private final Supplier<BaseRecurrentLayer.Builder<?>> builder;

    CellUnderTest(Supplier<BaseRecurrentLayer.Builder<?>> builder) {
        this.builder = builder;
    }

    static Stream<CellUnderTest> ofDeeplearning4j() {
        return Arrays.stream(values()).limit(4);
    }

    boolean isOfDeeplearning4j() {
        return ofDeeplearning4j().anyMatch(this::equals);
    }

    public BaseRecurrentLayer layer(int units) {
        return builder.get().nOut(units).build();
    }

    BaseRecurrentLayer layerWithInputDropout(int units, double retained) {
        return builder.get().nOut(units).dropOut(retained).build();
    }
}
