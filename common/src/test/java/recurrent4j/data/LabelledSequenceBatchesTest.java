package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class LabelledSequenceBatchesTest {

    private static final int UNKNOWN = 9999;

    @Test
    void shorterSequencesArePaddedAtTheEndAndMasked() {
        DataSet batch = LabelledSequenceBatches.of(List.of(sequence(1, 5), sequence(0, 6, 7, 8)), 2)
                .inOrder(2)
                .iterator()
                .next();

        assertThat(batch.getFeatures().shape()).containsExactly(2, 1, 3);
        assertThat(tokens(batch)).isEqualTo(List.of(List.of(5), List.of(6, 7, 8)));
        assertThat(batch.getFeaturesMaskArray().toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 0, 0}, {1, 1, 1}});
        assertThat(batch.getLabels().toFloatMatrix()).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}});
    }

    @Test
    void sequencesOfOneLengthNeedNoMask() {
        DataSet batch = LabelledSequenceBatches.of(List.of(sequence(1, 5, 6), sequence(0, 7, 8)), 2)
                .inOrder(2)
                .iterator()
                .next();

        assertThat(batch.getFeaturesMaskArray()).isNull();
    }

    @Test
    void anEpochShowsEverySequenceOnceInAnOrderOfItsOwn() {
        LabelledSequenceBatches batches = LabelledSequenceBatches.of(random(300), 3);

        List<List<Integer>> first = all(batches.epoch(8, 1, 1));
        List<List<Integer>> second = all(batches.epoch(8, 1, 2));

        assertThat(first).hasSize(300).isNotEqualTo(second).containsExactlyInAnyOrderElementsOf(second);
        assertThat(all(batches.epoch(8, 1, 1))).isEqualTo(first);
        assertThat(all(batches.epoch(8, 2, 1))).isNotEqualTo(first);
        assertThat(batches.epoch(8, 1, 1)).hasSize(batches.count(8));
    }

    @Test
    void sequencesOfSimilarLengthStandTogether() {
        LabelledSequenceBatches batches = LabelledSequenceBatches.of(random(800), 3);

        double padding = 0;
        for (DataSet batch : batches.epoch(16, 1, 1)) {
            INDArray mask = batch.getFeaturesMaskArray();
            padding += mask == null ? 0 : mask.length() - mask.sumNumber().doubleValue();
        }

        // Lengths are uniform from 1 to 40: unsorted batches would be padded by nearly half.
        double read = 800 * 20.5;
        assertThat(padding / read).isLessThan(0.1);
    }

    @Test
    void whatIsLeftOfAnEpochIsWhatFollows() {
        LabelledSequenceBatches batches =
                LabelledSequenceBatches.of(random(100), 3).droppingTokens(0.5, UNKNOWN);
        List<List<Integer>> whole = all(batches.epoch(8, 1, 3));

        List<List<Integer>> rest = left(() -> batches.rest(8, 1, 3, 5));

        assertThat(rest).isEqualTo(whole.subList(whole.size() - rest.size(), whole.size()));
        assertThat(rest).hasSizeBetween(60, 64);
    }

    @Test
    void tokensAreHiddenInTrainingAloneAndOthersInEachEpoch() {
        LabelledSequenceBatches batches =
                LabelledSequenceBatches.of(random(300), 3).droppingTokens(0.25, UNKNOWN);

        double hidden = 0;
        double read = 0;
        for (List<Integer> tokens : all(batches.epoch(8, 1, 1))) {
            hidden += tokens.stream().filter(token -> token == UNKNOWN).count();
            read += tokens.size();
        }

        assertThat(hidden / read).isBetween(0.22, 0.28);
        assertThat(all(batches.inOrder(8))).noneMatch(tokens -> tokens.contains(UNKNOWN));
        assertThat(all(batches.epoch(8, 1, 1))).isNotEqualTo(all(batches.epoch(8, 1, 2)));
        assertThat(all(batches.epoch(8, 1, 1))).isEqualTo(all(batches.epoch(8, 1, 1)));
    }

    @Test
    void aStepMayShowSeveralTokensEachHiddenByItself() {
        var two = new LabelledSequence(List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6}), 1);
        var brief = new LabelledSequence(List.of(new int[] {7}, new int[] {8}), 0);
        LabelledSequenceBatches batches = LabelledSequenceBatches.of(List.of(two, brief), 2);

        DataSet batch = batches.inOrder(2).iterator().next();

        assertThat(batch.getFeatures().shape()).containsExactly(2, 2, 3);
        assertThat(batch.getFeatures().slice(0).toFloatMatrix()).isDeepEqualTo(new float[][] {{7, 0, 0}, {8, 0, 0}});
        assertThat(batch.getFeatures().slice(1).toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        List<LabelledSequence> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(two);
        }
        float[][] hidden = LabelledSequenceBatches.of(many, 2)
                .droppingTokens(0.5, 90, 91)
                .epoch(100, 1, 1)
                .iterator()
                .next()
                .getFeatures()
                .tensorAlongDimension(0, 0, 1)
                .toFloatMatrix();
        assertThat(List.of(hidden))
                .allMatch(row -> row[0] == 1 || row[0] == 90)
                .allMatch(row -> row[1] == 4 || row[1] == 91);
        assertThat(List.of(hidden))
                .anyMatch(row -> row[0] == 1 && row[1] == 91)
                .anyMatch(row -> row[0] == 90 && row[1] == 4);
    }

    @Test
    void longSequencesAreJudgedInSmallerBatches() {
        List<LabelledSequence> texts = new ArrayList<>(random(20));
        texts.add(new LabelledSequence(new int[30_000], 0));
        texts.add(new LabelledSequence(new int[30_000], 0));

        List<DataSet> batches = new ArrayList<>();
        LabelledSequenceBatches.of(texts, 3).inOrder(500).forEach(batches::add);

        assertThat(batches).extracting(batch -> batch.getFeatures().size(0)).containsExactly(20L, 1L, 1L);
    }

    @Test
    void aFingerprintTellsDataAndHidingApart() {
        List<LabelledSequence> texts = List.of(sequence(0, 1, 2), sequence(1, 3));
        String fingerprint = LabelledSequenceBatches.of(texts, 2).fingerprint();

        assertThat(LabelledSequenceBatches.of(texts, 2).fingerprint()).isEqualTo(fingerprint);
        assertThat(LabelledSequenceBatches.of(texts, 3).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(LabelledSequenceBatches.of(texts, 2).droppingTokens(0.1, 3).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(LabelledSequenceBatches.of(List.of(sequence(0, 1), sequence(1, 2, 3)), 2)
                        .fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void impossibleSequencesAreRefusedInASentence() {
        assertThatThrownBy(() -> sequence(0)).hasMessageContaining("without a token");
        assertThatThrownBy(() -> sequence(-1, 1)).hasMessageContaining("count them from 0");
        assertThatThrownBy(() -> LabelledSequenceBatches.of(List.of(), 2)).hasMessageContaining("no labelled sequence");
        assertThatThrownBy(() -> LabelledSequenceBatches.of(List.of(sequence(2, 1)), 2))
                .hasMessageContaining("of class 2, and there are 2");
        assertThatThrownBy(() -> new LabelledSequence(List.of(new int[2], new int[1]), 0))
                .hasMessageContaining("give one for each step");
        var two = new LabelledSequence(List.of(new int[1], new int[1]), 0);
        assertThatThrownBy(() -> LabelledSequenceBatches.of(List.of(two, sequence(0, 1)), 2))
                .hasMessageContaining("has 1 tokens a step, and the first has 2");
        assertThatThrownBy(() -> LabelledSequenceBatches.of(random(1), 3).droppingTokens(0.1, 1, 2))
                .hasMessageContaining("give one for each");
        assertThatThrownBy(() -> LabelledSequenceBatches.of(random(1), 3).droppingTokens(1, 0))
                .hasMessageContaining("below 1");
    }

    @Test
    void anExcerptKeepsHeadTailOrBoth() {
        int[] tokens = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(Truncation.HEAD.of(tokens, 4)).containsExactly(1, 2, 3, 4);
        assertThat(Truncation.TAIL.of(tokens, 4)).containsExactly(7, 8, 9, 10);
        assertThat(Truncation.HEAD_AND_TAIL.of(tokens, 4)).containsExactly(1, 8, 9, 10);
        assertThat(Truncation.HEAD_AND_TAIL.of(tokens, 10)).isSameAs(tokens);
        assertThatThrownBy(() -> Truncation.HEAD.of(tokens, 0)).hasMessageContaining("choose 1 or more");
    }

    private static LabelledSequence sequence(int label, int... tokens) {
        return new LabelledSequence(tokens, label);
    }

    /** Different sequences of 1 to 40 tokens. */
    private static List<LabelledSequence> random(int count) {
        var random = new Random(4);
        List<LabelledSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] tokens = random.ints(1 + random.nextInt(40), 0, 5000).toArray();
            sequences.add(new LabelledSequence(tokens, random.nextInt(3)));
        }
        return sequences;
    }

    private static List<List<Integer>> all(Iterable<DataSet> batches) {
        return StreamSupport.stream(batches.spliterator(), false)
                .flatMap(batch -> tokens(batch).stream())
                .toList();
    }

    private static List<List<Integer>> left(Supplier<Iterator<DataSet>> batches) {
        return all((Iterable<DataSet>) batches::get);
    }

    private static List<List<Integer>> tokens(DataSet batch) {
        List<List<Integer>> rows = new ArrayList<>();
        INDArray mask = batch.getFeaturesMaskArray();
        for (int row = 0; row < batch.getFeatures().size(0); row++) {
            int[] tokens = batch.getFeatures().slice(row).reshape(-1).toIntVector();
            int length =
                    mask == null ? tokens.length : mask.getRow(row).sumNumber().intValue();
            rows.add(Arrays.stream(tokens, 0, length).boxed().toList());
        }
        return rows;
    }
}
