package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.Kernels;

/** Layers of 64 units and more hand over the features of an example side by side. */
class ExampleOrderTest {

    private static final int WIDE = 64;
    private static final Examples EXAMPLES = new Examples(5, Networks.INPUTS, Networks.CLASSES, 7);

    @Test
    void aWideLayerHandsOverTheFeaturesOfAnExampleSideBySideToAnother() {
        assertThat(Kernels.isByExample(firstAnswers(stacked(WIDE, WIDE)))).isTrue();
        assertThat(Kernels.isDense(firstAnswers(stacked(WIDE, 5)))).isTrue();
        assertThat(Kernels.isDense(firstAnswers(stacked(5, WIDE)))).isTrue();
        assertThat(Kernels.isDense(firstAnswers(Networks.tagging(DataType.FLOAT, lstm(WIDE, 0), lstm(WIDE, 0.5)))))
                .isTrue();
    }

    private static INDArray firstAnswers(MultiLayerNetwork network) {
        return Networks.fused(network)
                .getLayer(0)
                .activate(EXAMPLES.sequences().getFeatures(), false, LayerWorkspaceMgr.noWorkspaces());
    }

    @Test
    void answersAndGradientsAreDeeplearning4js() {
        assertSame(stacked(WIDE, WIDE), EXAMPLES.sequences());
        assertSame(stacked(WIDE, 5), EXAMPLES.sequences());
        DataSet padded = EXAMPLES.sequences();
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        padded.setLabelsMaskArray(EXAMPLES.endPadding());
        assertSame(stacked(WIDE, WIDE), padded);
        assertSame(
                Networks.classifying(DataType.FLOAT, lstm(WIDE, 0), new LastTimeStep(lstm(WIDE, 0))),
                EXAMPLES.answers());
    }

    /** Dropout makes an array of another order, and a layer that has it reads that. */
    @Test
    void aLayerWithDropoutReadsWhatItDid() {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, lstm(WIDE, 0), lstm(WIDE, 0.5));
        MultiLayerNetwork fused = Networks.fused(stock);
        Nd4j.getRandom().setSeed(3);
        INDArray expected = Networks.gradient(stock, EXAMPLES.sequences());
        Nd4j.getRandom().setSeed(3);
        INDArray actual = Networks.gradient(fused, EXAMPLES.sequences());
        assertThat(difference(actual, expected)).isLessThan(1e-5 * largest(expected));
    }

    @Test
    void aSoftmaxReadsNumbersOfClasses() {
        MultiLayerNetwork fused = Networks.fused(stacked(WIDE, WIDE));
        DataSet oneHot = EXAMPLES.sequences();
        INDArray expected = Networks.gradient(fused, oneHot);
        INDArray numbers = Nd4j.argMax(oneHot.getLabels(), 1).castTo(DataType.FLOAT);
        INDArray actual = Networks.gradient(
                fused, new DataSet(oneHot.getFeatures(), numbers.reshape('c', numbers.size(0), 1, numbers.size(1))));
        assertThat(difference(actual, expected)).isLessThan(1e-5 * largest(expected));
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet batch) {
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(difference(Networks.output(fused, batch), Networks.output(stock, batch)))
                .isLessThan(1e-6);
        INDArray expected = Networks.gradient(stock, batch);
        assertThat(difference(Networks.gradient(fused, batch), expected)).isLessThan(1e-5 * largest(expected));
    }

    private static MultiLayerNetwork stacked(int lower, int upper) {
        return Networks.tagging(DataType.FLOAT, lstm(lower, 0), lstm(upper, 0));
    }

    /** A layer that keeps each value it reads with some probability in training, or certainly for 0. */
    private static Layer lstm(int units, double kept) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .dropOut(kept)
                .build();
    }
}
