package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void theLastStepsOfTheFirstColumnAreTheFutureAndTheStepsBeforeThePast() {
        SequenceRecordReader reader = reader(new double[][] {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}});

        Window window = Window.read(reader, 2).get(0);

        assertThat(window.past()).isDeepEqualTo(new float[][] {{1, 2, 3}, {10, 20, 30}});
        assertThat(window.future()).containsExactly(4, 5);
        assertThat(window.features()).isEqualTo(2);
        assertThat(window.steps()).isEqualTo(3);
        assertThat(window.horizon()).isEqualTo(2);
    }

    @Test
    void everySequenceBecomesAWindowInOrderWhateverItsLength() {
        SequenceRecordReader reader = reader(new double[][] {{1}, {2}, {3}}, new double[][] {{4}, {5}});

        List<Window> windows = Window.read(reader, 1);

        assertThat(windows).extracting(w -> w.future()[0]).containsExactly(3f, 5f);
        assertThat(windows).extracting(Window::steps).containsExactly(2, 1);
    }

    @Test
    void theFutureMayStillBeToCome() {
        assertThat(new Window(new float[][] {{1, 2}}, new float[0]).horizon()).isZero();
    }

    @Test
    void aSequenceWithNoStepBeforeTheHorizonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.read(reader(new double[][] {{1}, {2}}), 2))
                .withMessage("A sequence of 2 steps leaves no past before a horizon of 2; "
                        + "choose a smaller horizon or longer sequences.");
    }

    @Test
    void aHorizonBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.read(reader(), 0))
                .withMessage("A horizon of 0 steps forecasts nothing; choose 1 or more.");
    }

    @Test
    void aRaggedSequenceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.read(reader(new double[][] {{1, 2}, {3}, {4, 5}}), 1))
                .withMessage("Step 1 of a sequence has 1 columns and its first step has 2; all must have the same.");
    }

    @Test
    void featuresOfDifferentLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1, 2}, {3}}, new float[] {4}))
                .withMessage("Feature 1 of a window has 1 steps and the target has 2; all must be equally long.");
    }

    @Test
    void aWindowWithoutAPastIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(new float[0][], new float[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(new float[1][0], new float[] {1}));
    }

    @Test
    void numbersThatAreNotFiniteAreRefusedWithTheirPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1}, {Float.NaN}}, new float[] {1}))
                .withMessage("Feature 1 of a window is NaN at step 0; fill or remove such values first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1}}, new float[] {1, Float.NEGATIVE_INFINITY}))
                .withMessage("The future of a window is -Infinity at step 1; fill or remove such values first.");
    }

    private static SequenceRecordReader reader(double[][]... sequences) {
        return new CollectionSequenceRecordReader(
                Arrays.stream(sequences).map(WindowTest::steps).collect(Collectors.toList()));
    }

    private static List<List<Writable>> steps(double[][] sequence) {
        return Arrays.stream(sequence)
                .map(row -> Arrays.stream(row)
                        .<Writable>mapToObj(DoubleWritable::new)
                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }
}
