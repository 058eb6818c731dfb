package recurrent4j.sentiment.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.LinePlot;
import recurrent4j.report.LinePlot.Scaling;
import recurrent4j.report.Section;
import recurrent4j.report.Series;

/** What there is to see of predicted probabilities: whether they are right as often as they say, and what thresholds do. */
record ProbabilitySections(Map<String, Predictions> predictions, Charts charts) {

    /** The accuracy on fewer is chance. */
    private static final int LEAST_TEXTS = 20;

    /** From this area on, a curve lies in the corner of a linear chart. */
    private static final double CORNER = 0.95;

    /** Returns the calibration as a chart, or as a table where each classifier would be a single dot. */
    Section calibration() {
        Map<String, List<Calibration.Bin>> bins = new LinkedHashMap<>();
        predictions.forEach((name, of) -> {
            List<Calibration.Bin> filled = Calibration.of(of).bins().stream()
                    .filter(bin -> bin.texts() >= LEAST_TEXTS)
                    .toList();
            if (!filled.isEmpty()) {
                bins.put(name, filled);
            }
        });
        String words = "Of the texts that are classified with a probability of 80 %%, eight in ten should be right. ";
        if (bins.values().stream().allMatch(filled -> filled.size() == 1)) {
            return Section.ofTables(
                    "Calibration",
                    words.formatted()
                            + "Each classifier gives nearly the same probability to all of its predictions, so that a chart"
                            + " would have a dot of each; texts of rarer probabilities are left out.",
                    table(bins));
        }
        String chart = "Below the diagonal a classifier is overconfident. A point stands for %d texts or more.";
        return Section.of("Calibration", (words + chart).formatted(LEAST_TEXTS), charts.lines(calibrationPlot(bins)));
    }

    private static Table table(Map<String, List<Calibration.Bin>> bins) {
        List<List<String>> rows = new ArrayList<>();
        bins.forEach((name, filled) -> {
            Calibration.Bin bin = filled.get(0);
            rows.add(List.of(
                    name,
                    Text.of("%.3f", bin.confidence()),
                    Text.of("%.3f", bin.accuracy()),
                    Text.of("%,d", bin.texts())));
        });
        return new Table(List.of("classifier", "mean probability", "accuracy", "texts"), rows);
    }

    /** The diagonal is as long as there are points beside it, so that they are not lost in a corner. */
    private static LinePlot calibrationPlot(Map<String, List<Calibration.Bin>> bins) {
        List<Series> lines = new ArrayList<>();
        bins.forEach((name, filled) -> lines.add(new Series(
                name,
                filled.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                filled.stream().mapToDouble(Calibration.Bin::accuracy).toArray())));
        double least = lines.stream()
                .flatMapToDouble(line -> DoubleStream.concat(Arrays.stream(line.x()), Arrays.stream(line.y())))
                .min()
                .orElse(0);
        double[] diagonal = {least, 1};
        return new LinePlot(
                "Calibration",
                new LinePlot.Axes("predicted probability", "accuracy", false),
                lines,
                List.of(new Series("perfectly calibrated", diagonal, diagonal)));
    }

    /** Returns the ROC curves of the second of two classes. */
    Section roc(String positive) {
        Map<String, RocCurve> curves = new LinkedHashMap<>();
        predictions.forEach((name, of) -> curves.put(name, new RocCurve(of, 1)));
        boolean corner =
                curves.values().stream().filter(ProbabilitySections::isInCorner).count() > 1;
        List<Series> lines = new ArrayList<>();
        curves.forEach((name, curve) -> {
            double[][] rates = curve.curve();
            if (!corner) {
                lines.add(new Series(name, rates[0], rates[1]));
            } else if (isInCorner(curve)) {
                lines.add(fromFirstFalsePositive(name, rates));
            }
        });
        String words = "The recall of %s (true positive rate) against the false positive rate, for every threshold."
                .formatted(positive);
        String more = corner
                ? " The false positive rate grows by factors, since all would lie in a corner otherwise; its left end stands for"
                        + " no false positive. Classifiers whose area is below %.2f are left out.".formatted(CORNER)
                : "";
        var axes = new LinePlot.Axes(
                "false positive rate", "recall", corner ? Scaling.LOGARITHMIC : Scaling.LINEAR, Scaling.LINEAR);
        return Section.of("ROC curve", words + more, charts.lines(new LinePlot("ROC curve", axes, lines)));
    }

    private static boolean isInCorner(RocCurve curve) {
        return curve.area() >= CORNER;
    }

    /** Half of what one false positive is stands for none, which has no place on a logarithmic axis. */
    private static Series fromFirstFalsePositive(String name, double[][] rates) {
        double least = Arrays.stream(rates[0]).filter(rate -> rate > 0).min().orElse(1);
        int none = (int) Arrays.stream(rates[0]).filter(rate -> rate == 0).count();
        double[] x = Arrays.copyOfRange(rates[0], none - 1, rates[0].length);
        x[0] = least / 2;
        return new Series(name, x, Arrays.copyOfRange(rates[1], none - 1, rates[1].length));
    }
}
