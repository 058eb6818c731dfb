package recurrent4j.sentiment;

import java.util.List;

/** Whatever has learned to tell texts apart: it gives every class of every text a probability. */
interface SentimentClassifier {

    /** What tables call it. */
    String name();

    /** How many numbers it has learned. */
    long parameters();

    /**
     * Returns a row for each text, of which each text's depends on that text alone.
     *
     * @param texts as tokens, of which some may be unknown; a text may have none
     * @return the probabilities of the classes in the order of {@link Reviews#labels()}, which sum to 1
     */
    double[][] probabilities(List<List<String>> texts);
}
