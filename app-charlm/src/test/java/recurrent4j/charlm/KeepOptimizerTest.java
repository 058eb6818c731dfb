package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** What a saved model holds for those who go on training it in plain Deeplearning4j. */
class KeepOptimizerTest {

    @TempDir
    private Path folder;

    @Test
    void aModelHasTheStateOfItsOptimizerOnlyIfItIsToBeKept() throws IOException {
        MultiLayerNetwork small = trained("small");
        MultiLayerNetwork whole = trained("whole", "--keep-optimizer");

        assertThat(whole.params()).isEqualTo(small.params());
        assertThat(small.getIterationCount()).isZero();
        assertThat(small.getUpdater().getStateViewArray().amaxNumber().doubleValue())
                .isZero();
        assertThat(whole.getIterationCount()).isPositive();
        assertThat(whole.getUpdater().getStateViewArray().amaxNumber().doubleValue())
                .isPositive();
    }

    private MultiLayerNetwork trained(String name, String... more) throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "to be or not to be, ".repeat(100));
        String[] arguments = ("train --cell LSTM --units 4 --layers 1 --window 10 --epochs 1 --threads 1 --text " + text
                        + " --out " + folder.resolve(name) + " " + String.join(" ", more))
                .strip()
                .split(" ");
        AppRun run = AppRun.of(CharLmApp.class, folder, arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return ModelSerializer.restoreMultiLayerNetwork(
                folder.resolve(name).resolve("model/network.zip").toFile());
    }
}
