package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.Bits;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;

/** The kernel over many calls and from several threads. */
class CpuRecurrentKernelLoadTest {
    /** Less than any leak in every pass would add up to, more than garbage that isn't collected yet. */
    private static final long TOLERATED_BYTES = 65536;

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void givesTheSameBitsAgain(Recurrence cell) {
        Job job = new Job(
                new Trial(new CellShape(cell, 32, 64), 40, 60, 1).carried().padded(), 2);
        job.train();
        INDArray outputs = job.output.dup();
        INDArray gradient = job.gradients.recurrent().dup();
        for (int k = 0; k < 5; k++) {
            job.train();
            assertThat(Bits.of(job.output)).isEqualTo(Bits.of(outputs));
            assertThat(Bits.of(job.gradients.recurrent())).isEqualTo(Bits.of(gradient));
        }
    }

    @Test
    void reusesItsBuffersWhenBatchesOfSeveralShapesTakeTurns() {
        CellShape shape = new CellShape(Recurrence.LSTM, 3, 5);
        RecurrentKernel kernel = new CpuKernels().recurrent(shape, 1);
        Job[] jobs = {
            new Job(new Trial(shape, 8, 9, 1).padded(), kernel),
            new Job(new Trial(shape, 3, 4, 2).carried(), kernel),
            new Job(new Trial(shape, 8, 2, 3), kernel)
        };
        assertMemoryStays(jobs, 200);
    }

    @Test
    @Tag("full")
    void doesNotGrowOverTenThousandSteps() {
        Job[] jobs = {
            new Job(new Trial(new CellShape(Recurrence.LSTM, 20, 64), 32, 20, 1), 2),
            new Job(new Trial(new CellShape(Recurrence.GRU, 20, 20), 32, 20, 1).padded(), 1)
        };
        assertMemoryStays(jobs, 5000);
    }

    @Test
    void servesTwoNetworksInTwoThreads() throws Exception {
        Trial first = new Trial(new CellShape(Recurrence.LSTM, 32, 64), 40, 30, 1).carried();
        Trial second = new Trial(new CellShape(Recurrence.GRU, 32, 64), 40, 30, 2).padded();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<INDArray> a = threads.submit(() -> manyTimes(first));
            Future<INDArray> b = threads.submit(() -> manyTimes(second));
            assertThat(Bits.of(a.get())).isEqualTo(Bits.of(alone(first)));
            assertThat(Bits.of(b.get())).isEqualTo(Bits.of(alone(second)));
        } finally {
            threads.shutdown();
        }
    }

    private static INDArray manyTimes(Trial trial) {
        Job job = new Job(trial, 2);
        for (int k = 0; k < 20; k++) {
            job.train();
        }
        return job.gradients.input();
    }

    private static INDArray alone(Trial trial) {
        Job job = new Job(trial, 2);
        job.train();
        return job.gradients.input();
    }

    /** Native bytes in use, that is allocated and not freed, once every buffer has its size. */
    private static void assertMemoryStays(Job[] jobs, int rounds) {
        for (int k = 0; k < 20; k++) {
            trainAll(jobs);
        }
        long before = bytesInUse();
        for (int k = 0; k < rounds; k++) {
            trainAll(jobs);
        }
        assertThat(bytesInUse()).isLessThan(before + TOLERATED_BYTES);
    }

    private static long bytesInUse() {
        System.gc();
        Pointer.deallocateReferences();
        return Pointer.totalBytes();
    }

    private static void trainAll(Job[] jobs) {
        for (Job job : jobs) {
            job.train();
        }
    }

    private static final class Job {
        private final RecurrentKernel kernel;
        private final Parameters weights;
        private final Parameters gradients;
        private final Sequence sequence;
        private final INDArray output;
        private final INDArray epsilon;

        Job(Trial trial, int threads) {
            this(trial, new CpuKernels().recurrent(trial.shape, threads));
        }

        Job(Trial trial, RecurrentKernel kernel) {
            this.kernel = kernel;
            weights = trial.weights();
            gradients = trial.views();
            sequence = trial.sequence();
            output = trial.output();
            epsilon = trial.array(trial.epsilon, trial.batch, trial.shape.units(), trial.steps);
        }

        void train() {
            kernel.record(weights, sequence, output)
                    .backward(epsilon, new Gradients(gradients, Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }
}
