package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.sentiment.baseline.LogisticRegression;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.evaluate.ClassifierEvaluation;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Ensemble;

/**
 * A contest of the baselines and of networks, all trained on the same parts: those of a corpus, or of one fold of it.
 *
 * @param trained the networks by the names of their kinds
 */
public record ClassifierContest(
        Split<TokenizedReviews> parts,
        ClassifierEvaluation evaluation,
        Contest<SentimentClassifier> contest,
        Map<String, Ensemble<ClassifierTrainer.Member>> trained) {

    /** Returns a contest without contestants. */
    public static ClassifierContest of(Split<TokenizedReviews> parts) {
        var evaluation = new ClassifierEvaluation(parts.validation(), parts.test());
        return new ClassifierContest(parts, evaluation, evaluation.contest(), new LinkedHashMap<>());
    }

    /**
     * Fits the baselines, and enters them.
     *
     * @param weights of the classes
     */
    public void enterBaselines(double... weights) {
        enterBaselines(contest, evaluation, parts, weights);
    }

    /** Fits the baselines to parts, and enters them in a contest. */
    public static void enterBaselines(
            Contest<SentimentClassifier> contest,
            ClassifierEvaluation evaluation,
            Split<TokenizedReviews> parts,
            double... weights) {
        contest.enterBaseline(() -> MajorityClass.fit(parts.training()));
        contest.enterBaseline(() -> evaluation.calibrated(NaiveBayes.fit(parts.training(), weights)));
        contest.enterBaseline(
                () -> evaluation.calibrated(LogisticRegression.fit(parts.training(), parts.validation(), weights)));
        contest.enterBaseline(() -> evaluation.calibrated(NbSvm.fit(parts.training(), parts.validation(), weights)));
    }

    /**
     * Trains networks, and enters those whose training came to its end.
     *
     * @param remarks takes what each does not read, before its training
     */
    public void train(List<NetworkSpec> networks, ClassifierTrainer trainer, Consumer<String> remarks)
            throws IOException {
        for (NetworkSpec network : networks) {
            remarks.accept(network.name() + ": " + network.encoding().coverage(parts.training()));
            var ensemble = trainer.train(network);
            if (!ensemble.isEmpty()) {
                var classifier = RecurrentClassifier.of(network.name(), ensemble);
                contest.enter(evaluation.calibrated(classifier), ensemble.effort());
                trained.put(network.name(), ensemble);
            }
        }
    }

    /** Enters the ensemble of all networks, if they are of several kinds. */
    public void enterTogether() {
        if (trained.size() > 1) {
            var all = Ensemble.of(List.copyOf(trained.values()));
            String name = "ensemble of " + all.members().size();
            evaluation.combine(name, trained);
            contest.enter(evaluation.calibrated(RecurrentClassifier.of(name, all)), all.effort());
        }
    }
}
