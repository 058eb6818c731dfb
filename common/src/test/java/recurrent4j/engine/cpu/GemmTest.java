package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GemmTest {
    private static final int PADDING = 3;

    /** Provider, height, width of the sum, width, transposed left, transposed right. */
    static Stream<Arguments> products() {
        return Stream.of(new Blas.OpenBlas(), Blas.gemm())
                .flatMap(gemm -> Stream.of(new int[] {4, 5, 6}, new int[] {1, 7, 3}, new int[] {9, 1, 1})
                        .flatMap(size -> Stream.of(0, 1, 2, 3)
                                .map(flags -> Arguments.of(gemm, size, (flags & 1) == 1, (flags & 2) == 2))));
    }

    @ParameterizedTest
    @MethodSource("products")
    void multipliesPartsOfMatrices(Blas.Gemm gemm, int[] size, boolean flipLeft, boolean flipRight) {
        Stored a = new Stored(flipLeft ? size[1] : size[0], flipLeft ? size[0] : size[1], 1);
        Stored b = new Stored(flipRight ? size[2] : size[1], flipRight ? size[1] : size[2], 2);
        Stored c = new Stored(size[0], size[2], 3);
        float[][] before = c.numbers();
        gemm.multiply(a.matrix(flipLeft), b.matrix(flipRight), c.matrix(false), 1f);
        float[][] after = c.numbers();
        for (int i = 0; i < size[0]; i++) {
            for (int j = 0; j < size[2]; j++) {
                double sum = before[i][j];
                for (int k = 0; k < size[1]; k++) {
                    sum += a.at(i, k, flipLeft) * b.at(k, j, flipRight);
                }
                assertThat((double) after[i][j]).isCloseTo(sum, within(1e-5));
            }
        }
        assertThat(c.padding()).containsOnly(c.first);
    }

    @Test
    void saysWhichLibraryMultiplies() {
        assertThat(Blas.provider())
                .startsWith(Blas.gemm() instanceof Blas.OneDnn ? "oneDNN " : "OpenBLAS (oneDNN does not");
    }

    /** A matrix whose columns stand apart, with one and the same number between them. */
    private static final class Stored {
        private final int rows;
        private final int columns;
        private final Floats memory;
        private final float first = 42f;

        Stored(int rows, int columns, long seed) {
            this.rows = rows;
            this.columns = columns;
            memory = Floats.zeros((rows + PADDING) * columns);
            Random random = new Random(seed);
            for (int k = 0; k < (rows + PADDING) * columns; k++) {
                memory.put(k, k % (rows + PADDING) < rows ? random.nextFloat() - 0.5f : first);
            }
        }

        Matrix matrix(boolean flipped) {
            Matrix matrix = Matrix.of(memory.address(0), rows, columns, rows + PADDING);
            return flipped ? matrix.transpose() : matrix;
        }

        double at(int i, int j, boolean flipped) {
            return flipped ? numbers()[j][i] : numbers()[i][j];
        }

        float[][] numbers() {
            float[] all = all();
            float[][] numbers = new float[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    numbers[i][j] = all[j * (rows + PADDING) + i];
                }
            }
            return numbers;
        }

        float[] padding() {
            float[] all = all();
            float[] between = new float[PADDING * columns];
            for (int k = 0; k < between.length; k++) {
                between[k] = all[k / PADDING * (rows + PADDING) + rows + k % PADDING];
            }
            return between;
        }

        private float[] all() {
            float[] all = new float[(rows + PADDING) * columns];
            memory.get(0, all, all.length);
            return all;
        }
    }
}
