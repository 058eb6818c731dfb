package recurrent4j.sentiment.baseline;

import java.util.List;
import recurrent4j.sentiment.evaluate.SentimentClassifier;

/** A classifier that adds up weights of the words and pairs of a text, so that it can say what each of them has added. */
public sealed interface LinearClassifier extends SentimentClassifier permits NaiveBayes, LogisticRegression, NbSvm {

    /**
     * Returns what the words and pairs of a text add to the sum for a label, in the order of the text; unknown ones are left
     * out. One that stands there several times has its weight divided among its places where the count does not matter.
     *
     * @param label as the place of the label
     */
    List<Contribution> contributions(List<String> text, int label);

    /** Returns what a bundle keeps of it. */
    SavedBaseline saved();
}
