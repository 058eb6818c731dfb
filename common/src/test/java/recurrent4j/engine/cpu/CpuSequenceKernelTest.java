package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.SequenceKernel;

class CpuSequenceKernelTest {

    private static final SequenceKernel KERNEL = new CpuSequenceKernel(1);

    /** Two examples of one feature: 1 2 3 4 and 5 6 7 8. */
    private final INDArray sequences = array(new float[] {1, 5, 2, 6, 3, 7, 4, 8}, 2, 1, 4);

    @Test
    void aSequenceIsTurnedAround() {
        assertThat(reversed(Optional.empty())).containsExactly(4, 8, 3, 7, 2, 6, 1, 5);
    }

    @Test
    void paddingStaysWhereItIsAndBecomesZero() {
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 0}, {0, 1, 0, 1}});
        assertThat(reversed(Optional.of(mask))).containsExactly(3, 0, 2, 8, 1, 0, 0, 6);
    }

    @Test
    void theLastStepIsTheLastThatExists() {
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 0}, {0, 0, 1}, {0, 0, 0}});
        assertThat(KERNEL.last(mask)).containsExactly(1, 2, -1);
    }

    @Test
    void aStepIsTakenFromEverySequenceAndPutBack() {
        INDArray steps = array(new float[2], 2, 1);
        KERNEL.gather(sequences, new int[] {2, 0}, steps);
        assertThat(floats(steps)).containsExactly(3, 5);
        INDArray back = array(new float[8], 2, 1, 4);
        back.assign(9);
        KERNEL.scatter(steps, new int[] {2, 0}, back);
        assertThat(floats(back)).containsExactly(0, 5, 0, 0, 3, 0, 0, 0);
    }

    @Test
    void featuresAreMergedAndSplitStepByStep() {
        INDArray narrow = array(new float[] {1, 2, 3, 4}, 2, 1, 2);
        INDArray wide = array(new float[] {5, 6, 7, 8, 9, 10, 11, 12}, 2, 2, 2);
        INDArray whole = array(new float[12], 2, 3, 2);
        KERNEL.merge(List.of(narrow, wide), whole);
        assertThat(floats(whole)).containsExactly(1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12);
        INDArray first = array(new float[4], 2, 1, 2);
        INDArray second = array(new float[8], 2, 2, 2);
        KERNEL.split(whole, List.of(first, second));
        assertThat(first).isEqualTo(narrow);
        assertThat(second).isEqualTo(wide);
    }

    @Test
    void partsOfDifferentLengthAreRefused() {
        INDArray longer = array(new float[6], 2, 1, 3);
        INDArray whole = array(new float[8], 2, 2, 2);
        assertThatThrownBy(() -> KERNEL.merge(List.of(array(new float[4], 2, 1, 2), longer), whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("part");
    }

    private float[] reversed(Optional<INDArray> mask) {
        INDArray reversed = array(new float[8], 2, 1, 4);
        KERNEL.reverse(sequences, mask, reversed);
        return floats(reversed);
    }

    private static INDArray array(float[] values, long... shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, shape, 'f');
        for (int i = 0; i < values.length; i++) {
            array.data().put(i, values[i]);
        }
        return array;
    }

    private static float[] floats(INDArray array) {
        return array.data().asFloat();
    }
}
