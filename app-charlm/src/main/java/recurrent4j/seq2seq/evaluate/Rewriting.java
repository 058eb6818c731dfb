package recurrent4j.seq2seq.evaluate;

import java.util.List;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

/**
 * What a model makes of a source whose targets are known.
 *
 * @param likelihoods how likely it takes each of the targets for; none from a model that has no probabilities
 */
public record Rewriting(Pair pair, Hypothesis hypothesis, List<Likelihood> likelihoods) {

    public Rewriting {
        likelihoods = List.copyOf(likelihoods);
    }

    /** A text without probabilities, and what it may be. */
    public static Rewriting of(String hypothesis, List<String> references) {
        return new Rewriting(new Pair("a source", references), Hypothesis.of(hypothesis), List.of());
    }

    String text() {
        return hypothesis.text();
    }

    List<String> references() {
        return pair.targets();
    }
}
