package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

class LivePageTest {

    private static final Provenance PROVENANCE = new Provenance(
            "timeseries",
            "timeseries train",
            42,
            DataSource.generated("course", "a formula", "6dcd4ce2", 10),
            new Environment("17", "1.0.0-M2.1", "CPU", "fused", 2, "a processor", ""));

    private static final String REFRESH = "http-equiv=\"refresh\"";

    @TempDir
    Path folder;

    @Test
    void lossesAndPageAreThereAfterTheFirstEpochAndReloadThemselves() throws IOException {
        Progress progress = page().of("GRU 40");
        progress.epoch(plan(3), epoch(1), epoch(1));

        assertThat(losses())
                .containsExactly(
                        "contestant,epoch,learningRate,trainLoss,validationLoss,seconds", "GRU 40,1,0.1,1.0,0.5,0.01");
        assertThat(report()).contains(REFRESH, "Training goes on.", "GRU 40", "1 of 3", "<svg");
    }

    @Test
    void aPageThatIsNotRenewedStopsReloadingAfterTenMinutesOrTenEpochs() throws IOException {
        long before = System.currentTimeMillis();
        page().of("GRU 40").epoch(plan(3), epoch(1), epoch(1));
        assertThat(until()).isBetween(before + 600_000, System.currentTimeMillis() + 600_000);

        var slow = new Epoch(1, 0.1, 1, 0.5, 3_600);
        page().of("GRU 40").epoch(plan(3), slow, slow);
        assertThat(until()).isGreaterThanOrEqualTo(before + 36_000_000);
    }

    private long until() throws IOException {
        String page = report();
        int begin = page.indexOf("data-until=\"") + "data-until=\"".length();
        return Long.parseLong(page.substring(begin, page.indexOf('"', begin)));
    }

    @Test
    void shortEpochsAreNotAllWritten() throws IOException {
        Progress progress = page().of("GRU 40");
        for (int i = 1; i <= 500; i++) {
            progress.epoch(plan(500), epoch(i), epoch(i));
        }

        assertThat(losses()).hasSizeLessThan(400);
    }

    @Test
    void theLastPageSaysHowTheRunHasEndedAndStaysAsItIs() throws IOException {
        LivePage page = page();
        Progress progress = page.of("GRU 40");
        progress.epoch(plan(2), epoch(1), epoch(1));
        progress.epoch(plan(2), epoch(2), epoch(2));
        page.end("The run was interrupted.");

        assertThat(report()).contains("The run was interrupted.", "2 of 2").doesNotContain(REFRESH);
        assertThat(losses()).hasSize(3);
    }

    @Test
    void resultsAreNotOverwritten() throws IOException {
        LivePage page = page();
        page.of("GRU 40").epoch(plan(1), epoch(1), epoch(1));
        Files.writeString(folder.resolve("report.html"), "results");
        page.end("The training has ended.");

        assertThat(report()).isEqualTo("results");
    }

    @Test
    void ofTrainingsOfOneNameTheLastIsShown() throws IOException {
        LivePage page = page();
        EnsembleProgress.Display display = page.beside(EnsembleProgress.Display.SILENT);
        for (int fold = 0; fold < 2; fold++) {
            try (EnsembleProgress ensemble = display.open("GRU", 10, 2, 2)) {
                for (int epoch = 1; epoch <= 2; epoch++) {
                    ensemble.of(0, "GRU, 1 of 2").epoch(plan(2), epoch(epoch), epoch(epoch));
                    ensemble.of(1, "GRU, 2 of 2").epoch(plan(2), epoch(epoch), epoch(epoch));
                }
            }
        }
        page.end("The training has ended.");

        assertThat(losses()).hasSize(1 + 2 * 2);
    }

    private LivePage page() {
        return new LivePage(folder, PROVENANCE);
    }

    private static TrainingPlan plan(int epochs) {
        return TrainingPlan.plain(epochs, 10, 0.1, 1);
    }

    private static Epoch epoch(int number) {
        return new Epoch(number, 0.1, 1.0 / number, 0.5 / number, 0.01);
    }

    private List<String> losses() throws IOException {
        return Files.readAllLines(folder.resolve("losses.csv"));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }
}
