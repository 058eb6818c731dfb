package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.seq2seq.baseline.NearestSource.NGramUnits;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** Which baselines stand beside a network. */
public final class Baselines {

    private Baselines() {}

    /**
     * Returns those of a task, fitted to the training part, in the order of a table.
     *
     * @param tokens those of the network: baselines with probabilities predict the same, so that perplexities are comparable
     */
    public static List<Baseline> of(ParallelCorpus corpus, PairTokenizer tokens) {
        List<Pair> training = corpus.parts().training();
        var units = PairUnits.of(training);
        List<Baseline> baselines = new ArrayList<>();
        switch (corpus.task()) {
            case TRANSLATION, TRANSDUCTION -> {
                baselines.add(new CopySource());
                baselines.add(NearestSource.fit(training, grams(corpus, units)));
                baselines.add(WordByWord.fit(training, units));
                baselines.add(PhraseLookup.fit(training, units));
            }
            case CHAT -> {
                baselines.add(new CopySource());
                baselines.add(MostFrequentTarget.fit(training));
                baselines.add(NearestSource.fit(training, grams(corpus, units)));
            }
            case GENERATION -> {}
        }
        return baselines;
    }

    private static NGramUnits grams(ParallelCorpus corpus, PairUnits units) {
        return new NGramUnits(
                units.source(),
                switch (corpus.task()) {
                    case TRANSLATION, CHAT -> 2;
                    case TRANSDUCTION, GENERATION -> 3;
                });
    }
}
