package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.bundle.Deflated;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.baseline.TargetNGrams.Saved;

class TargetNGramsTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int END = 2;

    /**
     * "a b" and "a" have five tokens of three kinds: a twice, b once, the end twice. Both begin with a, one kind; after a comes
     * b once and the end once.
     */
    @Test
    void probabilitiesAreInterpolatedAsByHand() {
        var grams = TargetNGrams.of(List.of(new int[] {A, B}, new int[] {A}), 2, 3);
        double a = (2 + 3 / 3.0) / (5 + 3);
        double end = (2 + 3 / 3.0) / (5 + 3);
        assertThat(grams.probability(grams.begin(), A)).isEqualTo((2 + a) / (2 + 1), within(1e-12));
        int afterA = grams.next(grams.begin(), A);
        assertThat(grams.probability(afterA, END)).isEqualTo((1 + 2 * end) / (2 + 2), within(1e-12));
        // Nothing but the end followed b, once.
        int afterB = grams.next(afterA, B);
        assertThat(grams.probability(afterB, A)).isEqualTo(a / 2, within(1e-12));
        assertThat(grams.best(grams.begin())).isEqualTo(A);
        assertThat(grams.best(afterB)).isEqualTo(END);
        // a, b and the end; a after the beginning, b and the end after a, the end after b.
        assertThat(grams.size()).isEqualTo(7);
    }

    @Test
    void probabilitiesAddUpToOneAndTheBestIsTheGreatestAfterWhateverWasRead() {
        var random = new Random(3);
        List<int[]> texts = IntStream.range(0, 60)
                .mapToObj(text -> random.ints(random.nextInt(6), 0, 7).toArray())
                .toList();
        for (int order = 1; order <= 4; order++) {
            var grams = TargetNGrams.of(texts, order, 9);
            int state = grams.begin();
            for (int time = 0; time < 200; time++) {
                int now = state;
                double[] all = IntStream.range(0, 9)
                        .mapToDouble(token -> grams.probability(now, token))
                        .toArray();
                assertThat(IntStream.range(0, 9)
                                .mapToDouble(token -> all[token])
                                .sum())
                        .isEqualTo(1, within(1e-9));
                assertThat(all[grams.best(state)])
                        .isEqualTo(IntStream.range(0, 9)
                                .mapToDouble(token -> all[token])
                                .max()
                                .orElseThrow());
                state = grams.next(state, random.nextInt(8));
            }
        }
    }

    @Test
    void damagedCountsAreRefused() {
        Saved saved = TargetNGrams.of(List.of(new int[] {A, B}), 2, 3).saved();
        assertThatThrownBy(() -> new Saved(2, saved.rows(), Deflated.ofNumbers(1, 2)).model(3))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The saved baseline \"n-grams\" has 2 counts of 7 rows up to 2; train and save the model again.");
        assertThatThrownBy(() -> saved.model(2)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new Saved(1, saved.rows(), saved.counts()).model(3))
                .isInstanceOf(InputException.class);
    }
}
