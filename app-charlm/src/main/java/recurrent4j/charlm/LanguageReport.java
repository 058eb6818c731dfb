package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.charlm.model.LanguageModelContest;
import recurrent4j.charlm.surprise.SurprisalReading;
import recurrent4j.charlm.surprise.SurpriseReport;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;

/**
 * What a training leaves for people and programs: a page with the scoreboard, what the network wrote in the course of it,
 * the learning curves, and what surprises it; the same figures as JSON; every epoch's losses as CSV.
 *
 * @param corpus what was learned
 * @param contest who learned it, and how well
 * @param samples what the network wrote while it learned, and in the end
 * @param provenance how to do it again
 */
record LanguageReport(Corpus corpus, LanguageModelContest contest, List<String> samples, Provenance provenance) {

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    void write(Path folder, String bundle, LanguageModel best) throws IOException {
        var charts = new Charts(contest.scores().scores().stream()
                .map(Score::contestant)
                .map(Entry::name)
                .toList());
        var curves = new LearningCurves(contest.epochs());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofSamples("Samples", "What the network wrote while it learned.", samples));
        sections.add(Section.of(
                "Learning curves",
                "The mean surprise of a token of the validation part after each epoch, in nats, read by as many rows as a"
                        + " minibatch has, each from its own beginning.",
                charts.lines(curves.plot("Learning curves", "nats a token").linear())));
        SurprisalReading reading = SurprisalReading.of(best, corpus.parts().validation());
        sections.addAll(new SurpriseReport("the validation part", reading, corpus.vocabulary(), corpus.unit())
                .sections(charts));
        new HtmlReport("The language of " + corpus.name(), provenance, contest.scores(), sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), bundle).write(folder.resolve("report.json"));
        curves.writeCsv(folder.resolve("losses.csv"));
    }
}
