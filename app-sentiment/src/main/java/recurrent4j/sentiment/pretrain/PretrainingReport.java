package recurrent4j.sentiment.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.train.Epoch;

/** What a pretraining leaves for people and programs: the learning curve, and the scores beside word frequencies. */
public record PretrainingReport(String name, List<Epoch> epochs, Scoreboard scores) {

    public PretrainingReport {
        epochs = List.copyOf(epochs);
    }

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder; the network is called by its name. */
    public void write(Path folder, Provenance provenance) throws IOException {
        var curves = new LearningCurves(Map.of(name, epochs));
        var learning = curves.section(
                new Charts(List.of(name)),
                "The mean of -log(probability of the word that follows) on the validation part after each epoch. The less it"
                        + " is, the better the network foresees words; a classifier begins with its weights.",
                "nats a word",
                false);
        String title = "Words of " + provenance.data().name();
        new HtmlReport(title, provenance, scores, List.of(learning), List.of()).write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, "model").write(folder.resolve("report.json"));
        curves.writeCsv(folder.resolve("losses.csv"));
    }
}
