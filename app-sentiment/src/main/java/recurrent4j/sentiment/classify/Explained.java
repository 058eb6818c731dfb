package recurrent4j.sentiment.classify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.evaluate.CalibratedClassifier;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.SentimentClassifier;

/**
 * A prediction, and what the words of the text have to do with it: the {@link WordWeights} of a linear classifier, the
 * probability after each word of any other.
 */
public interface Explained {

    /** Explains a prediction in the way that suits the classifier. */
    static Explained of(SentimentClassifier classifier, Prediction prediction, List<String> tokens) {
        return CalibratedClassifier.raw(classifier) instanceof LinearClassifier linear
                ? WordWeights.of(linear, prediction, tokens)
                : Explanation.of(classifier, prediction, tokens);
    }

    /** What is explained. */
    Prediction prediction();

    /** Returns a line for each word, with a bar. */
    String lines();

    /** Returns what {@link Prediction#json} does, with an entry for each word. */
    ObjectNode json();

    /** Returns the words in colours. */
    ShadedText shaded();

    /** Returns what the lines and the colours mean, in a sentence or two. */
    String meaning();
}
