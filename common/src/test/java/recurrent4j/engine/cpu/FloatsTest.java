package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class FloatsTest {

    private record Borrowed(Floats floats, WeakReference<DataBuffer> buffer) {}

    /** ND4J frees the memory of an array as soon as nobody knows its buffer any more. */
    @Test
    void theMemoryOfAnArrayLivesAsLongAsSomebodyReadsIt() {
        Borrowed borrowed = borrowed();
        System.gc();
        assertThat(borrowed.buffer().get()).isNotNull();
        Reference.reachabilityFence(borrowed.floats());
    }

    private static Borrowed borrowed() {
        var array = Nd4j.zeros(DataType.FLOAT, 10);
        return new Borrowed(Floats.of(array), new WeakReference<>(array.data()));
    }
}
