package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkKernel.Step;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.engine.cudnn.Trial.Twin;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** What a network on a device promises besides agreeing with the CPU: states, memory, dropout, losses from outside, refusals. */
abstract class NetworkKernelContract extends NetworkAgreement {

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "GRU", "SIMPLE_RNN"})
    void carriedStatesGoOnAsOnTheCpu(Cell cell) {
        Trial trial = characters(cell);
        trial.network().carryState(true);
        trial.network().clearState();
        try (NetworkKernel kernel = device(trial)) {
            kernel.carryState(true);
            for (int i = 0; i < 3; i++) {
                Twin batch = trial.batch(2, 4, false, i);
                assertThat(kernel.learn(batch.there(), step(i)).isPresent()).isFalse();
                assertThat(kernel.lastLoss().orElseThrow()).isCloseTo(learn(trial, batch), within(1e-4));
            }
            Twin judged = trial.batch(2, 4, false, 8);
            assertThat(kernel.loss(judged.there())).isCloseTo(trial.network().loss(judged.here()), within(1e-4));
            kernel.clearState();
            trial.network().clearState();
            assertThat(kernel.states()).isEmpty();
            assertThat(kernel.loss(judged.there())).isCloseTo(trial.network().loss(judged.here()), within(1e-4));
            List<INDArray> states = List.copyOf(trial.network().states().values());
            List<float[]> own = kernel.states();
            assertThat(own).hasSameSizeAs(states);
            for (int i = 0; i < own.size(); i++) {
                float[] expected = states.get(i).dup('f').data().asFloat();
                assertThat(distance(own.get(i), expected)).isLessThan(1e-4);
            }
        }
    }

    @Test
    void aNetworkGoesOnFromStatesAndMemoryThatItHasGiven() {
        Trial trial = characters(Cell.LSTM);
        Twin first = trial.batch(2, 4, false, 1);
        Twin second = trial.batch(2, 4, false, 2);
        try (NetworkKernel kernel = device(trial);
                NetworkKernel other = kernel(trial.shape())) {
            kernel.carryState(true);
            other.carryState(true);
            kernel.learn(first.there(), step(0));
            other.load(kernel.store());
            other.states(kernel.states());

            kernel.learn(second.there(), step(1));
            other.learn(second.there(), step(1));

            assertThat(other.lastLoss()).isEqualTo(kernel.lastLoss());
            assertThat(other.store().weights()).isEqualTo(kernel.store().weights());
            assertThat(other.store().squares()).isEqualTo(kernel.store().squares());
            assertThatThrownBy(() -> kernel.states(List.of(new float[8]))).isInstanceOf(IllegalArgumentException.class);
            Twin larger = trial.batch(3, 4, false, 2);
            assertThatThrownBy(() -> kernel.output(larger.there())).hasMessageContaining("states are of 2 sequences");
        }
    }

    @Test
    void theSameStepsLeaveTheSameBits() {
        var words = new Input.Embedding(9, 4, 0.2);
        RecurrentStack stack = RecurrentStack.of(Cell.GRU, 4, 4).dropping(0.3);
        Trial trial = Trial.of(new Architecture(words, stack, new Readout.NextToken(9)));
        float[] once = learned(trial);

        assertThat(learned(trial)).isEqualTo(once);
    }

    private float[] learned(Trial trial) {
        try (NetworkKernel kernel = device(trial)) {
            for (int i = 0; i < 4; i++) {
                kernel.learn(trial.batch(5, 30, false, i).there(), step(i));
            }
            return kernel.weights();
        }
    }

    @Test
    void whatIsDroppedIsDrawnFromSeedAndStep() {
        RecurrentStack stack = RecurrentStack.of(Cell.LSTM, 4, 4).dropping(0.5);
        Trial trial = Trial.of(new Architecture(new Input.OneHot(5), stack, new Readout.NextToken(5)));
        Twin batch = trial.batch(2, 6, false, 1);
        try (NetworkKernel kernel = device(trial)) {
            float[] gradient = kernel.gradient(batch.there(), step(3));

            assertThat(kernel.gradient(batch.there(), step(3))).isEqualTo(gradient);
            assertThat(kernel.gradient(batch.there(), step(4))).isNotEqualTo(gradient);
            assertThat(kernel.loss(batch.there())).isCloseTo(trial.network().loss(batch.here()), within(1e-5));
        }
    }

    /** The gradient of a weighted sum of answers, with values dropped everywhere, is the slope of that sum. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsThroughDropoutAreSlopes(boolean everyStep) {
        RecurrentStack stack = RecurrentStack.of(Cell.GRU, 3, 3)
                .reading(Direction.BIDIRECTIONAL)
                .dropping(0.3);
        Readout readout = everyStep ? new Readout.Tags(3) : new Readout.Label(3, List.of(Pooling.LAST, Pooling.MEAN));
        Trial trial = Trial.of(new Architecture(new Input.Embedding(9, 4, 0.3), stack, readout));
        Twin batch = trial.batch(3, 5, true, 1);
        float[] weights = trial.snapshot().weights();
        float[] direction = new float[weights.length];
        var random = new Random(4);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) random.nextGaussian();
        }
        try (NetworkKernel kernel = device(trial)) {
            double slope = 0;
            float[] gradient = kernel.gradient(batch.there(), answers -> factors(batch, answers), step(2));
            for (int i = 0; i < direction.length; i++) {
                slope += (double) gradient[i] * direction[i];
            }
            double width = 1e-3;
            double above = sum(kernel, trial, batch, shifted(weights, direction, width));
            double below = sum(kernel, trial, batch, shifted(weights, direction, -width));
            assertThat(slope).isCloseTo((above - below) / (2 * width), within(2e-2 * Math.abs(slope) + 1e-2));
        }
    }

    private static float[] factors(Twin batch, float... answers) {
        float[] factors = new float[answers.length];
        for (int i = 0; i < factors.length; i++) {
            boolean counts = answers.length < 3 * 3 * 5 || exists(batch, i, answers.length);
            factors[i] = counts ? (i % 7 - 3) / 2f : 0;
        }
        return factors;
    }

    private static double sum(NetworkKernel kernel, Trial trial, Twin batch, float... weights) {
        NetworkKernel.Snapshot memory = trial.snapshot();
        kernel.load(new NetworkKernel.Snapshot(weights, memory.means(), memory.squares()));
        double[] sum = {0};
        kernel.gradient(
                batch.there(),
                answers -> {
                    float[] factors = factors(batch, answers);
                    for (int i = 0; i < answers.length; i++) {
                        sum[0] += factors[i] == 0 ? 0 : (double) factors[i] * answers[i];
                    }
                    return factors;
                },
                step(2));
        return sum[0];
    }

    private static float[] shifted(float[] weights, float[] direction, double width) {
        float[] shifted = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            shifted[i] = (float) (weights[i] + width * direction[i]);
        }
        return shifted;
    }

    @Test
    void aLossFromOutsideLeavesTheSameGradientAsTheNetworksOwn() {
        Trial trial = Trial.of(new Architecture(
                new Input.Values(3), RecurrentStack.of(Cell.LSTM, 4), new Readout.ValuesAtEveryStep(2)));
        Twin batch = trial.batch(3, 5, false, 1);
        float[] labels = ((NetworkBatch.Targets) batch.there().labels().orElseThrow()).values();
        try (NetworkKernel kernel = device(trial)) {
            float[] own = kernel.gradient(batch.there(), step(0));
            float[] outside = kernel.gradient(
                    batch.there(),
                    answers -> {
                        float[] slopes = new float[answers.length];
                        for (int i = 0; i < slopes.length; i++) {
                            slopes[i] = 2 * (answers[i] - labels[i]) / slopes.length;
                        }
                        return slopes;
                    },
                    step(0));

            assertThat(distance(outside, own)).isLessThan(1e-5);
        }
    }

    @Test
    void quantilesAreWhatALossOfQuantilesLeadsTo() {
        Trial trial = Trial.of(
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.SIMPLE_RNN, 2), new Readout.Values(3)));
        NetworkShape shape = trial.shape();
        NetworkShape.Answer answer = shape.answer();
        var loss = new NetworkShape.QuantileError(List.of(0.1, 0.5, 0.9));
        var quantiles = new NetworkShape.Answer(answer.pooling(), answer.dropout(), answer.output(), loss);
        // The same is shown always, and followed by 0 to 9.
        int size = 10;
        float[] labels = new float[3 * size];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % size;
        }
        NetworkBatch batch =
                NetworkBatch.of(size, 1, new NetworkBatch.Values(new float[size]), new NetworkBatch.Targets(labels));
        try (NetworkKernel kernel =
                kernel(new NetworkShape(shape.reading(), shape.layers(), quantiles, shape.parameters()))) {
            for (int i = 0; i < 400; i++) {
                kernel.learn(batch, new Step(new AdamStep(0.1, 0.9, 0.999, 1e-7, i), 0, 0));
            }
            float[] answers = kernel.output(batch);
            assertThat(answers[0]).isBetween(-0.3f, 1.3f);
            assertThat(answers[size]).isBetween(3.7f, 5.3f);
            assertThat(answers[2 * size]).isBetween(7.7f, 9.3f);
        }
    }

    @Test
    void aStepWhoseGradientIsNoNumberChangesNothing() {
        Trial trial = Trial.of(
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.SIMPLE_RNN, 2), new Readout.Values(1)));
        NetworkBatch batch = NetworkBatch.of(1, 2, new NetworkBatch.Values(Float.NaN, 1), new NetworkBatch.Targets(1));
        try (NetworkKernel kernel = device(trial)) {
            kernel.learn(batch, step(0));

            assertThat(kernel.lastLoss().orElseThrow()).isNaN();
            assertThat(kernel.weights()).isEqualTo(trial.snapshot().weights());
            assertThat(kernel.store().squares()).isEqualTo(trial.snapshot().squares());
        }
    }

    @Test
    void aBatchThatDoesNotFitIsRefused() {
        Trial trial = characters(Cell.LSTM);
        var labels = new NetworkBatch.Classes(0, 1);
        try (NetworkKernel kernel = device(trial)) {
            assertThatThrownBy(() -> kernel.output(NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 5))))
                    .hasMessage("There is no symbol 5 among 5.");
            assertThatThrownBy(() -> kernel.output(NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 1, 2))))
                    .hasMessage("The tokens are 3 numbers; expected 2.");
            assertThatThrownBy(() -> kernel.output(NetworkBatch.of(1, 2, new NetworkBatch.Values(0, 1))))
                    .hasMessage("The network reads symbols, and is shown numbers.");
            assertThatThrownBy(() -> kernel.loss(
                            NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 1), new NetworkBatch.Classes(0, -1))))
                    .hasMessage("There is no class -1 among 5.");
            assertThatThrownBy(() -> kernel.loss(NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 1))))
                    .hasMessage("There is no loss without labels.");
            assertThatThrownBy(() -> kernel.loss(
                            NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 1), new NetworkBatch.Targets(1, 2))))
                    .hasMessageContaining("asked by their numbers");
            assertThatThrownBy(() -> kernel.loss(new NetworkBatch(
                            1,
                            2,
                            new NetworkBatch.Tokens(0, 1),
                            Optional.of(new int[] {3}),
                            Optional.of(labels),
                            Optional.empty())))
                    .hasMessageContaining("at least one and at most all");
            assertThatThrownBy(() -> kernel.load(new NetworkKernel.Snapshot(new float[2], new float[2], new float[2])))
                    .hasMessageContaining("weights, not 2");
            // Nothing of that has done harm.
            assertThat(kernel.loss(NetworkBatch.of(1, 2, new NetworkBatch.Tokens(0, 1), labels)))
                    .isPositive();
        }
    }
}
