package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.engine.StepKernel;
import recurrent4j.layers.CoupledLstm;
import recurrent4j.layers.Gru;

class SteppedNetworkTest {

    private static final int TOKENS = 7;

    private enum Kind {
        RNN,
        RELU,
        LSTM,
        PEEPHOLE,
        COUPLED,
        GRU,
        GRU_BEFORE;

        @SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM.
        Layer layer() {
            return switch (this) {
                case RNN ->
                    new SimpleRnn.Builder().nOut(5).activation(Activation.TANH).build();
                case RELU ->
                    new SimpleRnn.Builder().nOut(5).activation(Activation.RELU).build();
                case LSTM ->
                    new LSTM.Builder().nOut(5).activation(Activation.TANH).build();
                case PEEPHOLE ->
                    new GravesLSTM.Builder().nOut(5).activation(Activation.TANH).build();
                case COUPLED -> new CoupledLstm.Builder().nOut(5).build();
                case GRU -> new Gru.Builder().nOut(5).build();
                case GRU_BEFORE -> new Gru.Builder().nOut(5).resetAfter(false).build();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void stepByStepTheAnswersAreThoseOfTheNetwork(Kind kind) {
        MultiLayerNetwork network = network(kind);
        StepKernel kernel = SteppedNetwork.of(network);

        for (int token : new int[] {3, 0, 6, 6, 1}) {
            double[] expected = network.rnnTimeStep(oneHot(token)).toDoubleVector();
            double[] probabilities = softmax(kernel.step(token));
            assertThat(probabilities).containsExactly(expected, within(2e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEmbeddingIsLookedUpAsInTheNetwork(Kind kind) {
        MultiLayerNetwork network =
                network(new EmbeddingSequenceLayer.Builder().nOut(4).build(), kind.layer());
        StepKernel kernel = SteppedNetwork.of(network);

        for (int token : new int[] {3, 0, 6, 6, 1}) {
            double[] expected = network.rnnTimeStep(Nd4j.valueArrayOf(new long[] {1, 1, 1}, (float) token))
                    .reshape(TOKENS)
                    .toDoubleVector();
            assertThat(softmax(kernel.step(token))).containsExactly(expected, within(2e-6));
        }
    }

    @Test
    void aTokenBeyondTheEmbeddingIsRefused() {
        StepKernel kernel = SteppedNetwork.of(
                network(new EmbeddingSequenceLayer.Builder().nOut(4).build(), Kind.LSTM.layer()));
        assertThatThrownBy(() -> kernel.step(TOKENS)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aNetworkThatIsNotFusedIsRefused() {
        MultiLayerNetwork stock = network(Kind.LSTM).clone();

        assertThatThrownBy(() -> SteppedNetwork.of(stock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LSTM");
    }

    private static MultiLayerNetwork network(Kind kind) {
        return network(kind.layer(), kind.layer());
    }

    private static MultiLayerNetwork network(Layer first, Layer second) {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(4)
                .list()
                .layer(first)
                .layer(new DropoutLayer.Builder(0.5).build())
                .layer(second)
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(TOKENS)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .setInputType(InputType.recurrent(TOKENS))
                .build());
        network.init();
        FusedLayers.install(network, 1);
        return network;
    }

    private static INDArray oneHot(int token) {
        INDArray vector = Nd4j.zeros(DataType.FLOAT, 1, TOKENS);
        vector.putScalar(0, token, 1);
        return vector;
    }

    private static double[] softmax(float[] answers) {
        double sum = 0;
        double[] probabilities = new double[answers.length];
        for (int k = 0; k < answers.length; k++) {
            probabilities[k] = Math.exp(answers[k]);
            sum += probabilities[k];
        }
        for (int k = 0; k < answers.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }
}
