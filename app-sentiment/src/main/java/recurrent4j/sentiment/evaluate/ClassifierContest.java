package recurrent4j.sentiment.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.baseline.LogisticRegression;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.classify.EnsembleTrainer;
import recurrent4j.sentiment.classify.RecurrentClassifier;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/** Classifiers that judge the same texts, in the order of their entry. */
public final class ClassifierContest {

    /** Where it begins does not matter, but that it begins there each time. */
    private static final long SEED = 1;

    private final TokenizedReviews validation;
    private final TokenizedReviews test;
    private final Scoreboard scores = Scoreboard.of(Quality.ACCURACY);
    private final Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
    private final Map<String, Predictions> choices = new LinkedHashMap<>();
    private final Map<String, Predictions> predictions = new LinkedHashMap<>();
    private final List<RecurrentClassifier> networks = new ArrayList<>();

    /** Prepares a contest, of which either part may be empty. */
    public ClassifierContest(TokenizedReviews validation, TokenizedReviews test) {
        this.validation = validation;
        this.test = test;
    }

    /** Prepares a contest on texts that nobody was trained on or chosen by. */
    public static ClassifierContest onTest(TokenizedReviews test) {
        return new ClassifierContest(new TokenizedReviews(test.reviews().with(List.of()), List.of(), new int[0]), test);
    }

    /** Enters a baseline, fitting it now, so that its time is known. */
    public void enter(Supplier<? extends SentimentClassifier> fitting) {
        long start = System.nanoTime();
        SentimentClassifier baseline = fitting.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        enter(baseline, Entry.baseline(baseline.name(), baseline.parameters()), new Effort(0, seconds, 0));
    }

    /** Enters a baseline that was fitted before. */
    public void enter(SentimentClassifier baseline) {
        enter(baseline, Entry.baseline(baseline.name(), baseline.parameters()), Effort.NONE);
    }

    /** Enters networks of one kind that answer together, with what their training took. */
    public void enter(EnsembleTrainer.Graduates graduates) {
        RecurrentClassifier classifier = graduates.classifier();
        // Of several, one is drawn: more curves than kinds could not be told apart.
        epochs.put(classifier.name(), graduates.runs().get(0).epochs());
        enter(graduates, Predictions.of(classifier, validation), Predictions.of(classifier, test));
    }

    /** Enters networks of all kinds, who were entered before, together; nobody new if there are not two kinds. */
    public void enterTogether(List<EnsembleTrainer.Graduates> kinds) {
        if (kinds.size() > 1) {
            List<Integer> sizes = kinds.stream()
                    .map(kind -> kind.classifier().readers().size())
                    .toList();
            enter(
                    EnsembleTrainer.Graduates.together(kinds),
                    mean(choices, kinds, sizes),
                    mean(predictions, kinds, sizes));
        }
    }

    private static Predictions mean(
            Map<String, Predictions> said, List<EnsembleTrainer.Graduates> kinds, List<Integer> weights) {
        return Predictions.mean(
                kinds.stream().map(kind -> said.get(kind.classifier().name())).toList(), weights);
    }

    private void enter(EnsembleTrainer.Graduates graduates, Predictions chosen, Predictions judged) {
        RecurrentClassifier classifier = graduates.classifier();
        networks.add(classifier);
        int passes = 0;
        double examples = 0;
        for (TrainingRun run : graduates.runs()) {
            passes += run.epochs().size();
            examples += (double) run.epochs().size() * run.examples();
        }
        enter(
                Entry.network(classifier.name(), classifier.parameters()),
                new Effort(passes, graduates.seconds(), examples / graduates.seconds()),
                chosen,
                judged);
    }

    /** Enters a network that was trained before. */
    public void enterSaved(SentimentClassifier network) {
        enter(network, Entry.network(network.name(), network.parameters()), Effort.NONE);
    }

    private void enter(SentimentClassifier classifier, Entry contestant, Effort effort) {
        enter(contestant, effort, Predictions.of(classifier, validation), Predictions.of(classifier, test));
    }

    private void enter(Entry contestant, Effort effort, Predictions chosen, Predictions judged) {
        Quality validationQuality = Quality.of(chosen);
        Quality testQuality = Quality.of(judged);
        Score score = Score.of(
                contestant,
                effort,
                Quality.ACCURACY,
                new Measured(validationQuality.accuracy(), testQuality.accuracy()));
        for (Quality.Measure measure : Quality.Measure.values()) {
            score = score.with(measure.metric(), new Measured(measure.of(validationQuality), measure.of(testQuality)));
        }
        scores.enter(score.with(
                Quality.CALIBRATION_ERROR,
                new Measured(
                        Calibration.of(chosen).error(), Calibration.of(judged).error())));
        choices.put(contestant.name(), chosen);
        predictions.put(contestant.name(), judged);
    }

    /** Returns the scores so far. */
    public Scoreboard scores() {
        return scores;
    }

    /**
     * Returns the network that is best on the validation part, of those that were trained here.
     *
     * @throws InputException if there is none, since each training has diverged
     */
    public RecurrentClassifier bestNetwork() {
        if (networks.isEmpty()) {
            throw new InputException(
                    "No network is left to save: every training diverged; try a smaller --learning-rate in another --out.");
        }
        return Collections.max(
                networks,
                Comparator.comparingDouble(network -> scores.scores().stream()
                        .filter(score -> score.contestant().name().equals(network.name()))
                        .mapToDouble(score -> score.measured(Quality.ACCURACY).validation())
                        .findFirst()
                        .orElseThrow()));
    }

    /** Enters every baseline, fitting each. */
    public void enterBaselines(TokenizedReviews training, TokenizedReviews validation) {
        enter(() -> MajorityClass.fit(training));
        enter(() -> NaiveBayes.fit(training));
        enter(() -> LogisticRegression.fit(training, validation));
        enter(() -> NbSvm.fit(training, validation));
    }

    /** Returns the epochs of each network that was trained here. */
    Map<String, List<Epoch>> epochs() {
        return epochs;
    }

    /** Returns the texts that are judged by in the end. */
    TokenizedReviews test() {
        return test;
    }

    /** Returns what each contestant has said of the test part. */
    Map<String, Predictions> predictions() {
        return predictions;
    }

    /**
     * Returns every measure on the test part with half the width of its interval of 95 %, and the expected calibration error,
     * {@link Calibration#error}.
     */
    public Table measures() {
        List<List<String>> rows = new ArrayList<>();
        predictions.forEach((name, said) -> {
            Quality quality = Quality.of(said);
            BootstrapIntervals intervals = BootstrapIntervals.of(said, SEED);
            List<String> row = new ArrayList<>(List.of(name));
            for (Quality.Measure measure : Quality.Measure.values()) {
                BootstrapIntervals.Bounds bounds = intervals.bounds().get(measure);
                row.add(figures("%.4f ± %.4f", measure.of(quality), (bounds.high() - bounds.low()) / 2));
            }
            row.add(figures("%.4f", Calibration.of(said).error()));
            rows.add(row);
        });
        return new Table(List.of("test", "accuracy", "macro-F1", "ROC-AUC", "log loss", "ECE"), rows);
    }

    /** Returns how well a contestant knows each class of the test part. */
    public Table classes(String contestant) {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions.get(contestant));
        List<String> labels = test.reviews().labels();
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            rows.add(List.of(
                    labels.get(label),
                    figures("%.4f", confusion.precision(label)),
                    figures("%.4f", confusion.recall(label)),
                    figures("%.4f", confusion.f1(label)),
                    figures("%,d", confusion.support(label))));
        }
        return new Table(List.of(contestant, "precision", "recall", "F1", "texts"), rows);
    }

    private static String figures(String form, Object... figures) {
        return String.format(Locale.ROOT, form, figures);
    }
}
