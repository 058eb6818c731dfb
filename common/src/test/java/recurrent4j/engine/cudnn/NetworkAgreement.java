package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/** Networks on a device are held to those on the CPU: what they answer, their gradients and losses, and all their steps. */
abstract class NetworkAgreement {

    /** A network of a shape on the device, whose weights are zero. */
    abstract NetworkKernel kernel(NetworkShape shape);

    /** A network, and whether sequences are padded. */
    record Case(Architecture architecture, boolean padded) {
        @Override
        public String toString() {
            return architecture + " on " + architecture.input() + " for " + architecture.readout()
                    + (padded ? ", padded" : "");
        }
    }

    static Stream<Case> networks() {
        var characters = new Input.OneHot(5);
        var next = new Readout.NextToken(5);
        RecurrentStack lstm = RecurrentStack.of(Cell.LSTM, 4, 4);
        RecurrentStack both = RecurrentStack.of(Cell.GRU, 3, 3).reading(Direction.BIDIRECTIONAL);
        var everyPooling = new Readout.Label(3, List.of(Pooling.MAX, Pooling.LAST, Pooling.MEAN));
        var words = new Input.Embedding(9, 4);
        return Stream.of(
                new Case(new Architecture(characters, lstm, next), false),
                new Case(new Architecture(characters, RecurrentStack.of(Cell.GRU, 3, 3, 5), next), false),
                new Case(new Architecture(words, RecurrentStack.of(Cell.SIMPLE_RNN, 4), next(9)), false),
                new Case(new Architecture(words, RecurrentStack.of(Cell.RELU_RNN, 4), next(9)), true),
                new Case(new Architecture(new Input.Values(3), lstm, new Readout.Values(2)), true),
                new Case(new Architecture(new Input.Values(3), lstm, new Readout.Medians(2)), false),
                new Case(new Architecture(new Input.Values(2), lstm, new Readout.ValuesAtEveryStep(2)), false),
                new Case(new Architecture(new Input.Values(2), lstm, new Readout.State()), true),
                new Case(new Architecture(words, both, new Readout.Tags(4)), true),
                new Case(new Architecture(words, both, new Readout.Label(3)), true),
                new Case(new Architecture(words, both, everyPooling), true),
                new Case(new Architecture(words, lstm, everyPooling), true),
                new Case(new Architecture(new Input.Embedding(List.of(7, 4), 3, 0), both, everyPooling), true),
                new Case(new Architecture(words, lstm, new Readout.Label(3).ofSeveral(3)), true));
    }

    private static Readout next(int size) {
        return new Readout.NextToken(size);
    }

    NetworkKernel device(Trial trial) {
        NetworkKernel kernel = kernel(trial.shape());
        kernel.load(trial.snapshot());
        return kernel;
    }

    static Step step(int iteration) {
        return new Step(new AdamStep(0.01, 0.9, 0.999, 1e-7, iteration), 1, 5);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aDeviceAnswersAsTheCpu(Case its) {
        Trial trial = Trial.of(its.architecture());
        Twin batch = trial.batch(3, 6, its.padded(), 1);
        INDArray here =
                trial.network().output(batch.here().getFeatures(), batch.here().getFeaturesMaskArray());
        try (NetworkKernel kernel = device(trial)) {
            float[] expected = here.dup('f').data().asFloat();
            float[] answers = kernel.output(batch.there());

            assertThat(answers).hasSameSizeAs(expected);
            for (int i = 0; i < answers.length; i++) {
                if (!its.padded() || !its.architecture().everyStep() || exists(batch, i, answers.length)) {
                    assertThat(answers[i]).as("answer %d", i).isCloseTo(expected[i], within(1e-5f));
                }
            }
        }
    }

    static boolean exists(Twin batch, int i, int answers) {
        int size = batch.there().size();
        int step = i / (answers / batch.there().steps());
        return step < batch.there().lengths().orElseThrow()[i % size];
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aDeviceDifferentiatesAsTheCpu(Case its) {
        Trial trial = Trial.of(its.architecture());
        Twin batch = trial.batch(3, 6, its.padded(), 2);
        double loss = trial.network().gradient(batch.here());
        float[] expected = trial.network().gradient().toFloatVector();
        try (NetworkKernel kernel = device(trial)) {
            assertThat(kernel.loss(batch.there())).isCloseTo(loss, within(1e-5));
            float[] gradient = kernel.gradient(batch.there(), step(0));

            assertThat(distance(gradient, expected)).isLessThan(1e-4 * distance(expected, new float[expected.length]));
        }
    }

    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void twentyStepsTakeADeviceWhereTheyTakeTheCpu(Case its) {
        Trial trial = Trial.of(its.architecture());
        try (NetworkKernel kernel = device(trial)) {
            OptionalDouble late = OptionalDouble.empty();
            for (int i = 0; i < 20; i++) {
                Twin batch = trial.batch(3, 6, its.padded(), i % 3);
                OptionalDouble before = kernel.learn(batch.there(), step(i));

                assertThat(before.isPresent()).isEqualTo(late.isPresent());
                if (late.isPresent()) {
                    assertThat(before.orElseThrow()).as("step %d", i).isCloseTo(late.orElseThrow(), within(1e-3));
                }
                late = OptionalDouble.of(learn(trial, batch));
            }
            assertThat(kernel.lastLoss().orElseThrow()).isCloseTo(late.orElseThrow(), within(1e-3));
            assertThat(kernel.lastLoss()).isEmpty();
            float[] weights = trial.network().weights().toFloatVector();
            assertThat(distance(kernel.store().weights(), weights)).isLessThan(0.02 * Math.sqrt(weights.length));
        }
    }

    /** A step as the training loop takes it. */
    static double learn(Trial trial, Twin batch) {
        double loss = trial.network().gradient(batch.here());
        double norm = trial.network().gradient().norm2Number().doubleValue();
        if (norm > 1) {
            trial.network().gradient().muli(1 / norm);
        }
        trial.network().step(0.01);
        return loss;
    }

    static Trial characters(Cell cell) {
        RecurrentStack stack = RecurrentStack.of(cell, 4, 4, 3);
        return Trial.of(new Architecture(new Input.OneHot(5), stack, new Readout.NextToken(5)));
    }

    @Test
    void onlyAnswersThatAreAskedForMakeTheLoss() {
        Trial trial = characters(Cell.GRU);
        Twin batch = trial.batch(3, 4, false, 1);
        float[] asked = {0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1};
        batch.here().setLabelsMaskArray(Nd4j.create(asked, new long[] {3, 4}, 'f'));
        double loss = trial.network().gradient(batch.here());
        float[] expected = trial.network().gradient().toFloatVector();
        try (NetworkKernel kernel = device(trial)) {
            NetworkBatch some = asking(batch.there(), asked);

            assertThat(kernel.loss(some)).isCloseTo(loss, within(1e-5));
            assertThat(distance(kernel.gradient(some, step(0)), expected)).isLessThan(1e-5);
            assertThat(kernel.loss(asking(batch.there(), new float[12]))).isZero();
        }
    }

    private static NetworkBatch asking(NetworkBatch batch, float... asked) {
        return new NetworkBatch(
                batch.size(), batch.steps(), batch.features(), batch.lengths(), batch.labels(), Optional.of(asked));
    }
}
