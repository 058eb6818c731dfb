package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

class RunTest {

    private static final Epoch EPOCH = new Epoch(1, 0.1, 1, 0.5, 0.01);

    private static final Provenance PROVENANCE = new Provenance(
            "timeseries",
            "timeseries train",
            42,
            DataSource.generated("course", "a formula", "6dcd4ce2", 10),
            new Environment("17", "1.0.0-M2.1", "CPU", "fused", 2, "a processor", ""));

    @Test
    void aRunEndsWithWhereItsResultsAreAndWhatCanBeDoneNext(@TempDir Path folder) throws IOException {
        var run = new Run(folder, PROVENANCE, new LivePage(folder, PROVENANCE), false);
        Files.createDirectory(run.bundle());
        Files.writeString(run.report(), "x");

        assertThat(run.ending("forecast --model MODEL --csv sales.csv"))
                .isEqualTo("The model is %1$s/model\nThe report is %1$s/report.html\nNext:\n".formatted(folder)
                        + "  timeseries forecast --model %s/model --csv sales.csv".formatted(folder));
    }

    @Test
    void anInterruptedRunSaysHowToGoOnOnceThereIsACheckpoint(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("run");
        RunOptions options = CommandLine.populateCommand(new RunOptions(), "--out", out.toString(), "--force");
        Run run = options.open("course", PROVENANCE, List.of("GRU 40"));
        Path checkpoint = Run.checkpoint(out, "GRU 40");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "x");
        run.watched("GRU 40", Progress.SILENT).epoch(TrainingPlan.plain(2, 1, 0.1, 1), EPOCH, EPOCH);

        String words =
                options.interrupted(new RunOptions.Typed("timeseries", List.of("train", "--force", "--out", "my run")));

        String command = "timeseries train --out 'my run' --resume";
        assertThat(words).isEqualTo("Interrupted; what was learned is kept. To go on:\n  " + command);
        assertThat(run.report())
                .content()
                .contains("interrupted; it goes on with: timeseries train")
                .doesNotContain("refresh\"");
        options.close();
        assertThat(checkpoint).exists();
    }

    @Test
    void anInterruptedRunThatKeptNothingSaysSoAndLeavesNothing(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("run");
        RunOptions options = CommandLine.populateCommand(new RunOptions(), "--out", out.toString());
        Run run = options.open("course", PROVENANCE, List.of("GRU 40"));
        run.watched("GRU 40", Progress.SILENT).epoch(TrainingPlan.plain(2, 1, 0.1, 1), EPOCH, EPOCH);

        assertThat(options.interrupted(new RunOptions.Typed("timeseries", List.of("train"))))
                .isEqualTo("Interrupted before anything could be kept.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesOfContestantsBecomeNamesOfFilesThatDiffer() {
        Path run = Path.of("run");

        assertThat(Run.checkpoint(run, "SimpleRnn 20-20-1"))
                .isNotEqualTo(Run.checkpoint(run, "SimpleRnn 20-20 + Dense(1)"));
        assertThat(Run.checkpoint(run, "a/../b").getParent())
                .isEqualTo(Run.checkpoint(run, "c").getParent());
    }
}
