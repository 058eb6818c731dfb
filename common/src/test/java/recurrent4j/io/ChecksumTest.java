package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    /** The example of FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void partsAddUpToTheChecksumOfTheWhole() {
        assertThat(new Checksum().add("abc").hex()).isEqualTo(ABC);
        assertThat(new Checksum()
                        .add("a")
                        .add(ByteBuffer.wrap(new byte[] {'b', 'c'}))
                        .hex())
                .isEqualTo(ABC);
    }

    @Test
    void numbersCountBitForBit() {
        assertThat(new Checksum().add(new float[] {0f}).hex())
                .isNotEqualTo(new Checksum().add(new float[] {-0f}).hex());
    }
}
