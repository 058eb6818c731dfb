package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.bench.Timing;
import recurrent4j.engine.MemoryPolling;

/** Compares the libraries that can multiply, on the products of a step. */
public final class ProductBenchmark {
    /** Batch, inputs + 1 + units, gates * units, units. */
    private static final int[][] SIZES = {
        {32, 41, 20, 20}, {32, 41, 80, 20}, {32, 65, 128, 32}, {64, 129, 256, 64}, {24, 257, 512, 128}, {50, 257, 512, 128},
        {50, 1025, 2048, 512}, {1, 257, 512, 128}, {1, 1025, 2048, 512}
    };

    private ProductBenchmark() {}

    /**
     * Prints three lines per size: pre-activations, gradients of the weights, gradient of the state.
     *
     * @param args none
     */
    public static void main(String[] args) {
        MemoryPolling.turnOff();
        // Loads ND4J, whose threads are to stay out of the way.
        Nd4j.zeros(1);
        System.out.printf(
                "%-24s %14s %14s %8s%n", "product, rows x sum x cols", "OpenBLAS GF/s", Blas.provider(), "ratio");
        for (int[] s : SIZES) {
            Matrix rows = random(s[0], s[1]);
            Matrix kernel = random(s[1], s[2]);
            Matrix z = random(s[0], s[2]);
            Matrix state = random(s[3], s[2]);
            compare("forward", rows, kernel, z);
            compare("weights", rows.transpose(), z, kernel);
            compare("state", z, state.transpose(), random(s[0], s[3]));
        }
    }

    private static void compare(String name, Matrix a, Matrix b, Matrix c) {
        double stock = speed(new Blas.OpenBlas(), a, b, c);
        double chosen = speed(Blas.gemm(), a, b, c);
        String size = "%s %dx%dx%d".formatted(name, a.height(), a.width(), b.width());
        System.out.printf("%-26s %14.1f %14.1f %8.2f%n", size, stock, chosen, chosen / stock);
    }

    private static double speed(Blas.Gemm gemm, Matrix a, Matrix b, Matrix c) {
        double[] seconds = {0};
        Team.run(1, k -> seconds[0] = Timing.median(() -> gemm.multiply(a, b, c, 0f)));
        return 2e-9 * a.height() * a.width() * b.width() / seconds[0];
    }

    private static Matrix random(int rows, int columns) {
        float[] numbers = new float[rows * columns];
        Random random = new Random(1);
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = random.nextFloat() - 0.5f;
        }
        Floats memory = Floats.zeros(numbers.length);
        memory.put(0, numbers, numbers.length);
        KEPT.add(memory);
        return Matrix.of(memory.address(0), rows, columns, rows);
    }

    /** A matrix knows its address only; the memory has to stay. */
    private static final List<Floats> KEPT = new ArrayList<>();
}
