package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.network.TestedEngine;

class LabelSetsTest {

    private static final Input.Embedding INPUT = new Input.Embedding(4, 3);

    /** None, the first label, both. */
    private static final boolean[][] SETS = {{false, false}, {true, false}, {true, true}};

    private static final LabelledSequenceBatches SEQUENCES = LabelledSequenceBatches.of(
            List.of(
                    new LabelledSequence(new int[] {0, 1, 2}, 0),
                    new LabelledSequence(new int[] {2, 1}, 1),
                    new LabelledSequence(new int[] {3}, 2)),
            3);

    private static Network network(TestedEngine engine, Design design) {
        return engine.install(Network.of(design, 0.05, 5), 1);
    }

    private static Architecture pooled() {
        return new Architecture(
                INPUT,
                RecurrentStack.of(Cell.GRU, 3).reading(Direction.BIDIRECTIONAL),
                new Readout.Label(3, List.of(Pooling.MAX, Pooling.MEAN)).ofSeveral(2));
    }

    private static DataSet batch() {
        return SEQUENCES.inOrder(3).iterator().next();
    }

    @ParameterizedTest
    @EnumSource
    void theLossIsTheSumOfTheLabelsBinaryCrossEntropies(TestedEngine engine) {
        Network network = network(engine, pooled());
        DataSet batch = batch();
        INDArray answers = network.output(batch.getFeatures(), batch.getFeaturesMaskArray());
        double expected = 0;
        for (int row = 0; row < 3; row++) {
            boolean[] set = SETS[batch.getLabels().getRow(row).argMax().getInt(0)];
            for (int label = 0; label < 2; label++) {
                double probability = answers.getDouble(row, label);
                expected -= Math.log(set[label] ? probability : 1 - probability) / 3;
            }
        }

        var objective = new LabelSets(SETS);

        assertThat(objective.loss(network, batch).mean()).isCloseTo(expected, within(1e-5));
        Objective.Loss loss = objective.gradient(network, batch);
        assertThat(loss.mean()).isCloseTo(expected, within(1e-5));
        assertThat(loss.answers()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientIsThatOfTheLoss(TestedEngine engine) {
        for (Design design : List.of(pooled(), new MeanOfEmbeddings(INPUT, 2, true))) {
            Network network = network(engine, design);
            var objective = new LabelSets(SETS);
            objective.gradient(network, batch());
            INDArray gradient = network.gradient().dup();
            double square = Math.pow(gradient.norm2Number().doubleValue(), 2);
            double step = 1e-2;

            // Central differences along the gradient, of which the loss changes by its squared length.
            network.weights().subi(gradient.mul(step));
            double below = objective.loss(network, batch()).mean();
            network.weights().addi(gradient.mul(2 * step));
            double above = objective.loss(network, batch()).mean();

            assertThat((above - below) / (2 * step)).isCloseTo(square, within(0.01 * square));
        }
    }

    @Test
    void severalLabelsAreLearnedAndSaved(@TempDir Path folder) throws IOException {
        var trainer = new Trainer(
                TrainingPlan.plain(60, 3, 0.05, 1), Progress.SILENT, Checkpoint.none(), new LabelSets(SETS));
        Network network = trainer.train(network(TestedEngine.FUSED, pooled()), SEQUENCES, SEQUENCES)
                .network();
        var data = new DataSource("made up", "", "", "0", 3);
        var provenance = new Provenance("test", "test", 1, data, Environment.here("test", 1));

        ModelBundle.of(RunCard.of(provenance, List.of()), network).save(folder);
        ModelBundle loaded = ModelBundle.load(folder, "test");
        loaded.requireNetworks(INPUT, new Readout.Label(3).ofSeveral(2));

        DataSet batch = batch();
        INDArray answers = loaded.networks().get(0).output(batch.getFeatures(), batch.getFeaturesMaskArray());
        for (int row = 0; row < 3; row++) {
            boolean[] set = SETS[batch.getLabels().getRow(row).argMax().getInt(0)];
            for (int label = 0; label < 2; label++) {
                assertThat(answers.getDouble(row, label) > 0.5).isEqualTo(set[label]);
            }
        }
    }

    @Test
    void setsSayItOfTheSameLabels() {
        assertThatThrownBy(() -> new LabelSets(new boolean[][] {{true}, {true, false}}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("as many labels as the first");
        assertThat(new LabelSets(SETS).settings())
                .startsWith(", label sets ")
                .isEqualTo(new LabelSets(SETS.clone()).settings())
                .isNotEqualTo(new LabelSets(new boolean[][] {{true, false}}).settings());
    }
}
