package recurrent4j.seq2seq.baseline;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import recurrent4j.seq2seq.baseline.NearestSource.NGramUnits;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

/** Which baselines stand beside a network. */
public final class Baselines {

    private Baselines() {}

    /**
     * Returns those of a task, to be fitted to the training part one after the other, in the order of a table. What several of
     * them share is computed by the first of them.
     *
     * @param tokens those of the network: baselines with probabilities predict the same, so that perplexities are comparable
     */
    public static List<Supplier<Baseline>> of(ParallelCorpus corpus, PairTokenizer tokens) {
        List<Pair> training = corpus.parts().training();
        var units = PairUnits.of(training);
        int order = order(tokens.target());
        Supplier<Baseline> nearest = () -> NearestSource.fit(training, grams(corpus, units));
        Supplier<Baseline> targets = () -> TargetLanguageModel.fit(training, tokens.target(), order);
        return switch (corpus.task()) {
            case TRANSLATION, TRANSDUCTION ->
                Stream.of(Stream.of(CopySource::new, nearest), byAlignment(training, units), Stream.of(targets))
                        .flatMap(some -> some)
                        .toList();
            case CHAT -> List.of(CopySource::new, () -> MostFrequentTarget.fit(training), nearest, targets);
            case GENERATION -> List.of(targets, () -> LabelLanguageModel.fit(training, tokens.target(), order));
        };
    }

    /** Those by phrases share the phrases; where all pairs are blank or very long there are none. */
    private static Stream<Supplier<Baseline>> byAlignment(List<Pair> training, PairUnits units) {
        var pairs = NumberedPairs.of(training, units);
        if (pairs.size() == 0) {
            return Stream.empty();
        }
        var phrases = new Once<>(() -> PhrasePairs.of(pairs));
        return Stream.of(
                () -> WordByWord.of(units, pairs),
                () -> PhraseLookup.of(units, pairs, phrases.get()),
                () -> PhraseTranslation.of(units, pairs, phrases.get()));
    }

    /**
     * Returns the one with which every network is compared: that which takes the least time to fit and has what the task is judged
     * by, a text or probabilities.
     */
    public static Supplier<Baseline> first(ParallelCorpus corpus, PairTokenizer tokens) {
        List<Supplier<Baseline>> all = of(corpus, tokens);
        return switch (corpus.task()) {
            case TRANSLATION, TRANSDUCTION, GENERATION -> all.get(0);
            case CHAT -> all.get(all.size() - 1);
        };
    }

    /** What is computed when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> computation;
        private T computed;

        Once(Supplier<T> computation) {
            this.computation = computation;
        }

        @Override
        public T get() {
            if (computed == null) {
                computed = computation.get();
            }
            return computed;
        }
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
