package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;

class TiedGradientTest {

    @Test
    void blocksOfManyTokensAddUpToTheWholeTable() {
        for (int tokens : new int[] {1, 7, 1_000, 1_001, 2_001, 2_345}) {
            INDArray rows = Nd4j.rand(DataType.FLOAT, tokens, 3).dup('f');
            INDArray columns = Nd4j.rand(DataType.FLOAT, 3, tokens).dup('f');
            INDArray expected = columns.add(rows.transpose());
            EncoderDecoderNetwork.addTransposed(rows, columns);
            assertThat(Bits.of(columns)).isEqualTo(Bits.of(expected));
        }
    }
}
