package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import recurrent4j.data.Split;
import recurrent4j.eval.Figures;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;
import recurrent4j.sentiment.evaluate.FoldScores;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * Trains and scores all contestants once for each fold. Whatever is fitted, vocabularies as well, is fitted to the fold's training part.
 *
 * @param networks returns those that are trained on a training part
 * @param weights returns the weight of each class there
 * @param together whether the ensemble of all networks is scored, too
 */
public record CrossValidation(
        List<Split<TokenizedReviews>> folds,
        Function<TokenizedReviews, List<NetworkSpec>> networks,
        Function<TokenizedReviews, double[]> weights,
        boolean together) {

    /**
     * Trains and scores them.
     *
     * @param trainers returns who trains the networks of a fold
     * @param remarks takes how it goes, and how long it may take
     */
    public FoldScores run(Function<Split<TokenizedReviews>, ClassifierTrainer> trainers, Consumer<String> remarks)
            throws IOException {
        int count = folds.size();
        remarks.accept(Text.of(
                "Cross-validation: %d folds of about %,d texts, the test part left out. All contestants are trained once for each fold before the training itself, which takes about %d times as long as that.",
                count, folds.get(0).test().size(), count));
        List<Scoreboard> scores = new ArrayList<>();
        long start = System.nanoTime();
        for (Split<TokenizedReviews> fold : folds) {
            var contest = ClassifierContest.of(fold);
            double[] weighed = weights.apply(fold.training());
            contest.enterBaselines(weighed);
            ClassifierTrainer trainer = trainers.apply(fold).weighing(weighed);
            contest.train(networks.apply(fold.training()), trainer, coverage -> {});
            if (together) {
                contest.enterTogether();
            }
            scores.add(contest.contest().scores());
            double each = (System.nanoTime() - start) / 1e9 / scores.size();
            int left = count - scores.size();
            remarks.accept("Fold %d of %d is done%s."
                    .formatted(
                            scores.size(),
                            count,
                            left == 0 ? "" : "; the others take about " + Figures.duration(left * each)));
        }
        return new FoldScores(scores);
    }
}
