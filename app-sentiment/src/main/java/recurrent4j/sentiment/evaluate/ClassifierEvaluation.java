package recurrent4j.sentiment.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.sentiment.reviews.Reviews;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Ensemble;

/** How good classifiers are on the same reviews, of which each is asked once. */
public final class ClassifierEvaluation {

    /** Where it begins does not matter, but that it begins there each time. */
    private static final long SEED = 1;

    private final TokenizedReviews validation;
    private final TokenizedReviews test;
    /** Before calibration. */
    private final Map<String, Predictions> rawOnValidation = new LinkedHashMap<>();

    private final Map<String, Predictions> rawOnTest = new LinkedHashMap<>();
    private final Map<String, Temperature> temperatures = new LinkedHashMap<>();
    private final Map<String, Predictions> onTest = new LinkedHashMap<>();

    /** Prepares an evaluation, of which either part may be empty. */
    public ClassifierEvaluation(TokenizedReviews validation, TokenizedReviews test) {
        this.validation = validation;
        this.test = test;
    }

    /** Prepares an evaluation on reviews that no classifier was trained on or chosen by. */
    public static ClassifierEvaluation onTest(TokenizedReviews test) {
        var none = new TokenizedReviews(test.reviews().with(List.of()), List.of(), new int[0]);
        return new ClassifierEvaluation(none, test);
    }

    /** Returns a contest of classifiers that are evaluated here. */
    public Contest<SentimentClassifier> contest() {
        return new Contest<>(Quality.ACCURACY, this::measured);
    }

    /** Returns a classifier whose probabilities are calibrated on the validation part; its labels stay what they are. */
    public CalibratedClassifier calibrated(SentimentClassifier raw) {
        Predictions predictions = raw(rawOnValidation, raw, validation);
        return new CalibratedClassifier(raw, Temperature.fit(predictions.probabilities(), predictions.classes()));
    }

    private static Predictions raw(
            Map<String, Predictions> known, SentimentClassifier classifier, TokenizedReviews reviews) {
        return known.computeIfAbsent(classifier.name(), any -> Predictions.of(classifier, reviews));
    }

    private Map<Metric, Measured> measured(SentimentClassifier classifier) {
        SentimentClassifier raw = CalibratedClassifier.raw(classifier);
        Temperature temperature = CalibratedClassifier.temperature(classifier);
        Predictions ofValidation = raw(rawOnValidation, raw, validation).at(temperature);
        Predictions ofTest = raw(rawOnTest, raw, test).at(temperature);
        temperatures.put(classifier.name(), temperature);
        onTest.put(classifier.name(), ofTest);
        Map<Metric, Double> testFigures = Quality.of(ofTest).figures();
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        Quality.of(ofValidation)
                .figures()
                .forEach((metric, figure) -> measured.put(metric, new Measured(figure, testFigures.get(metric))));
        measured.put(
                Quality.CALIBRATION_ERROR,
                new Measured(
                        Calibration.of(ofValidation).error(),
                        Calibration.of(ofTest).error()));
        return measured;
    }

    /**
     * Lets an ensemble be evaluated by what its parts have answered, since asking all of their networks again takes long.
     *
     * @param parts by the name under which each was evaluated before
     */
    public void combine(String ensemble, Map<String, ? extends Ensemble<?>> parts) {
        Map<String, Integer> networks = new LinkedHashMap<>();
        parts.forEach((name, part) -> networks.put(name, part.members().size()));
        rawOnValidation.put(ensemble, Predictions.mean(rawOnValidation, networks));
        rawOnTest.put(ensemble, Predictions.mean(rawOnTest, networks));
        onTest.put(ensemble, rawOnTest.get(ensemble));
        temperatures.put(ensemble, Temperature.NONE);
    }

    /** Says why a measure is missing, if all texts of the test part are of one class. */
    public Optional<String> remark() {
        Reviews reviews = test.reviews();
        int[] counts = reviews.counts();
        return IntStream.range(0, counts.length)
                .filter(label -> counts[label] == test.size())
                .mapToObj(label -> Text.of(
                        "All of %s is labelled \"%s\", so that ROC-AUC is not defined: \"-\" stands there.",
                        reviews.name(), reviews.labels().get(label)))
                .findFirst();
    }

    TokenizedReviews test() {
        return test;
    }

    Map<String, Predictions> predictions() {
        return onTest;
    }

    /**
     * Returns every measure on the test part with half the width of its interval of 95 %, and the expected calibration error,
     * {@link Calibration#error}, as it is and as it was before the temperature that stands beside it.
     */
    public Table measures() {
        List<List<String>> rows = new ArrayList<>();
        onTest.forEach((name, predictions) -> {
            BootstrapIntervals intervals = Quality.intervals(predictions, SEED);
            List<String> row = new ArrayList<>(List.of(name));
            Quality.of(predictions)
                    .figures()
                    .forEach((metric, figure) -> row.add(
                            Double.isNaN(figure) ? "-" : Text.of("%.4f ± %.4f", figure, intervals.halfWidth(metric))));
            row.add(Text.of("%.4f", Calibration.of(predictions).error()));
            row.add(Text.of("%.4f", Calibration.of(rawOnTest.get(name)).error()));
            row.add(Text.of("%.2f", temperatures.get(name).value()));
            rows.add(row);
        });
        return new Table(
                List.of("test", "accuracy", "macro-F1", "ROC-AUC", "log loss", "ECE", "before", "temperature"), rows);
    }

    /** Returns precision, recall and F1 of each class on the test part. */
    public Table classes(String classifier) {
        ConfusionMatrix confusion = ConfusionMatrix.of(onTest.get(classifier));
        List<String> labels = test.reviews().labels();
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            rows.add(List.of(
                    labels.get(label),
                    Text.of("%.4f", confusion.precision(label)),
                    Text.of("%.4f", confusion.recall(label)),
                    Text.of("%.4f", confusion.f1(label)),
                    Text.of("%,d", confusion.support(label))));
        }
        return new Table(List.of(classifier, "precision", "recall", "F1", "texts"), rows);
    }
}
