package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;

class GatheredPartsTest {

    private static final INDArray WORDS = Nd4j.createFromArray(new float[][][] {{{1, 2, 0}}, {{3, 1, 4}}});
    private static final INDArray STEPS = Nd4j.createFromArray(new float[][] {{1, 1, 0}, {1, 1, 1}});
    private static final INDArray PLACES = Nd4j.createFromArray(new float[][][] {{{2, 0, 0}}, {{1, 2, 0}}});
    private static final INDArray SPELLED = Nd4j.createFromArray(new float[][][] {{{1, 2}}, {{0, 0}}, {{3, 1}}});
    private static final INDArray CHARACTERS = Nd4j.createFromArray(new float[][] {{1, 1}, {1, 0}, {1, 1}});

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"STOCK", "FUSED"})
    void bothHalvesTogetherAnswerAsTheWhole(Engine engine) {
        Network whole = Network.of(design(true), 0.001, 3);
        whole.weights().muli(4);
        GatheredParts parts = GatheredParts.of(whole);
        Network table = engine.install(parts.table().orElseThrow(), 1);
        Network reader = engine.install(parts.reader(), 1);

        List<INDArray> expected = engine.install(whole, 1)
                .outputs(new Inputs(List.of(WORDS, PLACES, SPELLED), List.of(STEPS, STEPS, CHARACTERS)));
        INDArray rows =
                table.outputs(new Inputs(List.of(SPELLED), List.of(CHARACTERS))).get(0);
        INDArray taken = Nd4j.create(2, rows.size(1), 3);
        for (int row = 0; row < 2; row++) {
            for (int step = 0; step < 3; step++) {
                for (int feature = 0; feature < rows.size(1); feature++) {
                    double value = rows.getDouble(PLACES.getInt(row, 0, step), feature);
                    taken.putScalar(new int[] {row, feature, step}, value);
                }
            }
        }
        List<INDArray> answers = reader.outputs(new Inputs(List.of(WORDS, taken), List.of(STEPS, STEPS)));

        assertThat(known(answers.get(0))).containsExactly(known(expected.get(0)), within(1e-6));
        assertThat(answers.get(1).toDoubleMatrix()[0])
                .containsExactly(expected.get(1).toDoubleMatrix()[0], within(1e-6));
    }

    /** Of padding nothing is said. */
    private static double[] known(INDArray scores) {
        List<Double> known = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            for (int step = 0; step < 2 + row; step++) {
                for (int tag = 0; tag < scores.size(1); tag++) {
                    known.add(scores.getDouble(row, tag, step));
                }
            }
        }
        return known.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"STOCK", "FUSED"})
    void whatTakesNoRowsIsCopiedAsAWhole(Engine engine) {
        Network whole = Network.of(design(false), 0.001, 3);
        GatheredParts parts = GatheredParts.of(whole);
        var inputs = new Inputs(List.of(WORDS), List.of(STEPS));

        assertThat(parts.table()).isEmpty();
        assertThat(known(engine.install(parts.reader(), 1).outputs(inputs).get(0)))
                .containsExactly(known(engine.install(whole, 1).outputs(inputs).get(0)), within(1e-6));
        var chain = new Architecture(new Input.Values(2), RecurrentStack.of(Cell.LSTM, 2), new Readout.Values(3));
        assertThatIllegalArgumentException().isThrownBy(() -> GatheredParts.of(Network.of(chain, 0.001, 1)));
    }

    private static TokenClassifier design(boolean characters) {
        return new TokenClassifier(
                List.of(new Input.Embedding(9, 3)),
                Optional.of(new TokenClassifier.Characters(5, 2, Cell.LSTM, 2)).filter(spelled -> characters),
                RecurrentStack.of(Cell.LSTM, 3).reading(Direction.BIDIRECTIONAL),
                4,
                2);
    }
}
