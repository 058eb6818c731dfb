package recurrent4j.tagging.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.Lbfgs;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * A linear-chain conditional random field on the usual features ({@link TokenFeatures}) of first order: the words and their
 * neighbours, their spelling, and the further columns speak for tags, and each tag for that after it. The weights maximize the
 * probability of the training tags less the sum of their squares, as <a
 * href="http://www.chokkan.org/software/crfsuite/">CRFsuite</a>'s do: only what occurs with a tag in training speaks for it.
 */
public final class CrfTagger implements ChainTagger {

    /** A weight below it changes the odds of a tag by less than a thousandth. */
    private static final double LEAST_WEIGHT = 1e-3;

    private final TagSet tags;
    private final TokenFeatures features;
    private final EmissionWeights weights;
    private final double[] chainWeights;
    private final LinearChain chain;

    CrfTagger(TagSet tags, TokenFeatures features, EmissionWeights weights, double... chainWeights) {
        this.tags = tags;
        this.features = features;
        this.weights = weights;
        this.chainWeights = chainWeights.clone();
        chain = LinearChain.of(tags.constraints(), chainWeights);
    }

    /**
     * How it is trained.
     *
     * @param penalty on the square of each weight
     * @param leastCount how often a feature must occur in the training part
     * @param iterations of L-BFGS, at most
     */
    public record Settings(double penalty, int leastCount, int iterations) {

        /** CRFsuite's penalty, and all features, of which even those that occur once help. */
        public static final Settings USUAL = new Settings(1, 1, 120);

        /** @throws InputException if a number is out of range */
        public Settings {
            if (!(penalty > 0 && penalty < Double.POSITIVE_INFINITY) || leastCount < 1 || iterations < 1) {
                throw new InputException(
                        "A penalty of %s, features that occur %d times and %d iterations are no training; give positive"
                                + " numbers.",
                        penalty, leastCount, iterations);
            }
        }
    }

    /**
     * Trains it on all processors; the result does not depend on their number.
     *
     * @param tags those of the training part, at least
     * @param progress is told how many iterations are done
     * @throws InputException if a sentence has no tags, or tags that the constraints forbid
     */
    public static CrfTagger fit(List<Sentence> training, TagSet tags, Settings settings, IntConsumer progress) {
        var features = new TokenFeatures(training.stream()
                .mapToInt(sentence -> sentence.columns().size())
                .min()
                .orElse(0));
        EncodedSentences data = EncodedSentences.of(training, tags, features, settings.leastCount);
        var loss = new CrfLoss(data, tags, settings.penalty);
        double[] found = new Lbfgs(6, settings.iterations, 1e-5).minimize(loss, new double[loss.size()], progress);
        int chainWeights = found.length - data.pairs();
        float[] weights = new float[data.pairs()];
        for (int pair = 0; pair < weights.length; pair++) {
            weights[pair] = (float) found[chainWeights + pair];
        }
        return new CrfTagger(
                tags,
                features,
                new EmissionWeights(data.index(), data.starts(), data.pairTags(), weights).without(LEAST_WEIGHT),
                Arrays.copyOf(found, chainWeights));
    }

    @Override
    public String name() {
        return "Linear-chain CRF";
    }

    @Override
    public long parameters() {
        return (long) weights.weights().length + chainWeights.length;
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        return sentences.parallelStream()
                .map(sentence -> Tagging.of(tags.names(chain.best(emissions(sentence)))))
                .toList();
    }

    @Override
    public TagScheme scheme() {
        return tags.scheme();
    }

    @Override
    public List<String> tags() {
        return tags.names();
    }

    @Override
    public List<Answer> answers(List<Sentence> sentences) {
        return sentences.parallelStream()
                .map(sentence -> {
                    double[] emissions = emissions(sentence);
                    return new Answer(
                            Tagging.of(tags.names(chain.best(emissions))), chain.posterior(emissions), Double.NaN);
                })
                .toList();
    }

    /** Returns it as a bundle keeps it. */
    public SavedCrf saved() {
        return SavedCrf.of(tags, features, weights, chainWeights);
    }

    private double[] emissions(Sentence sentence) {
        return weights.emissions(features.of(sentence), features.width(), tags.size());
    }
}
