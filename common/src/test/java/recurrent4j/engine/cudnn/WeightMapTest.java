package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Answer;
import recurrent4j.engine.NetworkShape.Dense;
import recurrent4j.engine.NetworkShape.Layer;
import recurrent4j.engine.NetworkShape.LookedUp;
import recurrent4j.engine.NetworkShape.SquaredError;
import recurrent4j.engine.NetworkShape.Table;
import recurrent4j.engine.NetworkShape.Tower;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.cudnn.NetworkAgreement.Case;
import recurrent4j.engine.cudnn.WeightMap.Region;

class WeightMapTest {

    private static WeightMap map(NetworkShape shape) {
        return new WeightMap(
                shape,
                LayerGroup.of(new PlainDevice(), shape).stream()
                        .map(LayerGroup::mapped)
                        .toList());
    }

    private static float[] numbered(long length) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < length; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    private static float[] part(float[] all, Region region) {
        float[] part = new float[(int) region.size()];
        System.arraycopy(all, (int) region.from(), part, 0, part.length);
        return part;
    }

    /** Two inputs and one unit: the blocks z, r, n of a GRU are 1 2, 3 4 and 5 6; its biases 10 to 13, the last that of the state. */
    @Test
    void theGatesOfAGruAreResetUpdateAndCandidateToCudnn() {
        var layer = new Layer(Recurrence.GRU, 2, 1, 0, List.of(new Tower(0, 6, 9)));
        var answer = new Answer(List.of(), 0, new Dense(1, -1, -1), new SquaredError());
        WeightMap map = map(new NetworkShape(new NetworkShape.Values(2), List.of(layer), answer, 13));

        assertThat(part(map.there(numbered(13)), map.cells(0)))
                .containsExactly(3, 4, 1, 2, 5, 6, 8, 7, 9, 11, 10, 12, 0, 0, 13);
        assertThat(map.gaps()).containsExactly(new Region(12, 2));
    }

    /** One input and one unit: the blocks of an LSTM are I, the candidate, F, O, and G, the input gate. */
    @Test
    void theGatesOfAnLstmAreInputForgetCandidateAndOutputToCudnn() {
        var layer = new Layer(Recurrence.LSTM, 1, 1, 0, List.of(new Tower(0, 4, 8)));
        var answer = new Answer(List.of(), 0, new Dense(2, 12, 14), new SquaredError());
        WeightMap map = map(new NetworkShape(new NetworkShape.Values(1), List.of(layer), answer, 16));

        assertThat(part(map.there(numbered(16)), map.cells(0)))
                .containsExactly(4, 2, 1, 3, 8, 6, 5, 7, 12, 10, 9, 11, 0, 0, 0, 0);
        assertThat(part(map.there(numbered(16)), map.kernel())).containsExactly(13, 14);
        assertThat(part(map.there(numbered(16)), map.bias())).containsExactly(15, 16);
    }

    @Test
    void theVectorsOfATableStandOneAfterAnother() {
        var layer = new Layer(Recurrence.SIMPLE_RNN, 2, 1, 0, List.of(new Tower(6, 8, 9)));
        var answer = new Answer(List.of(), 0, new Dense(1, -1, -1), new SquaredError());
        var read = new LookedUp(List.of(new Table(3, 0)), 2, 0);
        WeightMap map = map(new NetworkShape(read, List.of(layer), answer, 10));

        assertThat(part(map.there(numbered(10)), map.table(0))).containsExactly(1, 4, 2, 5, 3, 6);
    }

    static List<Case> networks() {
        return NetworkAgreement.networks().toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyWeightGoesThereAndComesBack(Case its) {
        Trial trial = Trial.of(its.architecture());
        WeightMap map = map(trial.shape());
        float[] here = numbered(trial.shape().parameters());

        float[] there = map.there(here);

        assertThat(map.here(there)).isEqualTo(here);
        int nothing = 0;
        for (float number : there) {
            nothing += number == 0 ? 1 : 0;
        }
        assertThat(there.length - nothing).isEqualTo(here.length);
        for (Region gap : map.gaps()) {
            assertThat(part(there, gap)).containsOnly(0);
        }
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() {
        var layer = new Layer(Recurrence.SIMPLE_RNN, 1, 1, 0, List.of(new Tower(0, 1, 2)));
        var answer = new Answer(List.of(), 0, new Dense(1, -1, -1), new SquaredError());
        var read = new NetworkShape.Values(1);

        assertThatThrownBy(() -> map(new NetworkShape(read, List.of(layer), answer, 4)))
                .hasMessage("The network has 4 weights, and its layers 3.");
        WeightMap map = map(new NetworkShape(read, List.of(layer), answer, 3));
        assertThatThrownBy(() -> map.there(new float[4])).hasMessage("The network has 3 weights, not 4.");
    }
}
