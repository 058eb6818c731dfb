package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

/**
 * Predicts each token of a target by the last ones alone, whatever the source ({@link TargetNGrams}); always answers the text
 * that takes the most probable token at each step.
 */
public final class TargetLanguageModel implements Baseline {

    /** A text that goes round in a circle is ended. */
    private static final int MOST_TOKENS = 100;

    private final Tokenizer tokens;
    private final TargetNGrams grams;

    TargetLanguageModel(Tokenizer tokens, TargetNGrams grams) {
        this.tokens = tokens;
        this.grams = grams;
    }

    /**
     * Counts n-grams.
     *
     * @param tokens of the targets
     */
    public static TargetLanguageModel fit(List<Pair> training, Tokenizer tokens, int order) {
        List<int[]> texts = training.stream()
                .flatMap(pair -> pair.targets().stream())
                .map(tokens::numbers)
                .toList();
        return new TargetLanguageModel(tokens, TargetNGrams.of(texts, order, tokens.size()));
    }

    @Override
    public String name() {
        return grams.order() + "-gram of targets";
    }

    @Override
    public long parameters() {
        return grams.size();
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return Collections.nCopies(sources.size(), text());
    }

    private Hypothesis text() {
        List<String> text = new ArrayList<>();
        double logProbability = 0;
        int state = grams.begin();
        while (text.size() < MOST_TOKENS) {
            int token = grams.best(state);
            logProbability += Math.log(grams.probability(state, token));
            if (token == tokens.end()) {
                return new Hypothesis(tokens.text(text), logProbability, true, Optional.empty());
            }
            text.add(tokens.vocabulary().token(token));
            state = grams.next(state, token);
        }
        return new Hypothesis(tokens.text(text), logProbability, false, Optional.empty());
    }

    @Override
    public Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
        return Optional.of(pairs.stream()
                .map(pair -> likelihood(tokens.numbers(pair.target())))
                .toList());
    }

    private Likelihood likelihood(int... numbers) {
        double logProbability = 0;
        int right = 0;
        int state = grams.begin();
        for (int place = 0; place <= numbers.length; place++) {
            int token = place == numbers.length ? tokens.end() : numbers[place];
            logProbability += Math.log(grams.probability(state, token));
            right += grams.best(state) == token ? 1 : 0;
            state = grams.next(state, token);
        }
        return new Likelihood(logProbability, numbers.length + 1, right);
    }

    @Override
    public Saved saved() {
        return new Saved(grams.saved());
    }

    /** It as a bundle keeps it. */
    public record Saved(TargetNGrams.Saved grams) implements SavedBaseline {

        @Override
        public TargetLanguageModel baseline(PairTokenizer tokens) {
            return new TargetLanguageModel(
                    tokens.target(), grams.model(tokens.target().size()));
        }

        @Override
        public long bytes() {
            return grams.bytes();
        }
    }
}
