package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.KnownVectors;
import recurrent4j.network.Network;
import recurrent4j.network.TestedEngine;

class FrozenVectorsTest {

    private static final KnownVectors VECTORS =
            new KnownVectors(Map.of(0, new float[] {1, 2, 3}, 2, new float[] {-1, 0, 0.5f}));

    private static final Input.Embedding TRACKS = new Input.Embedding(List.of(4, 3), 3, 0);

    private static final Input.Embedding WORDS = new Input.Embedding(4, 3);

    private static final LabelledSequenceBatches BOTH = LabelledSequenceBatches.of(
            List.of(
                    new LabelledSequence(List.of(new int[] {0, 1, 2}, new int[] {0, 1, 2}), 0),
                    new LabelledSequence(List.of(new int[] {2, 3}, new int[] {2, 0}), 1)),
            2);

    private static final LabelledSequenceBatches ONE = LabelledSequenceBatches.of(
            List.of(new LabelledSequence(new int[] {0, 1, 2}, 0), new LabelledSequence(new int[] {2, 3}, 1)), 2);

    private static Design gru(Input.Embedding words) {
        return new Architecture(words, RecurrentStack.of(Cell.GRU, 2), new Readout.Label(2));
    }

    @ParameterizedTest
    @EnumSource
    void knownVectorsStayAndAllElseLearns(TestedEngine engine) throws IOException {
        for (Design design : List.of(gru(TRACKS), new MeanOfEmbeddings(TRACKS, 2))) {
            requireFrozen(engine, design, BOTH);
        }
        requireFrozen(engine, gru(WORDS), ONE);
    }

    private static void requireFrozen(TestedEngine engine, Design design, LabelledSequenceBatches sequences)
            throws IOException {
        Network network = begun(engine, design);
        INDArray before = table(network).dup();

        train(network, sequences, new FrozenVectors(Objective.OF_NETWORK, VECTORS));

        INDArray after = table(network);
        assertThat(after.getRow(0).toFloatVector()).containsExactly(1, 2, 3);
        assertThat(after.getRow(2).toFloatVector()).containsExactly(-1, 0, 0.5f);
        assertThat(after.getRow(1)).isNotEqualTo(before.getRow(1));
        assertThat(after.getRow(3)).isNotEqualTo(before.getRow(3));
    }

    @Test
    void theyAreTrainedAlongUnlessTheyAreFrozen() throws IOException {
        Network network = begun(TestedEngine.STOCK, gru(WORDS));
        assertThat(table(network).getRow(0).toFloatVector()).containsExactly(1, 2, 3);

        train(network, ONE, Objective.OF_NETWORK);

        assertThat(table(network).getRow(0).toFloatVector()).doesNotContain(1, 2, 3);
    }

    @Test
    void vectorsOfAnotherShapeAreRefused() {
        assertRefused(gru(new Input.Embedding(4, 2)), "A vector of 3 numbers");
        assertRefused(gru(new Input.Embedding(2, 3)), "of symbol 2 has no place in an embedding of 2 symbols");
        assertRefused(new LinearLayer(3, 2), "has no embedding");
    }

    private static void assertRefused(Design design, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> begun(TestedEngine.STOCK, design))
                .withMessageContaining(reason);
    }

    private static Network begun(TestedEngine engine, Design design) {
        Network network = Network.of(design, 0.01, 5);
        VECTORS.begin(network);
        return engine.install(network, 1);
    }

    private static void train(Network network, LabelledSequenceBatches sequences, Objective objective)
            throws IOException {
        TrainingPlan plan = TrainingPlan.plain(3, 2, 0.01, 1);
        new Trainer(plan, Progress.SILENT, Checkpoint.none(), objective).train(network, sequences, sequences);
    }

    private static INDArray table(Network network) {
        for (var layer : network.layers()) {
            var plain = FusedLayers.unwrapped(layer);
            String name = plain.conf().getLayer().getLayerName();
            if (plain.conf().getLayer() instanceof EmbeddingSequenceLayer
                    && (name == null || name.equals("embedding") || name.equals("layer0"))) {
                return plain.getParam("W");
            }
        }
        throw new AssertionError("no embedding");
    }
}
