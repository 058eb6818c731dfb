package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class TokenStreamBatchesTest {

    /** 0 1 2 … 24: every token says where it stands. */
    private static final TokenSequence COUNTING =
            TokenSequence.of(IntStream.range(0, 25).toArray());

    @Test
    void everyRowReadsItsOwnPartWithoutAGap() {
        TokenStreamBatches streams = TokenStreamBatches.of(COUNTING, 25, 5, true);

        List<DataSet> batches = list(streams.inOrder(2));

        assertThat(batches).hasSize(3).hasSize(streams.count(2));
        assertThat(tokens(batches, 0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(tokens(batches, 1)).containsExactly(12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
        assertThat(streams.examples()).isEqualTo(24);
    }

    @Test
    void theAnswerIsTheTokenThatFollows() {
        for (DataSet batch : TokenStreamBatches.of(COUNTING, 25, 5, true).inOrder(2)) {
            INDArray asked = batch.getFeatures().argMax(1);
            INDArray expected = batch.getLabels().argMax(1);
            assertThat(expected.sub(asked).eq(1).all()).isTrue();
            assertThat(batch.getLabels().sum(1).eq(1).all()).isTrue();
        }
    }

    @Test
    void anEmbeddingIsShownNumbers() {
        DataSet batch = TokenStreamBatches.of(COUNTING, 25, 5, false)
                .inOrder(2)
                .iterator()
                .next();

        assertThat(batch.getFeatures().shape()).containsExactly(2, 1, 5);
        assertThat(batch.getFeatures().slice(1).reshape(5).toFloatVector()).containsExactly(12, 13, 14, 15, 16);
    }

    @Test
    void whereTheVocabularyIsLargeTheAnswersAreNumbersToo() {
        DataSet batch = TokenStreamBatches.numbers(COUNTING, 25, 5)
                .inOrder(2)
                .iterator()
                .next();

        assertThat(batch.getFeatures().slice(1).reshape(5).toFloatVector()).containsExactly(12, 13, 14, 15, 16);
        assertThat(batch.getLabels().shape()).containsExactly(2, 1, 5);
        assertThat(batch.getLabels().slice(1).reshape(5).toFloatVector()).containsExactly(13, 14, 15, 16, 17);
    }

    @Test
    void theNumbersOfTheTokensAreThereWithoutTheVectorsThatShowThem() {
        var batch = (TokenBatch) TokenStreamBatches.of(COUNTING, 25, 3, true)
                .inOrder(2)
                .iterator()
                .next();

        assertThat(batch.read().numbers()).containsExactly(0, 12, 1, 13, 2, 14);
        assertThat(batch.asked().numbers()).containsExactly(1, 13, 2, 14, 3, 15);
        assertThat(batch.read().width()).isEqualTo(25);
        assertThat(batch.numExamples()).isEqualTo(2);
        assertThat(batch.getFeatures()).isSameAs(batch.getFeatures());
    }

    @Test
    void aTextTooShortForAllRowsHasFewerOfThem() {
        TokenStreamBatches streams = TokenStreamBatches.of(COUNTING, 25, 10, true);

        assertThat(streams.inOrder(50).iterator().next().numExamples()).isEqualTo(2);
    }

    @Test
    void overlappingRowsBeginOneTokenAfterTheOther() {
        List<DataSet> batches =
                list(TokenStreamBatches.overlapping(COUNTING, 25, 10, true).epoch(10, 1, 1));

        assertThat(tokens(batches, 0)).startsWith(0, 1, 2).hasSize(15);
        assertThat(tokens(batches, 9)).startsWith(9, 10, 11).endsWith(22, 23);
    }

    @Test
    void epochsAreCutInOtherPlacesAndTheSameSeedCutsAlike() {
        TokenStreamBatches streams = TokenStreamBatches.of(TokenSequence.of(new int[2000]), 2, 50, true);
        TokenStreamBatches counting =
                TokenStreamBatches.of(TokenSequence.of(IntStream.range(0, 400).toArray()), 400, 10, true);

        List<Integer> firsts = IntStream.rangeClosed(1, 6)
                .mapToObj(epoch -> tokens(list(counting.epoch(2, 7, epoch)), 0).get(0))
                .toList();

        assertThat(firsts.stream().distinct().count()).isGreaterThan(2);
        assertThat(firsts).allMatch(first -> first < 10);
        assertThat(tokens(list(counting.epoch(2, 7, 3)), 1)).isEqualTo(tokens(list(counting.epoch(2, 7, 3)), 1));
        assertThat(list(streams.epoch(4, 1, 2)).size()).isLessThanOrEqualTo(streams.count(4));
    }

    @Test
    void theRestOfAnEpochIsWhatItWouldHaveShown() {
        TokenStreamBatches streams = TokenStreamBatches.of(COUNTING, 25, 3, true);
        List<DataSet> whole = list(streams.epoch(2, 9, 4));

        List<DataSet> rest = new ArrayList<>();
        streams.rest(2, 9, 4, 2).forEachRemaining(rest::add);

        assertThat(rest).hasSize(whole.size() - 2).isNotEmpty();
        assertThat(tokens(rest, 1)).isEqualTo(tokens(whole.subList(2, whole.size()), 1));
    }

    @Test
    void aWindowLongerThanTheTextIsRefused() {
        assertThatThrownBy(() -> TokenStreamBatches.of(COUNTING, 25, 25, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smaller window or a longer text");
    }

    @Test
    void anotherTextOrViewHasAnotherFingerprint() {
        String fingerprint = TokenStreamBatches.of(COUNTING, 25, 5, true).fingerprint();

        assertThat(TokenStreamBatches.of(COUNTING.part(0, 25), 25, 5, true).fingerprint())
                .isEqualTo(fingerprint);
        assertThat(TokenStreamBatches.of(COUNTING.part(0, 24), 25, 5, true).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(TokenStreamBatches.of(COUNTING, 25, 5, false).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(TokenStreamBatches.of(COUNTING, 25, 6, true).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void whatIsAskedForMayBeNumbersWhereVectorsAreRead() {
        TokenStreamBatches vectors = TokenStreamBatches.of(COUNTING, 25, 5, true);
        TokenStreamBatches numbers = vectors.askingByNumber();
        DataSet batch = numbers.inOrder(2).iterator().next();

        assertThat(batch.getFeatures())
                .isEqualTo(vectors.inOrder(2).iterator().next().getFeatures());
        assertThat(batch.getLabels().shape()).containsExactly(2, 1, 5);
        assertThat(batch.getLabels().slice(1).reshape(5).toFloatVector()).containsExactly(13, 14, 15, 16, 17);
        assertThat(numbers.fingerprint()).isEqualTo(vectors.fingerprint());
    }

    private static List<DataSet> list(Iterable<DataSet> batches) {
        List<DataSet> list = new ArrayList<>();
        batches.forEach(list::add);
        return list;
    }

    /** What a row is shown, in order. */
    private static List<Integer> tokens(List<DataSet> batches, int row) {
        List<Integer> tokens = new ArrayList<>();
        for (DataSet batch : batches) {
            INDArray shown = batch.getFeatures().argMax(1);
            for (int step = 0; step < shown.size(1); step++) {
                tokens.add(shown.getInt(row, step));
            }
        }
        return tokens;
    }
}
