package recurrent4j.tagging.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import recurrent4j.eval.Contest;
import recurrent4j.tagging.baseline.CrfTagger;
import recurrent4j.tagging.baseline.HiddenMarkovModel;
import recurrent4j.tagging.baseline.MostFrequentTag;
import recurrent4j.tagging.baseline.TagSet;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.TaggerEvaluation;
import recurrent4j.train.Ensemble;

/**
 * A contest of the baselines and of networks, all trained on the same parts of a corpus.
 *
 * @param trained the networks by their names
 */
public record TaggerContest(
        TaggedCorpus corpus,
        TaggerEvaluation evaluation,
        Contest<Tagger> contest,
        Map<String, Ensemble<RecurrentTaggerTrainer.Member>> trained) {

    /** Returns a contest without contestants. */
    public static TaggerContest of(TaggedCorpus corpus) {
        var evaluation = TaggerEvaluation.of(corpus);
        return new TaggerContest(corpus, evaluation, evaluation.contest(), new LinkedHashMap<>());
    }

    /** Fits the baselines that take no time, and enters them. */
    public void enterBaselines() {
        contest.enterBaseline(() -> MostFrequentTag.fit(corpus.parts().training()));
        contest.enterBaseline(() -> HiddenMarkovModel.fit(corpus.parts().training()));
    }

    /**
     * Fits the linear-chain CRF, and enters it.
     *
     * @param progress is told how many iterations are done
     */
    public void enterCrf(IntConsumer progress) {
        TagSet tags = TagSet.of(corpus.parts().training(), corpus.scheme());
        contest.enterBaseline(() -> CrfTagger.fit(corpus.parts().training(), tags, CrfTagger.Settings.USUAL, progress));
    }

    /** Trains networks, and enters them if their training came to its end. */
    public void train(TaggerSpec network, RecurrentTaggerTrainer trainer) throws IOException {
        var ensemble = trainer.train(network);
        if (!ensemble.isEmpty()) {
            contest.enter(RecurrentTagger.of(network, ensemble), ensemble.effort());
            trained.put(network.name(), ensemble);
        }
    }
}
