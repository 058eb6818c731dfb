package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class MediansTest {

    private static final Architecture MEDIANS =
            new Architecture(new Input.Values(1), RecurrentStack.of(Cell.GRU, 3), new Readout.Medians(2));
    private static final Architecture MEANS =
            new Architecture(new Input.Values(1), RecurrentStack.of(Cell.GRU, 3), new Readout.Values(2));

    /** Seven futures out of ten are 0, three are 10: the median is 0, the mean 3. */
    @ParameterizedTest
    @EnumSource
    void whatIsLearnedAreMediansWhereOtherReadoutsLearnMeans(TestedEngine engine) {
        Engine.FUSED.start(1);

        assertThat(learned(MEDIANS, engine)).containsExactly(new float[] {0, 10}, within(0.2f));
        assertThat(learned(MEANS, engine)).containsExactly(new float[] {3, 7}, within(0.2f));
    }

    @Test
    void theLossIsTheMeanOfAbsoluteErrors() {
        Network network = Network.of(MEDIANS, 0.001, 1);
        DataSet batch = lopsided();

        INDArray errors = network.output(batch.getFeatures(), null).sub(batch.getLabels());

        assertThat(network.loss(batch))
                .isCloseTo(Nd4j.math().abs(errors).meanNumber().doubleValue(), within(1e-5));
    }

    @Test
    void thereIsOneAnswerAfterTheLastStep() {
        assertThat(new Readout.Medians(5).size()).isEqualTo(5);
        assertThat(new Readout.Medians(5).everyStep()).isFalse();
        assertThat(Network.of(MEDIANS, 0.001, 1).outputs()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Readout.Medians(0))
                .withMessage("The number of answers is 0; it must be 1 or more.");
    }

    private static float[] learned(Architecture architecture, TestedEngine engine) {
        Network network = engine.install(Network.of(architecture, 0.1, 1), 1);
        DataSet batch = lopsided();
        for (int step = 0; step < 150; step++) {
            network.gradient(batch);
            network.step(step < 100 ? 0.1 : 0.01);
        }
        return network.output(batch.getFeatures(), null).getRow(0).toFloatVector();
    }

    /** Ten examples alike but for what followed; the second answer is lopsided the other way. */
    private static DataSet lopsided() {
        INDArray labels = Nd4j.zeros(10, 2);
        for (int i = 0; i < 10; i++) {
            labels.putScalar(i, 0, i < 7 ? 0 : 10);
            labels.putScalar(i, 1, i < 7 ? 10 : 0);
        }
        return new DataSet(Nd4j.ones(10, 1, 4).dup('f'), labels.dup('f'));
    }
}
