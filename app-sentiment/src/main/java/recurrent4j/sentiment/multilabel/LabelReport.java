package recurrent4j.sentiment.multilabel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Provenance;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Epoch;

/**
 * What a contest leaves for people and programs: a page with the scoreboard, all measures, the learning curves and the scores of
 * each label; the same figures as JSON; every epoch's losses as CSV.
 *
 * @param answers the name of whoever answers from now on
 */
public record LabelReport(
        Corpus corpus, LabelContest contest, String answers, Map<String, ? extends Ensemble<?>> ensembles) {

    private static final String MEANING = """
            A label is predicted if its probability is at least the threshold, one for all labels, which has the largest micro-F1 on the validation part.

            A text may have several labels or none, so that there is no confusion matrix and no ROC curve; scores of each label stand below.""";

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    public void write(Path folder, Provenance provenance) throws IOException {
        var charts = new Charts(
                contest.contest().contestants().stream().map(Contestant::name).toList());
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        ensembles.forEach(
                (name, ensemble) -> epochs.put(name, ensemble.runs().get(0).epochs()));
        var curves = new LearningCurves(epochs);
        List<Section> leading = epochs.isEmpty()
                ? List.of()
                : List.of(curves.section(
                        charts,
                        "The mean loss on the validation part after each epoch, summed over the labels, in nats a text.",
                        "nats a text",
                        false));
        List<Section> sections = new ArrayList<>();
        String text = String.join(
                "\n\n",
                Stream.concat(Stream.of(MEANING), corpus.remarks().stream()).toList());
        sections.add(Section.ofTables(
                "All measures on the test part", text, contest.evaluation().measures()));
        String network =
                ensembles.isEmpty() ? answers : contest.contest().bestNetwork().name();
        Stream.of(answers, network)
                .distinct()
                .forEach(name -> sections.add(Section.ofTables(
                        "Scores of each label: " + name,
                        "On the test part; F1 is the harmonic mean of precision and recall.",
                        contest.evaluation().labels(name))));
        String title = "Texts with several labels: " + corpus.name();
        new HtmlReport(title, provenance, contest.contest().scores(), leading, sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.contest().scores(), "model").write(folder.resolve("report.json"));
        if (!epochs.isEmpty()) {
            curves.writeCsv(folder.resolve("losses.csv"));
        }
    }
}
