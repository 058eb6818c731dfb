package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.seq2seq.baseline.NearestSource.NGramUnits;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

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
        int order = order(tokens.target());
        List<Baseline> baselines = new ArrayList<>();
        switch (corpus.task()) {
            case TRANSLATION, TRANSDUCTION -> {
                baselines.add(new CopySource());
                baselines.add(NearestSource.fit(training, grams(corpus, units)));
                baselines.addAll(byAlignment(training, units));
                baselines.add(TargetLanguageModel.fit(training, tokens.target(), order));
            }
            case CHAT -> {
                baselines.add(new CopySource());
                baselines.add(MostFrequentTarget.fit(training));
                baselines.add(NearestSource.fit(training, grams(corpus, units)));
                baselines.add(TargetLanguageModel.fit(training, tokens.target(), order));
            }
            case GENERATION -> {
                baselines.add(TargetLanguageModel.fit(training, tokens.target(), order));
                baselines.add(LabelLanguageModel.fit(training, tokens.target(), order));
            }
        }
        return baselines;
    }

    /** Those by phrases share the phrases; where all pairs are blank or very long there are none. */
    private static List<Baseline> byAlignment(List<Pair> training, PairUnits units) {
        var pairs = NumberedPairs.of(training, units);
        if (pairs.size() == 0) {
            return List.of();
        }
        var phrases = PhrasePairs.of(pairs);
        return List.of(
                WordByWord.of(units, pairs),
                PhraseLookup.of(units, pairs, phrases),
                PhraseTranslation.of(units, pairs, phrases));
    }

    /** Returns the one that takes no time to fit, with which every network is compared. */
    public static Baseline first(ParallelCorpus corpus, PairTokenizer tokens) {
        return corpus.task() == Task.GENERATION
                ? TargetLanguageModel.fit(corpus.parts().training(), tokens.target(), order(tokens.target()))
                : new CopySource();
    }

    /** Five characters are about as telling as three words. */
    private static int order(Tokenizer tokens) {
        List<String> known = tokens.vocabulary().tokens();
        boolean characters = known.stream().allMatch(token -> token.codePointCount(0, token.length()) == 1);
        return characters ? 5 : 3;
    }

    private static NGramUnits grams(ParallelCorpus corpus, PairUnits units) {
        return new NGramUnits(
                units.source(),
                switch (corpus.task()) {
                    case CHAT -> 1;
                    case TRANSLATION -> 2;
                    case TRANSDUCTION, GENERATION -> 3;
                });
    }
}
