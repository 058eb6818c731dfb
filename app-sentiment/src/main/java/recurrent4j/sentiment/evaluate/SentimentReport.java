package recurrent4j.sentiment.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
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

    private static final String PROBABILITIES =
            " The colour of a word is the probability of the predicted label, had the text ended there.";

    private static final String LOG_ODDS =
            " The colour of a word is what it adds, with the pair that ends in it, to the log odds of the predicted label.";

    /** Fewer decimals would hide differences, and more have never been measured. */
    private static final int FEWEST_DECIMALS = 2;

    private static final int MOST_DECIMALS = 4;

    /** The classifier whose errors are shown, and its predictions. */
    private record Shown(String name, Predictions predictions) {}

    /**
     * Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. The errors shown are those of the best
     * classifier, a baseline or not, and beside it of the best network.
     *
     * @param answers the name of the classifier that answers from now on
     * @param shading returns a text that it has misclassified as it has read it
     */
    public void write(
            Path folder, Provenance provenance, String answers, BiFunction<Review, List<String>, ShadedText> shading)
            throws IOException {
        var charts =
                new Charts(contest.contestants().stream().map(Contestant::name).toList());
        // Of each ensemble the first member's is drawn: more curves than kinds could not be distinguished.
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        ensembles.forEach(
                (name, ensemble) -> epochs.put(name, ensemble.runs().get(0).epochs()));
        var curves = new LearningCurves(epochs);
        List<Section> leading = epochs.isEmpty()
                ? List.of()
                : List.of(curves.section(
                        charts,
                        "The mean loss on the validation part after each epoch, in nats a text.",
                        "nats a text",
                        false));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofTables("All measures on the test part", measures(), evaluation.measures()));
        for (Shown shown : shown(answers)) {
            sections.add(confusion(shown));
        }
        var probabilities = new ProbabilitySections(evaluation.predictions(), charts);
        sections.add(probabilities.calibration());
        if (evaluation.test().classCount() == 2) {
            sections.add(probabilities.roc(evaluation.test().reviews().labels().get(1)));
        }
        for (Shown shown : shown(answers)) {
            sections.add(worst(
                    shown,
                    shown.name().equals(answers) ? shading : (review, tokens) -> ShadedText.plain(review.text())));
        }
        Scoreboard scores = contest.scores().written(decimals());
        new HtmlReport(title, provenance, scores, leading, sections).write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), "model").write(folder.resolve("report.json"));
        if (!epochs.isEmpty()) {
            curves.writeCsv(folder.resolve("losses.csv"));
        }
    }

    private List<Shown> shown(String answers) {
        String network = ensembles.isEmpty() ? answers : contest.bestNetwork().name();
        return Stream.of(contest.best().name(), answers, network)
                .distinct()
                .map(name -> new Shown(name, evaluation.predictions().get(name)))
                .toList();
    }

    /** As many as tell a standard error of the best accuracy: the rest is luck. */
    private int decimals() {
        Predictions best = evaluation.predictions().get(contest.best().name());
        double right = IntStream.range(0, best.size()).filter(best::isRight).count();
        double accuracy = right / Math.max(1, best.size());
        double error = Math.sqrt(accuracy * (1 - accuracy) / Math.max(1, best.size()));
        int decimals = error == 0 ? MOST_DECIMALS : (int) Math.ceil(-Math.log10(error));
        return Math.max(FEWEST_DECIMALS, Math.min(MOST_DECIMALS, decimals));
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
        return Section.ofTables(
                "Confusion matrix of " + shown.name(),
                "On the test part; the stronger the colour, the larger a share of the true label's texts.",
                counts,
                evaluation.classes(shown.name()));
    }

    private Section worst(Shown shown, BiFunction<Review, List<String>, ShadedText> shading) {
        List<ShadedText> texts = shown.predictions().worst(WORST).stream()
                .map(text -> error(text, shown.predictions(), shading))
                .toList();
        String words = texts.isEmpty()
                ? shown.name() + " has made no error on the test part."
                : "Misclassified texts of the test part for which " + shown.name() + " gave the highest probability."
                        + shades(texts);
        return new Section("The worst errors of " + shown.name(), words, texts);
    }

    /** Says what colours mean, if there are any; probabilities have a unit, log odds have none. */
    private static String shades(List<ShadedText> texts) {
        return texts.stream()
                .filter(ShadedText::isShaded)
                .findFirst()
                .map(text -> text.scale().unit().isEmpty() ? LOG_ODDS : PROBABILITIES)
                .orElse("");
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
