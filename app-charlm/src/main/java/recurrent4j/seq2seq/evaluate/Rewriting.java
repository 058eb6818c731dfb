package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Optional;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

/**
 * What a model makes of a source whose targets are known.
 *
 * @param likelihood how likely it takes the first target for; nothing from a model that has no probabilities
 */
public record Rewriting(Pair pair, Hypothesis hypothesis, Optional<Likelihood> likelihood) {

    /** A text without probabilities, and what it may be. */
    static Rewriting of(String hypothesis, List<String> references) {
        return new Rewriting(new Pair("a source", references), Hypothesis.of(hypothesis), Optional.empty());
    }

    /** Returns the text as people read it, values for placeholders. */
    public String text() {
        return pair.filled(hypothesis.text());
    }

    /** Returns what it may be, values for placeholders. */
    public List<String> references() {
        return pair.targets().stream().map(pair::filled).toList();
    }
}
