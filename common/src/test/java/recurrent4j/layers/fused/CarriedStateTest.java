package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static recurrent4j.layers.fused.Networks.difference;
import static recurrent4j.layers.fused.Networks.largest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.ops.transforms.Transforms;

class CarriedStateTest {

    private static final int BATCH = 3;
    private static final int STEPS = 7;
    private static final int SECOND_WINDOW = 4;

    private final DataSet examples = new Examples(BATCH, Networks.INPUTS, Networks.CLASSES, STEPS).sequences();

    @ParameterizedTest
    @EnumSource
    void stepByStepIsTheWholeSequence(CellUnderTest cell) {
        MultiLayerNetwork network = fused(cell);
        INDArray whole = Networks.output(network, examples);
        for (int step = 0; step < STEPS; step++) {
            INDArray answer = network.rnnTimeStep(window(examples.getFeatures(), step, step + 1));
            assertThat(difference(answer, window(whole, step, step + 1))).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void aStoredStateMovesBetweenStockAndFused(CellUnderTest cell) {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layer(4));
        MultiLayerNetwork fused = Networks.fused(stock);
        INDArray first = window(examples.getFeatures(), 0, SECOND_WINDOW);
        INDArray second = window(examples.getFeatures(), SECOND_WINDOW, STEPS);
        stock.rnnTimeStep(first);
        for (int layer = 0; layer < 2; layer++) {
            fused.rnnSetPreviousState(layer, stock.rnnGetPreviousState(layer));
        }
        assertThat(difference(fused.rnnTimeStep(second), stock.rnnTimeStep(second)))
                .isLessThan(1e-6);
        assertThat(fused.rnnGetPreviousState(1).keySet())
                .isEqualTo(stock.rnnGetPreviousState(1).keySet());
    }

    @Test
    void aStateWithoutItsCellStartsFromAnEmptyOne() {
        MultiLayerNetwork stock = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5));
        MultiLayerNetwork fused = Networks.fused(stock);
        stock.rnnTimeStep(examples.getFeatures());
        Map<String, INDArray> output =
                Map.of("prevAct", stock.rnnGetPreviousState(0).get("prevAct"));
        stock.rnnSetPreviousState(0, output);
        fused.rnnSetPreviousState(0, output);
        INDArray features = examples.getFeatures();
        assertThat(difference(fused.rnnTimeStep(features), stock.rnnTimeStep(features)))
                .isLessThan(1e-6);
    }

    @Test
    void aStateOfAnotherBatchIsRefused() {
        MultiLayerNetwork network = fused(CellUnderTest.GRU);
        network.rnnTimeStep(examples.getFeatures());
        INDArray others =
                new Examples(BATCH + 1, Networks.INPUTS, 1, 2).sequences().getFeatures();
        assertThatThrownBy(() -> network.rnnTimeStep(others))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rnnClearPreviousState()");
    }

    @Test
    void installingDoesNotForgetTheState() {
        MultiLayerNetwork network = Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(5));
        INDArray whole = Networks.output(network, examples);
        network.rnnTimeStep(window(examples.getFeatures(), 0, SECOND_WINDOW));
        FusedLayers.install(network);
        INDArray rest = network.rnnTimeStep(window(examples.getFeatures(), SECOND_WINDOW, STEPS));
        assertThat(difference(rest, window(whole, SECOND_WINDOW, STEPS))).isLessThan(1e-6);
    }

    /** Deeplearning4j's own layers are off by a tenth of the gradient here: they start backwards from a zero state. */
    @ParameterizedTest
    @MethodSource("recurrent4j.layers.fused.CellUnderTest#ofDeeplearning4j")
    void theGradientOfAWindowStartsFromTheCarriedState(CellUnderTest cell) {
        MultiLayerNetwork exact = truncated(Networks.tagging(DataType.DOUBLE, cell.layer(2), cell.layer(2)));
        MultiLayerNetwork fused = truncated(Networks.tagging(DataType.FLOAT, cell.layer(2), cell.layer(2)));
        exact.setParams(fused.params().castTo(DataType.DOUBLE));
        FusedLayers.install(fused);
        Networks.gradient(fused, part(0, SECOND_WINDOW));
        List<Map<String, INDArray>> carried = List.of(tbpttState(fused, 0), tbpttState(fused, 1));
        INDArray gradient = Networks.gradient(fused, part(SECOND_WINDOW, STEPS));

        DataSet second = part(SECOND_WINDOW, STEPS);
        INDArray differences = FiniteDifferences.of(exact.params(), () -> {
            for (int layer = 0; layer < carried.size(); layer++) {
                ((RecurrentLayer) exact.getLayer(layer)).rnnSetTBPTTState(doubles(carried.get(layer)));
                ((RecurrentLayer) exact.getLayer(layer)).rnnSetPreviousState(doubles(carried.get(layer)));
            }
            List<INDArray> activations =
                    exact.rnnActivateUsingStoredState(second.getFeatures().castTo(DataType.DOUBLE), false, false);
            INDArray answers = activations.get(activations.size() - 1);
            return -Transforms.log(answers)
                    .muli(second.getLabels().castTo(DataType.DOUBLE))
                    .sumNumber()
                    .doubleValue();
        });
        assertThat(difference(gradient.castTo(DataType.DOUBLE), differences)).isLessThan(2e-5 * largest(differences));
    }

    private static MultiLayerNetwork fused(CellUnderTest cell) {
        return Networks.fused(Networks.tagging(DataType.FLOAT, cell.layer(5), cell.layer(4)));
    }

    private static MultiLayerNetwork truncated(MultiLayerNetwork network) {
        network.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
        return network;
    }

    private static Map<String, INDArray> tbpttState(MultiLayerNetwork network, int layer) {
        return ((RecurrentLayer) network.getLayer(layer)).rnnGetTBPTTState();
    }

    private static Map<String, INDArray> doubles(Map<String, INDArray> state) {
        Map<String, INDArray> doubles = new HashMap<>();
        state.forEach((key, array) -> doubles.put(key, array.castTo(DataType.DOUBLE)));
        return doubles;
    }

    private DataSet part(int from, int to) {
        return new DataSet(window(examples.getFeatures(), from, to), window(examples.getLabels(), from, to));
    }

    private static INDArray window(INDArray array, int from, int to) {
        return array.get(all(), all(), interval(from, to)).dup('f');
    }
}
