package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreparedMatrixTest {
    private static final int HEIGHT = 70;
    private static final int WIDTH = 50;
    private static final int ROWS = 70;

    private final Floats right = numbers(HEIGHT * WIDTH, 1);
    private final Floats left = numbers(ROWS * HEIGHT, 2);
    private final Matrix columns = Matrix.of(right.address(0), HEIGHT, WIDTH, HEIGHT);

    private PreparedMatrix prepared(Matrix matrix) {
        assumeTrue(PreparedMatrix.isUseful(), "oneDNN has no kernels for laid-out matrices on this processor.");
        var prepared = new PreparedMatrix(matrix.height(), matrix.width());
        prepared.take(matrix);
        return prepared;
    }

    private static float[] multiply(PreparedMatrix matrix, boolean adding, Floats left, int rows, int width) {
        return multiply(matrix.product(adding), left, rows, width);
    }

    private static float[] multiply(PreparedMatrix.Product product, Floats left, int rows, int width) {
        Floats result = Floats.zeros(rows * width);
        float[] ones = new float[rows * width];
        Arrays.fill(ones, 1f);
        result.put(0, ones, ones.length);
        product.multiply(left.address(0), rows, result.address(0));
        return result.values();
    }

    @Test
    void multipliesAndAdds() {
        float[] product = multiply(prepared(columns), false, left, ROWS, WIDTH);
        float[] sum = multiply(prepared(columns), true, left, ROWS, WIDTH);
        for (int i = 0; i < product.length; i++) {
            double expected = 0;
            for (int k = 0; k < HEIGHT; k++) {
                expected += (double) left.get(i / WIDTH * HEIGHT + k) * right.get(i % WIDTH * HEIGHT + k);
            }
            assertThat((double) product[i]).isCloseTo(expected, within(1e-5));
            assertThat((double) sum[i]).isCloseTo(expected + 1, within(1e-5));
        }
    }

    @Test
    void multipliesWithTheTransposed() {
        Floats rows = numbers(ROWS * WIDTH, 3);
        float[] product = multiply(prepared(columns.transpose()), false, rows, ROWS, HEIGHT);
        for (int i = 0; i < product.length; i++) {
            double expected = 0;
            for (int k = 0; k < WIDTH; k++) {
                expected += (double) rows.get(i / HEIGHT * WIDTH + k) * right.get(k * HEIGHT + i % HEIGHT);
            }
            assertThat((double) product[i]).isCloseTo(expected, within(1e-5));
        }
    }

    /** More numbers of rows than there are kernels kept. */
    @Test
    void aRowIsTheSameAmongAnyNumberOfRows() {
        PreparedMatrix.Product product = prepared(columns).product(false);
        float[] all = multiply(product, left, ROWS, WIDTH);
        for (int rows = 1; rows <= ROWS; rows++) {
            assertThat(multiply(product, left, rows, WIDTH)).isEqualTo(Arrays.copyOf(all, rows * WIDTH));
        }
    }

    @Test
    void takesOtherNumbers() {
        PreparedMatrix matrix = prepared(columns);
        Floats others = numbers(HEIGHT * WIDTH, 4);
        matrix.take(Matrix.of(others.address(0), HEIGHT, WIDTH, HEIGHT));
        float first = multiply(matrix, false, left, 1, WIDTH)[0];
        double expected = 0;
        for (int k = 0; k < HEIGHT; k++) {
            expected += (double) left.get(k) * others.get(k);
        }
        assertThat((double) first).isCloseTo(expected, within(1e-5));
    }

    private static Floats numbers(int count, long seed) {
        Random random = new Random(seed);
        Floats numbers = Floats.zeros(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, random.nextFloat() - 0.5f);
        }
        return numbers;
    }
}
