package recurrent4j.sentiment.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Epoch;

/**
 * What a contest of classifiers leaves for people and programs: a page with the scoreboard, all measures with their intervals,
 * and the confusion matrix, curves and worst errors; the same figures as JSON; every epoch's losses as CSV.
 */
public record SentimentReport(
        String title,
        Contest<SentimentClassifier> contest,
        ClassifierEvaluation evaluation,
        Map<String, ? extends Ensemble<?>> ensembles,
        List<String> remarks) {

    private static final int WORST = 10;

    /** More points than this cannot be distinguished on a page. */
    private static final int POINTS = 400;

    /** The accuracy on fewer is chance. */
    private static final int LEAST_TEXTS = 20;

    /** The classifier whose errors are shown, and its predictions. */
    private record Shown(String name, Predictions predictions) {}

    /**
     * Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder.
     *
     * @param shading returns a text that was misclassified as the classifier has read it
     */
    public void write(
            Path folder, Provenance provenance, String shown, BiFunction<Review, List<String>, ShadedText> shading)
            throws IOException {
        var charts =
                new Charts(contest.contestants().stream().map(Contestant::name).toList());
        // Of each ensemble the first member's is drawn: more curves than kinds could not be distinguished.
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        ensembles.forEach(
                (name, ensemble) -> epochs.put(name, ensemble.runs().get(0).epochs()));
        var curves = new LearningCurves(epochs);
        var classifier = new Shown(shown, evaluation.predictions().get(shown));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofTables("All measures on the test part", measures(), evaluation.measures()));
        if (!epochs.isEmpty()) {
            sections.add(Section.of(
                    "Learning curves",
                    "The mean loss on the validation part after each epoch, in nats a text.",
                    charts.lines(curves.plot("Learning curves", "nats", false))));
        }
        sections.add(confusion(classifier));
        sections.add(Section.of(
                "Calibration",
                "Of the texts that are classified with a probability of 80 %%, eight in ten should be right. Below the diagonal a classifier is overconfident. A point stands for %d texts or more."
                        .formatted(LEAST_TEXTS),
                calibration(charts)));
        if (evaluation.test().classCount() == 2) {
            String positive = evaluation.test().reviews().labels().get(1);
            sections.add(Section.of(
                    "ROC curve",
                    "The recall of %s (true positive rate) against the false positive rate, for every threshold."
                            .formatted(positive),
                    roc(charts)));
        }
        sections.add(worst(classifier, shading));
        new HtmlReport(title, provenance, contest.scores(), List.of(), sections).write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), "model").write(folder.resolve("report.json"));
        if (!epochs.isEmpty()) {
            curves.writeCsv(folder.resolve("losses.csv"));
        }
    }

    private String measures() {
        String meaning =
                "After ±, half the width of the 95 % interval of a bootstrap. ECE (expected calibration error) is by how much probabilities and accuracy differ.";
        return String.join(
                "\n\n", Stream.concat(Stream.of(meaning), remarks.stream()).toList());
    }

    private Section confusion(Shown shown) {
        Table counts = Table.ofCounts(
                "true ↓, predicted →",
                evaluation.test().reviews().labels(),
                ConfusionMatrix.of(shown.predictions()).counts());
        return Section.ofTables("Confusion matrix", "", counts, evaluation.classes(shown.name()));
    }

    private Chart calibration(Charts charts) {
        List<Series> lines = new ArrayList<>();
        evaluation.predictions().forEach((name, predictions) -> {
            List<Calibration.Bin> bins = Calibration.of(predictions).bins().stream()
                    .filter(bin -> bin.texts() >= LEAST_TEXTS)
                    .toList();
            if (!bins.isEmpty()) {
                lines.add(new Series(
                        name,
                        bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                        bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray()));
            }
        });
        double least = 1.0 / evaluation.test().classCount();
        lines.add(new Series("perfectly calibrated", new double[] {least, 1}, new double[] {least, 1}));
        return charts.lines(
                new LinePlot("Calibration", new LinePlot.Axes("predicted probability", "accuracy", false), lines));
    }

    private Chart roc(Charts charts) {
        List<Series> lines = new ArrayList<>();
        evaluation.predictions().forEach((name, predictions) -> {
            double[][] curve = new RocCurve(predictions, 1).curve();
            lines.add(new Series(name, thinned(curve[0]), thinned(curve[1])));
        });
        return charts.lines(new LinePlot(
                "Receiver operating characteristic", new LinePlot.Axes("false positive rate", "recall", false), lines));
    }

    private static double[] thinned(double[] values) {
        int last = values.length - 1;
        int points = Math.min(POINTS, last);
        double[] thinned = new double[points + 1];
        for (int point = 0; point <= points; point++) {
            thinned[point] = values[(int) ((long) point * last / Math.max(1, points))];
        }
        return thinned;
    }

    private Section worst(Shown shown, BiFunction<Review, List<String>, ShadedText> shading) {
        List<ShadedText> texts = shown.predictions().worst(WORST).stream()
                .map(text -> error(text, shown.predictions(), shading))
                .toList();
        String words = texts.isEmpty()
                ? shown.name() + " has made no error on the test part."
                : "Misclassified texts of the test part for which " + shown.name() + " gave the highest probability.";
        return new Section("The worst errors", words, texts);
    }

    private ShadedText error(int text, Predictions predictions, BiFunction<Review, List<String>, ShadedText> shading) {
        Review review = evaluation.test().reviews().reviews().get(text);
        ShadedText shaded = shading.apply(review, evaluation.test().texts().get(text));
        String caption = Text.of(
                "%s is %s; predicted %s with %.2f %%",
                review.name(),
                review.label(),
                evaluation.test().reviews().labels().get(predictions.answer(text)),
                100 * predictions.confidence(text));
        return new ShadedText(caption, shaded.scale(), shaded.runs());
    }
}
