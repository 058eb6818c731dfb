package recurrent4j.sentiment.evaluate;

import java.util.List;
import recurrent4j.eval.Contestant;
import recurrent4j.sentiment.text.Tokenizer;

/** Says of texts how probable each class is: a baseline or a network, fitted before. */
public interface SentimentClassifier extends Contestant {

    /**
     * Returns the probability of each class for each text: a row a text, of sum 1.
     *
     * @param texts as the {@link Tokenizer} cuts them; tokens may be unknown, and a text may have none
     */
    double[][] probabilities(List<List<String>> texts);
}
