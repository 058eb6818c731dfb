package recurrent4j.sentiment.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Table;
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

/**
 * What a contest of classifiers leaves for people and programs: a page with the scoreboard, all measures with their intervals,
 * where one of them errs, and how; the same figures as JSON; every epoch's losses as CSV.
 *
 * @param title above the page
 * @param contest who has judged, and how well
 * @param shown the contestant whose errors are shown
 * @param remarks what the reader should know of the texts
 */
public record SentimentReport(String title, ClassifierContest contest, String shown, List<String> remarks) {

    private static final int WORST = 10;

    /** More points than this cannot be told apart on a page. */
    private static final int POINTS = 400;

    /** The share of right answers among fewer is chance. */
    private static final int LEAST_TEXTS = 20;

    /** How a text is shown in which somebody erred. */
    @FunctionalInterface
    public interface Reading {

        /** Returns a text as whoever read it saw it. */
        ShadedText shaded(Review review, List<String> tokens);

        /** Shows texts as they were written. */
        Reading PLAIN = (review, tokens) -> ShadedText.plain(review.text());
    }

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    public void write(Path folder, String bundle, Provenance provenance, Reading reading) throws IOException {
        var charts = new Charts(contest.scores().scores().stream()
                .map(Score::contestant)
                .map(Entry::name)
                .toList());
        var curves = new LearningCurves(contest.epochs());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofTables("All measures on the test part", measures(), contest.measures()));
        if (!contest.epochs().isEmpty()) {
            sections.add(Section.of(
                    "Learning curves",
                    "The mean loss on the validation part after each epoch, in nats a text.",
                    charts.lines(curves.plot("Learning curves", "nats").linear())));
        }
        sections.add(classes());
        sections.add(Section.of(
                "Can the probabilities be believed?",
                "Of the texts that are answered with a probability of 80 %%, eight in ten should be answered rightly: on the line as it should be. Below it a contestant is too sure of itself. A point stands for %d texts or more."
                        .formatted(LEAST_TEXTS),
                calibration(charts)));
        if (contest.test().classCount() == 2) {
            sections.add(Section.of("Finds and false alarms", finds(), finding(charts)));
        }
        sections.add(worst(reading));
        new HtmlReport(title, provenance, contest.scores(), sections).write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), bundle).write(folder.resolve("report.json"));
        if (!contest.epochs().isEmpty()) {
            curves.writeCsv(folder.resolve("losses.csv"));
        }
    }

    private String measures() {
        String meaning =
                "After ±, how far a measure would lie from this at most in 95 of 100 other draws of as many texts. ECE is by how much probabilities and shares of right answers differ.";
        return String.join(
                "\n\n", Stream.concat(Stream.of(meaning), remarks.stream()).toList());
    }

    private String finds() {
        return "Which share of the texts that are %s is found, at the price of which share of the others."
                .formatted(contest.test().reviews().labels().get(1));
    }

    private Section classes() {
        Table confusion = Table.ofCounts(
                "true ↓, predicted →",
                contest.test().reviews().labels(),
                ConfusionMatrix.of(said()).counts());
        return Section.ofTables("Confusion matrix", "", confusion, contest.classes(shown));
    }

    private Chart calibration(Charts charts) {
        List<Series> lines = new ArrayList<>();
        contest.predictions().forEach((name, said) -> {
            List<Calibration.Bin> bins = Calibration.of(said).bins().stream()
                    .filter(bin -> bin.texts() >= LEAST_TEXTS)
                    .toList();
            if (!bins.isEmpty()) {
                lines.add(new Series(
                        name,
                        bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                        bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray()));
            }
        });
        double least = 1.0 / contest.test().classCount();
        lines.add(new Series("as it should be", new double[] {least, 1}, new double[] {least, 1}));
        return charts.lines(new LinePlot(
                "Calibration", new LinePlot.Axes("probability of the answer", "share of right answers", false), lines));
    }

    private Chart finding(Charts charts) {
        List<Series> lines = new ArrayList<>();
        for (Map.Entry<String, Predictions> entry : contest.predictions().entrySet()) {
            double[][] curve = new RocCurve(entry.getValue(), 1).curve();
            lines.add(new Series(entry.getKey(), thinned(curve[0]), thinned(curve[1])));
        }
        return charts.lines(new LinePlot(
                "Receiver operating characteristic",
                new LinePlot.Axes("share of false alarms", "share of finds", false),
                lines));
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

    private Section worst(Reading reading) {
        List<ShadedText> texts =
                said().worst(WORST).stream().map(text -> error(text, reading)).toList();
        String words = texts.isEmpty()
                ? shown + " has made no error on the test part."
                : "Where " + shown + " was most sure, and wrong.";
        return new Section("The worst errors", words, texts, List.of());
    }

    private ShadedText error(int text, Reading reading) {
        Review review = contest.test().reviews().reviews().get(text);
        ShadedText shaded = reading.shaded(review, contest.test().texts().get(text));
        String answer = contest.test().reviews().labels().get(said().answer(text));
        String caption = String.format(
                Locale.ROOT,
                "%s is %s; answered %s with %.2f %%",
                review.name(),
                review.label(),
                answer,
                100 * said().confidence(text));
        return new ShadedText(caption, shaded.scale(), shaded.runs());
    }

    private Predictions said() {
        return contest.predictions().get(shown);
    }
}
