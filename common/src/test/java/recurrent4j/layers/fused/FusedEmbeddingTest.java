package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.Random;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class FusedEmbeddingTest {

    private static final int TOKENS = Networks.INPUTS;
    private static final Examples EXAMPLES = new Examples(5, 1, Networks.CLASSES, 7);

    @Test
    void vectorsAndTheirGradientsAreThoseOfDeeplearning4j() {
        assertSame(tokens('f'));
        assertSame(tokens('c'));
    }

    @Test
    void paddingReadsNothing() {
        DataSet padded = tokens('f');
        padded.setFeaturesMaskArray(EXAMPLES.endPadding());
        assertSame(padded);
    }

    @Test
    void aTokenOutsideTheTableIsRefused() {
        MultiLayerNetwork fused = Networks.fused(network());
        DataSet wrong = tokens('f');
        wrong.getFeatures().putScalar(1, 0, 2, TOKENS);
        assertThatThrownBy(() -> Networks.output(fused, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An embedding of 3 tokens, numbered from 0, has no token 3.");
    }

    private static void assertSame(DataSet examples) {
        MultiLayerNetwork stock = network();
        MultiLayerNetwork fused = Networks.fused(stock);
        assertThat(FusedLayers.describe(fused)).allMatch(FusedLayers.LayerFusion::fused);
        assertThat(difference(Networks.output(fused, examples), Networks.output(stock, examples)))
                .isLessThan(1e-6);
        INDArray expected = Networks.gradient(stock, examples);
        assertThat(difference(Networks.gradient(fused, examples), expected)).isLessThan(1e-5 * largest(expected));
        assertThat(fused.getLayerWiseConfigurations().toJson())
                .isEqualTo(stock.getLayerWiseConfigurations().toJson());
    }

    private static MultiLayerNetwork network() {
        return Networks.classifying(
                DataType.FLOAT,
                new EmbeddingSequenceLayer.Builder().nIn(TOKENS).nOut(6).build(),
                new LastTimeStep(CellUnderTest.LSTM.layer(5)));
    }

    private static DataSet tokens(char order) {
        Random random = new Random(3);
        INDArray tokens = Nd4j.create(DataType.FLOAT, new long[] {EXAMPLES.batch(), 1, EXAMPLES.steps()}, order);
        for (int example = 0; example < EXAMPLES.batch(); example++) {
            for (int step = 0; step < EXAMPLES.steps(); step++) {
                tokens.putScalar(example, 0, step, random.nextInt(TOKENS));
            }
        }
        return new DataSet(tokens, EXAMPLES.answers().getLabels());
    }
}
