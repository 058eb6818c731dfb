package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.cudnn.Trial.Twin;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** The contract of networks on a device, kept without one: everything but CUDA and cuDNN themselves. */
class StandInNetworkTest extends NetworkKernelContract {

    @Override
    NetworkKernel kernel(NetworkShape shape) {
        return new CudnnNetwork(new PlainDevice(), shape, 30);
    }

    private static Trial words() {
        return Trial.of(new Architecture(
                new Input.Embedding(9, 4), RecurrentStack.of(Cell.LSTM, 3, 3), new Readout.NextToken(9)));
    }

    @Test
    void aTrainingWaitsForTheLossOfTheStepBeforeAndForNothingElse() {
        Trial trial = words();
        Twin batch = trial.batch(2, 5, false, 1);
        var device = new PlainDevice();
        var kernel = new CudnnNetwork(device, trial.shape());
        kernel.learn(batch.there(), step(0));
        assertThat(device.waits()).isZero();

        kernel.learn(batch.there(), step(1));
        kernel.learn(batch.there(), step(2));

        assertThat(device.waits()).isEqualTo(2);
        kernel.close();
        assertThat(device.open()).isZero();
    }

    @Test
    void memoryThatIsThereIsUsedAgain() {
        Trial trial = words();
        var device = new PlainDevice();
        try (var kernel = new CudnnNetwork(device, trial.shape())) {
            kernel.learn(trial.batch(4, 9, false, 1).there(), step(0));
            int allocated = device.allocated();
            kernel.learn(trial.batch(2, 5, true, 2).there(), step(1));
            kernel.learn(trial.batch(4, 9, false, 3).there(), step(2));

            assertThat(device.allocated()).isEqualTo(allocated);
        }
    }

    @Test
    void layersOfOneWidthAreOneCallUnlessSomethingIsDroppedBetweenThem() {
        assertThat(calls(RecurrentStack.of(Cell.GRU, 3, 3, 3))).isEqualTo(1);
        assertThat(calls(RecurrentStack.of(Cell.GRU, 3, 3, 2, 2, 3))).isEqualTo(3);
        assertThat(calls(RecurrentStack.of(Cell.GRU, 3, 3, 3).dropping(0.1))).isEqualTo(3);
    }

    private static int calls(RecurrentStack stack) {
        Trial trial = Trial.of(new Architecture(new Input.OneHot(5), stack, new Readout.NextToken(5)));
        var device = new PlainDevice();
        var groups = LayerGroup.of(device, trial.shape());
        groups.forEach(LayerGroup::close);
        return groups.size();
    }

    @Test
    void theLastLayerIsTheSameInOnePieceAndInMany() {
        Trial trial = words();
        Twin batch = trial.batch(3, 7, false, 1);
        try (var whole = new CudnnNetwork(new PlainDevice(), trial.shape());
                var pieces = new CudnnNetwork(new PlainDevice(), trial.shape(), 9)) {
            whole.load(trial.snapshot());
            pieces.load(trial.snapshot());

            assertThat(pieces.loss(batch.there())).isEqualTo(whole.loss(batch.there()));
            float[] gradient = whole.gradient(batch.there(), step(0));
            assertThat(distance(pieces.gradient(batch.there(), step(0)), gradient))
                    .isLessThan(1e-6);
        }
    }
}
