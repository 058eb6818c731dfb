package recurrent4j.sentiment.multilabel;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.sentiment.baseline.LogisticRegression;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.classify.ClassifierTrainer;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.classify.RecurrentClassifier;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.LabelledTexts;
import recurrent4j.sentiment.reviews.SeveralLabels;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Ensemble;
import recurrent4j.train.LabelSets;

/** The training of all that predict any number of labels, and their contest. */
public final class LabelContest {

    private final Corpus corpus;
    private final boolean together;
    private final SeveralLabels several;
    private final LabelledTexts training;
    private final LabelledTexts validation;
    private final LabelSets objective;
    private final LabelEvaluation evaluation;
    private final Contest<Thresholded> contest;
    private final Map<String, Ensemble<ClassifierTrainer.Member>> trained = new LinkedHashMap<>();

    /**
     * Prepares a contest without contestants.
     *
     * @param corpus of texts with several labels
     * @param sets its parts, of which each set of labels is a class
     * @param together whether the ensemble of all networks is entered, too
     */
    public LabelContest(Corpus corpus, Split<TokenizedReviews> sets, boolean together) {
        this.together = together;
        this.corpus = corpus;
        several = corpus.several().orElseThrow();
        List<String> labels = corpus.labels();
        training = LabelledTexts.of(labels, sets.training(), several);
        validation = LabelledTexts.of(labels, sets.validation(), several);
        objective = new LabelSets(sets.training().reviews().labels().stream()
                .map(set -> several.among(labels, set))
                .toArray(boolean[][]::new));
        evaluation = new LabelEvaluation(validation, LabelledTexts.of(labels, sets.test(), several));
        contest = evaluation.contest();
    }

    /**
     * Fits the baselines and trains networks.
     *
     * @param networks for so many labels as there are
     * @param remarks takes what of the texts a network does not read
     */
    public void train(List<NetworkSpec> networks, ClassifierTrainer trainer, Consumer<String> remarks)
            throws IOException {
        enterBaselines();
        for (NetworkSpec network : networks) {
            remarks.accept(network.name() + ": "
                    + network.encoding().coverage(trainer.parts().training()));
            train(network, trainer.minimizing(objective));
        }
        if (together && trained.size() > 1) {
            var all = Ensemble.of(List.copyOf(trained.values()));
            enter("ensemble of " + all.members().size(), all);
        }
    }

    /** Fits the baselines: the most frequent set of labels, and a linear classifier of either kind for each label. */
    private void enterBaselines() {
        contest.enterBaseline(() -> new Thresholded(MostFrequentSet.fit(training), Thresholded.USUAL));
        contest.enterBaseline(() -> evaluation.thresholded(
                OneVersusRest.fit(training, validation, (some, others) -> LogisticRegression.fit(some, others))));
        contest.enterBaseline(() -> evaluation.thresholded(
                OneVersusRest.fit(training, validation, (some, others) -> NbSvm.fit(some, others))));
    }

    /** Trains the networks of a specification, whose binary cross-entropies of all labels are made smaller. */
    private void train(NetworkSpec network, ClassifierTrainer trainer) throws IOException {
        Ensemble<ClassifierTrainer.Member> ensemble = trainer.train(network);
        if (!ensemble.isEmpty()) {
            enter(network.name(), ensemble);
            trained.put(network.name(), ensemble);
        }
    }

    private void enter(String name, Ensemble<ClassifierTrainer.Member> ensemble) {
        var labeller = new NetworkLabeller(RecurrentClassifier.of(name, ensemble));
        contest.enter(evaluation.thresholded(labeller), ensemble.effort());
    }

    /** Returns the contest itself. */
    public Contest<Thresholded> contest() {
        return contest;
    }

    /** Returns the measures of all contestants. */
    public LabelEvaluation evaluation() {
        return evaluation;
    }

    /** Returns all contestants, to be saved. */
    public SavedLabeller saved(RunCard card) {
        return SavedLabeller.of(contest, corpus.labels(), several.separator(), card);
    }

    /** Returns what is written of the contest for people and programs. */
    public LabelReport report(String answers) {
        return new LabelReport(corpus, this, answers, trained);
    }
}
