package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.charlm.surprisal.SurprisalReading;
import recurrent4j.charlm.surprisal.SurprisalReport;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
import recurrent4j.train.Epoch;

/**
 * What a training leaves for people and programs: a page with the scoreboard, the samples, the learning curves and the
 * surprisal along the validation part; the same figures as JSON; the losses of every epoch as CSV.
 */
record LanguageReport(Corpus corpus, Scoreboard scores, List<Epoch> epochs, List<String> samples) {

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    void write(Path folder, Provenance provenance, LanguageModel network) throws IOException {
        var charts = new Charts(
                scores.scores().stream().map(Score::contestant).map(Entry::name).toList());
        var curves = new LearningCurves(Map.of(network.name(), epochs));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofSamples("Samples", "Written by the network in the course of its training.", samples));
        sections.add(Section.of(
                "Learning curves",
                "The cross-entropy of the validation part after each epoch, in nats a token, read by as many rows as a"
                        + " minibatch has, each from its own beginning.",
                charts.lines(curves.plot("Learning curves", "nats a token", false))));
        SurprisalReading reading = SurprisalReading.of(network, corpus.parts().validation());
        sections.addAll(new SurprisalReport(
                        "the validation part",
                        reading,
                        corpus.vocabulary(),
                        corpus.tokenization().unit())
                .sections(charts));
        new HtmlReport("Language model of " + corpus.name(), provenance, scores, List.of(), sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, "model").write(folder.resolve("report.json"));
        curves.writeCsv(folder.resolve("losses.csv"));
    }

    /** Returns the scores for the terminal: as bits, as nats and as perplexity. */
    static String scores(Scoreboard scores, String unit) {
        List<List<String>> rows = new ArrayList<>();
        for (Score score : scores.scores()) {
            Measured nats = score.measured(Surprisal.NATS_PER_CHARACTER);
            Measured perplexity = score.measured(Surprisal.PERPLEXITY);
            rows.add(List.of(
                    score.contestant().name(),
                    figure("%.4f", nats.validation()),
                    figure("%.4f", nats.test()),
                    figure("%,.2f", perplexity.validation()),
                    figure("%,.2f", perplexity.test())));
        }
        var scales = new Table(List.of("contestant", "validation", "test", "validation", "test"), rows);
        return "%s%nThe same in nats/char, and as perplexity, how many equally likely %s it is like:%n%n%s"
                .formatted(scores, unit, scales.toString().indent(2));
    }

    private static String figure(String form, double value) {
        return Double.isNaN(value) ? "-" : Text.of(form, value);
    }
}
