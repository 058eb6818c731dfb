package recurrent4j.sentiment.multilabel;

import java.util.List;
import recurrent4j.eval.Contestant;
import recurrent4j.sentiment.text.Tokenizer;

/** Says of texts how probable each label is, apart from the others: a baseline or a network, fitted before. */
public interface Labeller extends Contestant {

    /**
     * Returns the probability of each label for each text: a row a text, of any sum.
     *
     * @param texts as the {@link Tokenizer} cuts them; tokens may be unknown, and a text may have none
     */
    double[][] probabilities(List<List<String>> texts);
}
