package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

/**
 * Predicts each token of a target by the last ones and the label, which is the source: with 0.7 times the probability by the
 * targets of this label and 0.3 times that by all ({@link TargetNGrams}); of an unknown label by all alone. It answers texts
 * that are drawn with these probabilities, and never an empty one.
 */
public final class LabelLanguageModel implements Baseline {

    /** A text that goes on and on is ended. */
    private static final int MOST_TOKENS = 200;

    private static final double SHARE = 0.7;

    private final Tokenizer tokens;
    private final TargetNGrams all;
    private final Map<String, TargetNGrams> byLabel;

    LabelLanguageModel(Tokenizer tokens, TargetNGrams all, Map<String, TargetNGrams> byLabel) {
        this.tokens = tokens;
        this.all = all;
        this.byLabel = byLabel;
    }

    /**
     * Counts n-grams.
     *
     * @param tokens of the targets
     */
    public static LabelLanguageModel fit(List<Pair> training, Tokenizer tokens, int order) {
        List<int[]> texts = new ArrayList<>();
        Map<String, List<int[]>> ofLabel = new LinkedHashMap<>();
        for (Pair pair : training) {
            List<int[]> targets = pair.targets().stream().map(tokens::numbers).toList();
            texts.addAll(targets);
            ofLabel.computeIfAbsent(pair.source(), label -> new ArrayList<>()).addAll(targets);
        }
        Map<String, TargetNGrams> byLabel = new LinkedHashMap<>();
        ofLabel.forEach((label, own) -> byLabel.put(label, TargetNGrams.of(own, order, tokens.size())));
        return new LabelLanguageModel(tokens, TargetNGrams.of(texts, order, tokens.size()), byLabel);
    }

    @Override
    public String name() {
        return all.order() + "-gram of targets by label";
    }

    @Override
    public long parameters() {
        return all.size()
                + byLabel.values().stream().mapToLong(TargetNGrams::size).sum();
    }

    /** How far a text of a label is read. */
    private final class Reading {

        private final TargetNGrams own;
        private final double share;
        private int ownState;
        private int state = all.begin();

        Reading(String label) {
            own = byLabel.getOrDefault(label, all);
            share = own == all ? 0 : SHARE;
            ownState = own.begin();
        }

        double probability(int token) {
            return share * own.probability(ownState, token) + (1 - share) * all.probability(state, token);
        }

        double[] probabilities() {
            return IntStream.range(0, all.tokens())
                    .mapToDouble(this::probability)
                    .toArray();
        }

        void read(int token) {
            ownState = own.next(ownState, token);
            state = all.next(state, token);
        }
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return IntStream.range(0, sources.size())
                .mapToObj(place -> draw(sources.get(place), new SplittableRandom(place)))
                .toList();
    }

    private Hypothesis draw(String label, SplittableRandom random) {
        List<String> text = new ArrayList<>();
        var reading = new Reading(label);
        double logProbability = 0;
        while (text.size() < MOST_TOKENS) {
            double[] probabilities = reading.probabilities();
            int token = draw(allowed(probabilities, text.isEmpty()), random);
            logProbability += Math.log(probabilities[token]);
            if (token == tokens.end()) {
                return new Hypothesis(tokens.text(text), logProbability, true, Optional.empty());
            }
            text.add(tokens.vocabulary().token(token));
            reading.read(token);
        }
        return new Hypothesis(tokens.text(text), logProbability, false, Optional.empty());
    }

    /** Neither an unknown token is drawn, nor the end of a text without any. */
    private double[] allowed(double[] probabilities, boolean first) {
        double[] allowed = probabilities.clone();
        for (int token = 0; token < tokens.end(); token++) {
            allowed[token] = tokens.vocabulary().isUnknown(token) ? 0 : allowed[token];
        }
        allowed[tokens.end()] = first ? 0 : allowed[tokens.end()];
        return allowed;
    }

    private static int draw(double[] weights, SplittableRandom random) {
        double left = random.nextDouble()
                * IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i])
                        .sum();
        int last = 0;
        for (int token = 0; token < weights.length; token++) {
            if (weights[token] > 0) {
                last = token;
                left -= weights[token];
                if (left < 0) {
                    return token;
                }
            }
        }
        return last;
    }

    @Override
    public Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
        return Optional.of(pairs.parallelStream().map(this::likelihood).toList());
    }

    private Likelihood likelihood(Pair pair) {
        int[] numbers = tokens.numbers(pair.target());
        var reading = new Reading(pair.source());
        double logProbability = 0;
        int right = 0;
        for (int place = 0; place <= numbers.length; place++) {
            int token = place == numbers.length ? tokens.end() : numbers[place];
            double[] probabilities = reading.probabilities();
            logProbability += Math.log(probabilities[token]);
            right += greatest(probabilities) == token ? 1 : 0;
            reading.read(token);
        }
        return new Likelihood(logProbability, numbers.length + 1, right);
    }

    private static int greatest(double... probabilities) {
        int greatest = 0;
        for (int token = 1; token < probabilities.length; token++) {
            greatest = probabilities[token] > probabilities[greatest] ? token : greatest;
        }
        return greatest;
    }

    @Override
    public Saved saved() {
        return new Saved(
                all.saved(),
                List.copyOf(byLabel.keySet()),
                byLabel.values().stream().map(TargetNGrams::saved).toList());
    }

    /**
     * It as a bundle keeps it.
     *
     * @param all of all targets
     * @param labels the known ones
     * @param own of the targets of each label
     */
    public record Saved(TargetNGrams.Saved all, List<String> labels, List<TargetNGrams.Saved> own)
            implements SavedBaseline {

        @Override
        public LabelLanguageModel baseline(PairTokenizer tokens) {
            int size = tokens.target().size();
            if (labels.size() != own.size()) {
                throw SavedBaseline.damaged("n-grams by label", "%d models of %d labels", own.size(), labels.size());
            }
            Map<String, TargetNGrams> byLabel = new LinkedHashMap<>();
            IntStream.range(0, own.size())
                    .forEach(label ->
                            byLabel.put(labels.get(label), own.get(label).model(size)));
            return new LabelLanguageModel(tokens.target(), all.model(size), byLabel);
        }

        @Override
        public long bytes() {
            return all.bytes()
                    + own.stream().mapToLong(TargetNGrams.Saved::bytes).sum();
        }
    }
}
