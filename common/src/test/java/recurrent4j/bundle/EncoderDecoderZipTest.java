package recurrent4j.bundle;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

class EncoderDecoderZipTest {

    @Test
    void savedEncoderDecoderIsHarmless(@TempDir Path folder) throws IOException {
        var design = new EncoderDecoder(
                new Input.Embedding(7, 5, 0.1),
                RecurrentStack.of(Cell.GRU, 6, 6)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(0.2),
                new Input.Embedding(6, 4),
                RecurrentStack.of(Cell.GRU, 8, 8).dropping(0.3),
                Attention.ADDITIVE,
                true);
        Path zip = folder.resolve("network.zip");
        Network.of(design, 0.01, 7).write(zip, true);
        new NetworkZip(zip).requireHarmless();
    }
}
