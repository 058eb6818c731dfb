package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.writable.FloatWritable;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class WindowBatchesTest {

    /** Window i: past 10i+0, 10i+1, 10i+2 and a second feature of the same negated; future 10i+3, 10i+4. */
    private static final List<Window> WINDOWS = IntStream.range(0, 5)
            .mapToObj(i ->
                    new Window(
                            new float[][] {{10 * i, 10 * i + 1, 10 * i + 2}, {-10 * i, -10 * i - 1, -10 * i - 2}},
                            new float[] {10 * i + 3, 10 * i + 4}))
            .toList();

    @Test
    void featuresAreBatchByFeatureByTime() {
        DataSet first = WindowBatches.of(WINDOWS, false).inOrder(2).iterator().next();

        assertThat(first.getFeatures()).isEqualTo(Nd4j.createFromArray(new float[][][] {
            {{0, 1, 2}, {0, -1, -2}}, {{10, 11, 12}, {-10, -11, -12}}
        }));
        assertThat(first.getFeatures().ordering()).isEqualTo('f');
    }

    @Test
    void oneLabelAWindowIsItsFuture() {
        DataSet first = WindowBatches.of(WINDOWS, false).inOrder(2).iterator().next();

        assertThat(first.getLabels()).isEqualTo(Nd4j.createFromArray(new float[][] {{3, 4}, {13, 14}}));
    }

    @Test
    void labelsOfEveryStepAreTheValuesThatFollowIt() {
        DataSet first = WindowBatches.of(WINDOWS, true).inOrder(1).iterator().next();

        assertThat(first.getLabels()).isEqualTo(Nd4j.createFromArray(new float[][][] {{{1, 2, 3}, {2, 3, 4}}}));
    }

    @Test
    void everyWindowIsShownOnceAnEpochAndTheLastBatchIsSmaller() {
        var batches = WindowBatches.of(WINDOWS, false);

        List<Float> firsts = firsts(batches.epoch(2, 1, 1));

        assertThat(batches.count(2)).isEqualTo(3);
        assertThat(batches.epoch(2, 1, 1)).extracting(DataSet::numExamples).containsExactly(2, 2, 1);
        assertThat(firsts).containsExactlyInAnyOrder(0f, 10f, 20f, 30f, 40f);
    }

    @Test
    void seedAndEpochAloneDecideTheOrder() {
        var batches = WindowBatches.of(WINDOWS, false);

        assertThat(firsts(batches.epoch(2, 1, 1))).isEqualTo(firsts(batches.epoch(2, 1, 1)));
        assertThat(firsts(batches.epoch(2, 1, 1))).isNotEqualTo(firsts(batches.epoch(2, 1, 2)));
        assertThat(firsts(batches.epoch(2, 1, 1))).isNotEqualTo(firsts(batches.epoch(2, 2, 1)));
    }

    @Test
    void anAugmentationTouchesShuffledBatchesOnly() {
        var batches = WindowBatches.of(WINDOWS, false)
                .augmented((window, random) -> new Window(new float[][] {{7, 7, 7}, {7, 7, 7}}, new float[] {7, 7}));

        assertThat(firsts(batches.epoch(2, 1, 1))).containsOnly(7f);
        assertThat(firsts(batches.inOrder(2))).containsExactly(0f, 10f, 20f, 30f, 40f);
    }

    @Test
    void sequencesComeThroughARecordReader() {
        List<List<Writable>> sequence = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            sequence.add(List.of(new FloatWritable(step)));
        }
        var batches =
                WindowBatches.of(Records.windows(new CollectionSequenceRecordReader(List.of(sequence)), 1), false);

        DataSet only = batches.inOrder(8).iterator().next();

        assertThat(only.getFeatures()).isEqualTo(Nd4j.createFromArray(new float[][][] {{{0, 1, 2}}}));
        assertThat(only.getLabels()).isEqualTo(Nd4j.createFromArray(new float[][] {{3}}));
    }

    @Test
    void theFingerprintChangesWithAnyNumber() {
        var changed = new ArrayList<>(WINDOWS);
        changed.set(4, new Window(WINDOWS.get(4).past(), new float[] {43, 44.5f}));

        assertThat(WindowBatches.of(changed, false).fingerprint())
                .isNotEqualTo(WindowBatches.of(WINDOWS, false).fingerprint());
    }

    @Test
    void windowsOfDifferentShapesAreRefused() {
        var ragged = List.of(WINDOWS.get(0), new Window(new float[][] {{1, 2, 3}}, new float[] {1, 2}));

        assertThatThrownBy(() -> WindowBatches.of(ragged, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all must have one shape");
        assertThatThrownBy(() -> WindowBatches.of(List.of(), false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Float> firsts(Iterable<DataSet> batches) {
        List<Float> firsts = new ArrayList<>();
        for (DataSet batch : batches) {
            for (int b = 0; b < batch.numExamples(); b++) {
                firsts.add(batch.getFeatures().getFloat(b, 0, 0));
            }
        }
        return firsts;
    }
}
