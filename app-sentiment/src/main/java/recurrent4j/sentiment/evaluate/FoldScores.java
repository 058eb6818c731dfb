package recurrent4j.sentiment.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;

/**
 * What contestants have scored on the folds of a cross-validation.
 *
 * @param folds the scores of each, measured on the texts that were held out for it
 */
public record FoldScores(List<Scoreboard> folds) {

    private static final List<Metric> METRICS =
            List.of(Quality.ACCURACY, Quality.MACRO_F1, Quality.ROC_AUC, Quality.LOG_LOSS);

    public FoldScores {
        folds = List.copyOf(folds);
    }

    /** Returns of each contestant and measure the mean and the standard deviation (of a sample: by folds - 1). */
    public Table table() {
        List<String> headings = new ArrayList<>(List.of(folds.size() + " folds, mean ± standard deviation"));
        METRICS.forEach(metric -> headings.add(metric.name()));
        List<List<String>> rows = new ArrayList<>();
        byContestant().forEach((name, scores) -> {
            List<String> row = new ArrayList<>(List.of(called(name, scores)));
            METRICS.forEach(metric -> row.add(spread(scores, metric)));
            rows.add(row);
        });
        return new Table(headings, rows);
    }

    /** Returns the same for a report, a sentence for each contestant. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        byContestant()
                .forEach((name, scores) -> sentences.add("Cross-validation, %d folds: %s has accuracy %s, macro-F1 %s."
                        .formatted(
                                folds.size(),
                                called(name, scores),
                                spread(scores, Quality.ACCURACY),
                                spread(scores, Quality.MACRO_F1))));
        return sentences;
    }

    private Map<String, List<Score>> byContestant() {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        for (Scoreboard fold : folds) {
            for (Score score : fold.scores()) {
                scores.computeIfAbsent(score.contestant().name(), any -> new ArrayList<>())
                        .add(score);
            }
        }
        return scores;
    }

    /** A network whose training has diverged somewhere is not compared with others as if it had not. */
    private String called(String name, List<Score> scores) {
        return scores.size() == folds.size() ? name : "%s (%d of the folds)".formatted(name, scores.size());
    }

    private static String spread(List<Score> scores, Metric metric) {
        double[] figures = scores.stream()
                .mapToDouble(score -> score.measured(metric).test())
                .toArray();
        double mean = Arrays.stream(figures).average().orElse(Double.NaN);
        if (Double.isNaN(mean)) {
            return "-";
        }
        double squares = Arrays.stream(figures)
                .map(figure -> (figure - mean) * (figure - mean))
                .sum();
        return figures.length < 2
                ? Text.of("%.4f", mean)
                : Text.of("%.4f ± %.4f", mean, Math.sqrt(squares / (figures.length - 1)));
    }
}
