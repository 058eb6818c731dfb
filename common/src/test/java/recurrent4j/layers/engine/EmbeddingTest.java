package recurrent4j.layers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EmbeddingTest {
    /** Two examples, three steps: [time][batch]. */
    private static final int[] TOKENS = {0, 3, 1, 3, 3, 0};

    @Test
    void findsTheRowOfEveryToken() {
        INDArray table = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}})
                .dup('f');
        INDArray output = Nd4j.create(DataType.FLOAT, new long[] {2, 2, 3}, 'f');
        Embedding.lookUp(table, TOKENS, output);
        assertThat(output.dup('f').data().asFloat()).containsExactly(1, 7, 2, 8, 3, 7, 4, 8, 7, 1, 8, 2);
    }

    @Test
    void addsGradientsUpByToken() {
        INDArray epsilon = Nd4j.create(DataType.FLOAT, new long[] {2, 2, 3}, 'f');
        for (int k = 0; k < 12; k++) {
            epsilon.data().put(k, 1 << k);
        }
        INDArray gradient = Nd4j.ones(DataType.FLOAT, 4, 2).dup('f');
        Embedding.differentiate(epsilon, TOKENS, gradient);
        assertThat(gradient.toFloatMatrix()).isEqualTo(new float[][] {
            {1 + 512, 4 + 2048}, {16, 64}, {0, 0}, {2 + 32 + 256, 8 + 128 + 1024}
        });
    }
}
