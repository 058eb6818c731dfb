package recurrent4j.seq2seq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.InputException;
import recurrent4j.network.Inputs;
import recurrent4j.network.TokenTargets;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.tokens.PairTokenizer;

class EncodedPairsTest {

    private static final PairTokenizer TOKENIZER = TinyPairs.tokenizer();
    private static final int SOURCE_END = TOKENIZER.source().end();
    private static final int END = TOKENIZER.target().end();

    @Test
    void aSourceEndsWithItsMarkAndATargetIsReadAStepLate() {
        var pairs = EncodedPairs.of(TOKENIZER, List.of(Pair.of("abx", "ba"), Pair.of("c", "dcba")));
        ShownPairs shown = pairs.shown(0, 1);
        Inputs inputs = shown.inputs();
        TokenTargets answers = shown.answers();

        int unknown = 4;
        assertThat(row(inputs.features().get(0), inputs.masks().get(0), 0)).containsExactly(0, 1, unknown, SOURCE_END);
        assertThat(row(inputs.features().get(0), inputs.masks().get(0), 1)).containsExactly(2, SOURCE_END);
        assertThat(row(inputs.features().get(1), inputs.masks().get(1), 0)).containsExactly(END, 1, 0);
        assertThat(row(answers.numbers(), answers.mask(), 0)).containsExactly(1, 0, END);
        assertThat(row(answers.numbers(), answers.mask(), 1)).containsExactly(3, 2, 1, 0, END);
        assertThat(inputs.features().get(0).shape()).containsExactly(2, 1, 4);
        assertThat(answers.numbers().shape()).containsExactly(2, 1, 5);
        assertThat(shown.tokens()).isEqualTo(8);
    }

    private static int[] row(INDArray numbers, INDArray mask, int row) {
        return IntStream.range(0, (int) numbers.size(2))
                .filter(step -> mask.getDouble(row, step) == 1)
                .map(step -> numbers.getInt(row, 0, step))
                .toArray();
    }

    @Test
    void eachTargetMakesAnExampleUnlessTheFirstAloneIsAskedFor() {
        var pairs = List.of(new Pair("a", List.of("b", "c", "")), Pair.of("b", "a"));

        assertThat(EncodedPairs.of(TOKENIZER, pairs).targets())
                .containsExactly(new int[] {1, END}, new int[] {2, END}, new int[] {END}, new int[] {0, END});
        assertThat(EncodedPairs.ofFirst(TOKENIZER, pairs).targets())
                .containsExactly(new int[] {1, END}, new int[] {0, END});
    }

    @Test
    void aSourceWithoutATargetIsNamed() {
        assertThatThrownBy(() -> EncodedPairs.of(TOKENIZER, List.of(new Pair("abc", List.of()))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"abc\"");
    }

    @Test
    void anEpochShowsEachExampleOnceInAnOrderThatItsSeedAndNumberDecide() {
        Seq2SeqBatches batches = lengths(1_000);
        assertThat(shown(batches.epoch(64, 1, 1)))
                .containsExactlyInAnyOrder(IntStream.range(0, 1_000).toArray());
        assertThat(shown(batches.epoch(64, 1, 1))).isEqualTo(shown(batches.epoch(64, 1, 1)));
        assertThat(shown(batches.epoch(64, 1, 1))).isNotEqualTo(shown(batches.epoch(64, 1, 2)));
        assertThat(shown(batches.epoch(64, 1, 1))).isNotEqualTo(shown(batches.epoch(64, 2, 1)));
        int[] all = shown(batches.epoch(64, 1, 1));
        int[] rest = shown(() -> batches.rest(64, 1, 1, 3));
        assertThat(rest).isEqualTo(Arrays.copyOfRange(all, all.length - rest.length, all.length));
        assertThat(shown(batches.inOrder(500)))
                .containsExactlyInAnyOrder(IntStream.range(0, 1_000).toArray());
    }

    /** Lengths as those of captions: about thirteen words, and a target about as long as its source. */
    @Test
    void littleIsPadded() {
        Seq2SeqBatches batches = lengths(29_000);
        double real = 0;
        double read = 0;
        for (var batch : batches.epoch(64, 1, 1)) {
            int[] numbers = Seq2SeqBatches.numbers(batch);
            for (int[] side : List.of(batches.sources(), batches.targets())) {
                real += Arrays.stream(numbers).map(i -> side[i]).sum();
                read += (double) numbers.length
                        * Arrays.stream(numbers).map(i -> side[i]).max().orElseThrow();
            }
        }
        System.out.printf(java.util.Locale.ROOT, "padding: %.1f %% of what is read%n", 100 * (1 - real / read));
        assertThat(1 - real / read).isLessThan(0.15);
    }

    @Test
    void longerSourcesStandFirstInABatch() {
        Seq2SeqBatches batches = lengths(300);
        for (var batch : batches.epoch(64, 1, 1)) {
            int[] lengths = Arrays.stream(Seq2SeqBatches.numbers(batch))
                    .map(i -> -batches.sources()[i])
                    .toArray();
            assertThat(lengths).isSorted();
        }
    }

    private static Seq2SeqBatches lengths(int pairs) {
        var random = new Random(1);
        int[] sources = random.ints(pairs, 0, 1)
                .map(zero -> Math.max(2, (int) Math.round(13 + 4 * random.nextGaussian())))
                .toArray();
        int[] targets = Arrays.stream(sources)
                .map(length -> Math.max(2, (int) Math.round(length + 2 * random.nextGaussian())))
                .toArray();
        return new Seq2SeqBatches(sources, targets, "");
    }

    private static int[] shown(Iterable<org.nd4j.linalg.dataset.DataSet> batches) {
        IntStream all = IntStream.empty();
        for (var batch : batches) {
            all = IntStream.concat(all, Arrays.stream(Seq2SeqBatches.numbers(batch)));
        }
        return all.toArray();
    }

    @Test
    void hiddenTokensAreUnknownOrAnyButNeverTheEndMarks() {
        var random = new Random(1);
        ShownPairs shown = many();
        ShownPairs hidden =
                shown.hidingSources(0.3, TOKENIZER.source(), random).hidingTargets(0.3, TOKENIZER.target(), random);

        assertThat(hidden.targets()).isEqualTo(shown.targets());
        assertThat(changed(shown.sources(), hidden.sources())).isCloseTo(0.3 * 7 / 8, within(0.03));
        // A token of a closed vocabulary of four is hidden by itself once in four times.
        assertThat(changed(shown.before(), hidden.before())).isCloseTo(0.3 * 0.75 * 7 / 8, within(0.03));
        hidden.sources().forEach(row -> assertThat(row).endsWith(SOURCE_END));
        hidden.before().forEach(row -> assertThat(row).startsWith(END));
        assertThat(shown.hidingSources(0, TOKENIZER.source(), random)).isSameAs(shown);
    }

    @Test
    void sampledTokensAreDrawnFromTheProbabilitiesOfTheStepBefore() {
        ShownPairs shown = many();
        INDArray probabilities = Nd4j.zeros(shown.targets().size(), END + 1, 8);
        // After the token at a step comes the step's own number; the network would end at the fourth.
        for (int row = 0; row < shown.targets().size(); row++) {
            for (int step = 0; step < 8; step++) {
                probabilities.putScalar(row, step == 3 ? END : step % 4, step, 1);
            }
        }
        ShownPairs sampled = shown.sampling(1, probabilities, new Random(1));
        for (int row = 0; row < shown.targets().size(); row++) {
            int fifth = shown.before().get(row)[4];
            assertThat(sampled.before().get(row)).containsExactly(END, 0, 1, 2, fifth, 0, 1, 2);
        }
        assertThat(sampled.targets()).isEqualTo(shown.targets());
        assertThat(changed(
                        sampled.before(),
                        shown.sampling(0.5, probabilities, new Random(1)).before()))
                .isCloseTo(0.5 * 0.75 * 6 / 8, within(0.03));
    }

    private static ShownPairs many() {
        var random = new Random(2);
        List<Pair> pairs = IntStream.range(0, 500)
                .mapToObj(i -> Pair.of(letters(random), letters(random)))
                .toList();
        return EncodedPairs.of(TOKENIZER, pairs).shown(IntStream.range(0, 500).toArray());
    }

    private static String letters(Random random) {
        var letters = new StringBuilder();
        random.ints(7, 'a', 'e').forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }

    private static double changed(List<int[]> rows, List<int[]> others) {
        double changed = 0;
        double all = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).length; i++) {
                changed += rows.get(row)[i] == others.get(row)[i] ? 0 : 1;
                all++;
            }
        }
        return changed / all;
    }
}
