package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Objective;

class AbsoluteErrorAheadTest {

    private static final double STEP = 1e-2;

    private final AbsoluteErrorAhead objective = new AbsoluteErrorAhead(2);
    private Network network;
    private DataSet batch;

    @BeforeEach
    void start() {
        Engine.FUSED.start(1);
        var architecture =
                new Architecture(new Input.Values(2), RecurrentStack.of(Cell.GRU, 3), new Readout.ValuesAtEveryStep(1));
        network = Network.of(architecture, 0.01, 4);
        var random = new Random(6);
        Window[] windows = new Window[3];
        for (int i = 0; i < windows.length; i++) {
            float[][] past = new float[2][5];
            for (float[] row : past) {
                for (int step = 0; step < row.length; step++) {
                    row[step] = (float) random.nextGaussian();
                }
            }
            windows[i] = new Window(past, new float[] {(float) random.nextGaussian(), 2});
        }
        batch = WindowBatches.of(List.of(windows), false).inOrder(3).iterator().next();
    }

    /** By hand: the mean distance of the last two answers of each of three windows. */
    @Test
    void theAnswersAtTheLastStepsAreJudged() {
        INDArray answers = network.output(batch.getFeatures(), null);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int step = 0; step < 2; step++) {
                sum += Math.abs(
                        answers.getDouble(i, 0, 3 + step) - batch.getLabels().getDouble(i, step));
            }
        }

        Objective.Loss loss = objective.loss(network, batch);

        assertThat(loss.mean()).isCloseTo(sum / 6, within(1e-6));
        assertThat(loss.answers()).isEqualTo(3);
        assertThat(objective.gradient(network, batch)).isEqualTo(loss);
        assertThat(AbsoluteErrorAhead.ahead(answers, 2)[1])
                .containsExactly(answers.getFloat(1, 0, 3), answers.getFloat(1, 0, 4));
    }

    @Test
    void theGradientIsThatOfTheLoss() {
        objective.gradient(network, batch);
        double[] gradient = network.gradient().dup().data().asDouble();
        double[] weights = network.weights().dup().data().asDouble();

        for (int i = 0; i < weights.length; i++) {
            double slope = (loss(weights, i, STEP) - loss(weights, i, -STEP)) / (2 * STEP);
            assertThat(gradient[i]).as("weight %d", i).isCloseTo(slope, within(2e-3));
        }
    }

    private double loss(double[] weights, int changed, double by) {
        double[] some = weights.clone();
        some[changed] += by;
        network.weights().assign(Nd4j.create(some).castTo(network.weights().dataType()));
        return objective.loss(network, batch).mean();
    }
}
