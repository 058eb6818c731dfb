package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.train.Sines.ARCHITECTURE;
import static recurrent4j.train.Sines.PLAN;
import static recurrent4j.train.Sines.TRAINING;
import static recurrent4j.train.Sines.VALIDATION;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.Bits;
import recurrent4j.data.Batches;
import recurrent4j.network.Network;

class ObjectiveTest {

    /** A loss that is told by the answers alone. */
    private interface ByAnswers extends Objective {

        Cost of(INDArray answers, DataSet batch);

        @Override
        default Objective.Loss gradient(Network network, DataSet batch) {
            var loss = new AtomicReference<Loss>();
            network.backpropagate(batch, answers -> {
                Cost cost = of(answers, batch);
                loss.set(cost.loss());
                return cost.slopes();
            });
            if (loss.get().answers() > 0) {
                network.gradient().divi(loss.get().answers());
            }
            return loss.get();
        }

        @Override
        default Objective.Loss loss(Network network, DataSet batch) {
            return of(network.output(batch.getFeatures(), batch.getFeaturesMaskArray()), batch)
                    .loss();
        }
    }

    /** The sum of the losses of some answers, and its derivatives by them. */
    private record Cost(double sum, double answers, INDArray slopes) {
        Objective.Loss loss() {
            return new Objective.Loss(answers == 0 ? 0 : sum / answers, answers);
        }
    }

    private static final ByAnswers SQUARED_ERROR = (answers, batch) -> {
        INDArray errors = answers.sub(batch.getLabels());
        return new Cost(
                errors.norm2Number().doubleValue() * errors.norm2Number().doubleValue(),
                errors.length(),
                errors.mul(2));
    };

    /** Squared errors of answers that are shifted by a number of its own, which plain descent with momentum moves. */
    private static final class Shifted implements ByAnswers {

        private final double[] shift = {0};
        private final double[] momentum = {0};
        private double slope;

        @Override
        public Cost of(INDArray answers, DataSet batch) {
            Cost cost = SQUARED_ERROR.of(answers.add(shift[0]), batch);
            slope = cost.slopes().sumNumber().doubleValue() / cost.answers();
            return cost;
        }

        @Override
        public void step(double learningRate) {
            momentum[0] = 0.9 * momentum[0] + slope;
            shift[0] -= learningRate * momentum[0];
        }

        @Override
        public Map<String, double[]> numbers() {
            return Map.of("shift", shift);
        }

        @Override
        public Map<String, double[]> moments() {
            return Map.of("momentum", momentum);
        }
    }

    private static final Batches NOTHING = new Batches() {
        @Override
        public long examples() {
            return 0;
        }

        @Override
        public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
            return Collections.emptyIterator();
        }

        @Override
        public Iterable<DataSet> inOrder(int batchSize) {
            return List.of();
        }

        @Override
        public String fingerprint() {
            return "";
        }
    };

    @Test
    void theLossThatTheNetworkHasItselfTrainsAsItDoes() throws IOException {
        TrainingRun own = train(Objective.OF_NETWORK, Progress.SILENT, Checkpoint.none());
        TrainingRun external = train(SQUARED_ERROR, Progress.SILENT, Checkpoint.none());

        for (int i = 0; i < PLAN.epochs(); i++) {
            Epoch expected = own.epochs().get(i);
            assertThat(external.epochs().get(i).trainLoss()).isCloseTo(expected.trainLoss(), within(1e-5));
            assertThat(external.epochs().get(i).validationLoss()).isCloseTo(expected.validationLoss(), within(1e-5));
        }
    }

    @Test
    void numbersOfItsOwnAreTrainedAndKeptOfTheBestEpoch() throws IOException {
        var shifted = new Shifted();
        TrainingRun run = train(shifted, Progress.SILENT, Checkpoint.none());

        double loss = shifted.loss(
                        run.network(), VALIDATION.inOrder(500).iterator().next())
                .mean();
        assertThat(shifted.shift[0]).isNotZero();
        assertThat(loss).isCloseTo(run.best().validationLoss(), within(1e-9));
    }

    @Test
    void anInterruptedTrainingGoesOnWithThemBitForBit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.zip");
        var whole = new Shifted();
        TrainingRun uninterrupted = train(whole, Progress.SILENT, Checkpoint.none());

        assertThatThrownBy(() -> train(
                        new Shifted(),
                        new Interruption(4, 0.5),
                        Checkpoint.at(file).every(Duration.ZERO)))
                .hasMessage("interrupted");
        var resumed = new Shifted();
        TrainingRun run = train(resumed, Progress.SILENT, Checkpoint.at(file));

        assertThat(Sines.losses(run)).isEqualTo(Sines.losses(uninterrupted));
        assertThat(resumed.shift).isEqualTo(whole.shift);
        assertThat(resumed.momentum).isEqualTo(whole.momentum);
        assertThat(Bits.of(run.network().weights()))
                .isEqualTo(Bits.of(uninterrupted.network().weights()));
    }

    @Test
    void withoutValidationEpochsAreJudgedByWhatTheyCost() throws IOException {
        TrainingRun run = new Trainer(PLAN, Progress.SILENT, Checkpoint.none())
                .train(Network.of(ARCHITECTURE, 0.01, 5), TRAINING, NOTHING);

        assertThat(run.epochs())
                .allSatisfy(epoch -> assertThat(epoch.validationLoss()).isEqualTo(epoch.trainLoss()));
    }

    private static TrainingRun train(Objective objective, Progress progress, Checkpoint checkpoint) throws IOException {
        return new Trainer(PLAN, progress, checkpoint, objective)
                .train(Network.of(ARCHITECTURE, PLAN.learningRate(), PLAN.seed()), TRAINING, VALIDATION);
    }
}
