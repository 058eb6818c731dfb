package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.network.TestedEngine;

class ClassWeightsTest {

    private static final LabelledSequenceBatches SEQUENCES = LabelledSequenceBatches.of(
            List.of(
                    new LabelledSequence(new int[] {0, 1, 2}, 0),
                    new LabelledSequence(new int[] {2, 1}, 1),
                    new LabelledSequence(new int[] {3}, 2)),
            3);

    private static Network network(TestedEngine engine) {
        var design = new Architecture(
                new Input.Embedding(4, 3),
                RecurrentStack.of(Cell.GRU, 3).reading(Direction.BIDIRECTIONAL),
                new Readout.Label(3, List.of(Pooling.MAX, Pooling.MEAN)));
        return engine.install(Network.of(design, 0.01, 5), 1);
    }

    private static DataSet batch() {
        return SEQUENCES.inOrder(3).iterator().next();
    }

    @ParameterizedTest
    @EnumSource
    void equalWeightsAreTheNetworksOwnLoss(TestedEngine engine) {
        Network network = network(engine);
        Objective.Loss own = Objective.OF_NETWORK.gradient(network, batch());
        INDArray expected = network.gradient().dup();

        Objective.Loss weighted = new ClassWeights(1, 1, 1).gradient(network, batch());

        assertThat(weighted.mean()).isCloseTo(own.mean(), within(1e-5));
        assertThat(weighted.answers()).isEqualTo(3);
        assertThat(network.gradient().distance2(expected)).isLessThan(1e-5);
        assertThat(new ClassWeights(1, 1, 1).loss(network, batch()).mean()).isCloseTo(own.mean(), within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void eachExampleCountsAsItsClassWeighs(TestedEngine engine) {
        Network network = network(engine);
        DataSet batch = batch();
        INDArray answers = network.output(batch.getFeatures(), batch.getFeaturesMaskArray());
        INDArray labels = batch.getLabels();
        double[] weights = {2, 0.5, 1};
        double expected = 0;
        for (int row = 0; row < 3; row++) {
            for (int label = 0; label < 3; label++) {
                expected -= labels.getDouble(row, label) * weights[label] * Math.log(answers.getDouble(row, label)) / 3;
            }
        }

        assertThat(new ClassWeights(weights).loss(network, batch).mean()).isCloseTo(expected, within(1e-6));
        assertThat(new ClassWeights(weights).gradient(network, batch).mean()).isCloseTo(expected, within(1e-6));
        // Along the gradient the loss falls by its squared length.
        INDArray gradient = network.gradient().dup();
        double step = 1e-2;
        network.weights().subi(gradient.mul(step));
        double fall = expected - new ClassWeights(weights).loss(network, batch).mean();
        double square =
                gradient.norm2Number().doubleValue() * gradient.norm2Number().doubleValue();
        assertThat(fall / step).isCloseTo(square, within(0.05 * square));
    }

    @Test
    void noClassWeighsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassWeights(1, 0))
                .withMessageContaining("0");
        assertThat(new ClassWeights(1, 2).settings()).contains("1.0, 2.0");
    }
}
