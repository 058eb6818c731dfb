package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Optional;
import recurrent4j.eval.Contestant;
import recurrent4j.seq2seq.corpus.Pair;

/** Rewrites texts as other texts: a baseline or a network, fitted before. */
public interface Seq2SeqModel extends Contestant {

    /** Returns the best text that it has for each source. */
    List<Hypothesis> rewrite(List<String> sources);

    /**
     * Returns how likely it takes each pair's first target for; nothing from a model that has no probabilities.
     *
     * @return one for each pair
     */
    default Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
        return Optional.empty();
    }

    /**
     * How likely a target is.
     *
     * @param logProbability the natural logarithm of the probability of all its tokens, the end mark included
     * @param tokens how many they are, the end mark included
     * @param right how many of them would have been chosen, each given the right ones before it
     */
    record Likelihood(double logProbability, int tokens, int right) {}
}
