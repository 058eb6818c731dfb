package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** What only a process of its own shows. */
class Seq2SeqProcessTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("full")
    void aRunThatWasKilledGoesOnToTheSameEnd() throws IOException, InterruptedException {
        PairsFiles.write(folder);
        String arguments = PairsFiles.TRAIN.replace("--dropout 0", "--dropout 0.2")
                + " --no-baselines --sampled-tokens 0.3 --epochs 60 --patience 0";
        AppRun whole = run(arguments + " --out whole");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        Process killed = AppRun.process(Seq2SeqApp.class, folder, (arguments + " --out part").split(" "))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        Pattern underWay = Pattern.compile("epoch \\d+/60");
        try (BufferedReader err = killed.errorReader()) {
            while (!underWay.matcher(err.readLine()).find()) {
                assertThat(killed.isAlive()).isTrue();
            }
            killed.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("part/model")).doesNotExist();

        AppRun resumed = run(arguments + " --out part --resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after");
        assertThat(losses("part")).isEqualTo(losses("whole"));
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private AppRun run(String arguments) {
        return AppRun.of(Seq2SeqApp.class, folder, arguments.split(" "));
    }
}
