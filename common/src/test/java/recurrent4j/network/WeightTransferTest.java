package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class WeightTransferTest {

    private static final Input WORDS = new Input.Embedding(30, 4);

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aClassifierBeginsWithWhatALanguageModelKnows(Cell cell) {
        Network pretrained = language(cell, 5, 6);
        Network heir = classifier(cell, Direction.FORWARD, 5, 6);

        heir.inherit(pretrained);

        var graph = (ComputationGraph) heir.model();
        assertThat(graph.getLayer("embedding").getParam("W")).isEqualTo(layer(pretrained, 0, "W"));
        assertThat(graph.getLayer("forward0").getParam("RW")).isEqualTo(layer(pretrained, 1, "RW"));
        assertThat(graph.getLayer("forward1").getParam("W")).isEqualTo(layer(pretrained, 2, "W"));
        assertThat(graph.getLayer("forward1").getParam("b")).isEqualTo(layer(pretrained, 2, "b"));
    }

    @Test
    void whatReadsBackwardsKeepsItsOwnWeights() {
        Network heir = classifier(Cell.LSTM, Direction.BIDIRECTIONAL, 5);
        var graph = (ComputationGraph) heir.model();
        INDArray before = graph.getLayer("backward0").getParam("W").dup();

        heir.inherit(language(Cell.LSTM, 5));

        assertThat(graph.getLayer("backward0").getParam("W")).isEqualTo(before);
    }

    @Test
    void theLowestLayersOfADeeperOneAreEnough() {
        Network pretrained = language(Cell.GRU, 5, 6);
        Network heir = classifier(Cell.GRU, Direction.FORWARD, 5);

        heir.inherit(pretrained);

        assertThat(((ComputationGraph) heir.model()).getLayer("forward0").getParam("W"))
                .isEqualTo(layer(pretrained, 1, "W"));
    }

    @Test
    void otherShapesAndMoreLayersAreRefused() {
        Network pretrained = language(Cell.LSTM, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier(Cell.LSTM, Direction.FORWARD, 6).inherit(pretrained))
                .withMessageContaining("choose the same cell, units, embedding and vocabulary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier(Cell.LSTM, Direction.FORWARD, 5, 5).inherit(pretrained))
                .withMessageContaining("give both as many");
    }

    private static INDArray layer(Network network, int index, String name) {
        return ((MultiLayerNetwork) network.model()).getLayer(index).getParam(name);
    }

    private static Network language(Cell cell, Integer... units) {
        return Network.of(new Architecture(WORDS, RecurrentStack.of(cell, units), new Readout.NextToken(30)), 0.01, 1);
    }

    private static Network classifier(Cell cell, Direction direction, Integer... units) {
        RecurrentStack stack = RecurrentStack.of(cell, units).reading(direction);
        return Network.of(
                new Architecture(WORDS, stack, new Readout.Label(2, List.of(Pooling.MAX, Pooling.MEAN))), 0.01, 2);
    }
}
