package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.engine.PoolKernel;
import recurrent4j.engine.SequenceKernel;

/** Passes over so many numbers that three threads share them, in parts of different sizes. */
class SharedPassesTest {

    private static final int BATCH = 40;
    private static final int FEATURES = 52;
    private static final int STEPS = 225;

    private final INDArray sequences = gaussians(1, BATCH, FEATURES, STEPS);
    private final INDArray vectors = gaussians(2, BATCH, FEATURES);
    private final INDArray mask = mask();

    /** Another step for each example, except for one that two have. */
    private final int[] step =
            IntStream.range(0, BATCH).map(e -> e == 7 ? 8 : (e + 1) % STEPS).toArray();

    /** Computes what it writes into arrays that are full of something else. */
    private interface Call {
        void with(SequenceKernel kernel, INDArray target);
    }

    @Test
    void whatIsNotWorthTwoThreadsStaysOnTheCallingOne() {
        assertThat(calls(STEPS, 0, 3)).isEqualTo(1);
        assertThat(calls(STEPS, 1, 3)).isEqualTo(1);
        assertThat(calls(STEPS, 2, 3)).isEqualTo(2);
        assertThat(calls(STEPS, 9, 3)).isEqualTo(3);
        assertThat(calls(1, 9, 3)).isEqualTo(1);
    }

    @Test
    void threadsTurnSequencesAroundAsOneDoes() {
        assertSameMoves((kernel, target) -> kernel.reverse(sequences, Optional.empty(), target), sequences.shape());
        assertSameMoves((kernel, target) -> kernel.reverse(sequences, Optional.of(mask), target), sequences.shape());
    }

    @Test
    void threadsAddAsNd4jDoes() {
        INDArray other = gaussians(3, BATCH, FEATURES, STEPS);
        INDArray sum = other.dup('f');
        new CpuSequenceKernel(3).add(sequences, sum);
        assertThat(Bits.of(sum)).isEqualTo(Bits.of(sequences.add(other)));

        INDArray vector = vectors.dup('f');
        new CpuSequenceKernel(3).add(vectors, vector);
        assertThat(Bits.of(vector)).isEqualTo(Bits.of(vectors.mul(2)));
    }

    @Test
    void threadsTakeAndPutStepsAsOneDoes() {
        assertSameMoves((kernel, target) -> kernel.gather(sequences, step, target), vectors.shape());
        assertSameMoves((kernel, target) -> kernel.scatter(vectors, step, target), sequences.shape());
        int[] same = new int[BATCH];
        Arrays.fill(same, STEPS - 1);
        assertSameMoves((kernel, target) -> kernel.scatter(vectors, same, target), sequences.shape());
    }

    @Test
    void threadsScaleAsOneDoesInPlaceToo() {
        assertSameMoves((kernel, target) -> kernel.scale(sequences, vectors, target), sequences.shape());
        assertSameMoves(
                (kernel, target) -> {
                    target.assign(sequences);
                    kernel.scale(target, vectors, target);
                },
                sequences.shape());
    }

    @Test
    void threadsMergeAndSplitAsOneDoes() {
        INDArray narrow = gaussians(3, BATCH, 5, STEPS);
        assertSameMoves(
                (kernel, target) -> kernel.merge(List.of(narrow, sequences), target), BATCH, FEATURES + 5, STEPS);
        INDArray other = full(BATCH, 5, STEPS);
        assertSameMoves(
                (kernel, target) -> kernel.split(sequences, List.of(other, target)), BATCH, FEATURES - 5, STEPS);
        assertSameMoves(
                (kernel, target) -> kernel.split(sequences, List.of(target, other)), BATCH, FEATURES - 5, STEPS);
    }

    @Test
    void threadsPoolAsOneDoes() {
        for (Optional<INDArray> padding : List.of(Optional.of(mask), Optional.<INDArray>empty())) {
            assertSamePools(CpuPoolKernel.Maximum::new, padding);
            assertSamePools(CpuPoolKernel.Mean::new, padding);
        }
    }

    @Test
    void threadsPoolByAttentionAsOneDoes() {
        for (Optional<INDArray> padding : List.of(Optional.of(mask), Optional.<INDArray>empty())) {
            assertSame(threads -> {
                var kernel = new CpuAttentionKernel(threads);
                List<INDArray> results = List.of(full(BATCH, FEATURES), full(FEATURES), full(BATCH, FEATURES, STEPS));
                kernel.pool(gaussians(4, FEATURES), sequences, padding, results.get(0));
                kernel.differentiate(sequences, vectors, results.get(1), results.get(2));
                return results;
            });
        }
    }

    private void assertSamePools(IntFunction<PoolKernel> maker, Optional<INDArray> padding) {
        assertSame(threads -> {
            PoolKernel kernel = maker.apply(threads);
            List<INDArray> results = List.of(full(BATCH, FEATURES), full(BATCH, FEATURES, STEPS));
            kernel.pool(sequences, padding, results.get(0));
            kernel.differentiate(vectors, results.get(1));
            return results;
        });
    }

    private static void assertSameMoves(Call call, long... shape) {
        assertSame(threads -> {
            INDArray target = full(shape);
            call.with(new CpuSequenceKernel(threads), target);
            return List.of(target);
        });
    }

    private static void assertSame(IntFunction<List<INDArray>> results) {
        List<INDArray> alone = results.apply(1);
        for (int threads : new int[] {2, 3}) {
            List<INDArray> shared = results.apply(threads);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(shared.get(i).data().asFloat())
                        .isEqualTo(alone.get(i).data().asFloat());
            }
        }
    }

    private static int calls(int parts, long worth, int threads) {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        Team.share(parts, worth, threads, (from, to) -> {
            calls.incrementAndGet();
            handled.addAndGet(to - from);
        });
        assertThat(handled).hasValue(parts);
        return calls.get();
    }

    /** Example {@code e} has the first {@code e + 1} steps, and the others every second one. */
    private static INDArray mask() {
        float[][] exists = new float[BATCH][STEPS];
        for (int e = 0; e < BATCH; e++) {
            for (int t = 0; t < STEPS; t++) {
                exists[e][t] = t <= e || t % 2 == 0 ? 1 : 0;
            }
        }
        return Nd4j.createFromArray(exists);
    }

    private static INDArray full(long... shape) {
        return Nd4j.create(DataType.FLOAT, shape, 'f').assign(9);
    }

    private static INDArray gaussians(long seed, int... shape) {
        Random random = new Random(seed);
        float[] values = new float[IntStream.of(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.create(values, IntStream.of(shape).asLongStream().toArray(), 'f');
    }
}
