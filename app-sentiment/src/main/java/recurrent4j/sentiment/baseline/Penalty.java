package recurrent4j.sentiment.baseline;

import java.util.function.DoubleFunction;
import recurrent4j.sentiment.evaluate.Predictions;
import recurrent4j.sentiment.evaluate.Quality;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** The choice of how dear an error is in relation to large weights, LIBLINEAR's C. */
final class Penalty {

    private Penalty() {}

    /**
     * Returns the classifier with the smallest log loss on the validation part.
     *
     * @param penalties ascending; after the first that is worse than the one before it none is tried
     */
    static <T extends SentimentClassifier> T best(
            double[] penalties, DoubleFunction<T> classifier, TokenizedReviews validation) {
        T best = classifier.apply(penalties[0]);
        double least = logLoss(best, validation);
        for (int place = 1; place < penalties.length; place++) {
            T next = classifier.apply(penalties[place]);
            double loss = logLoss(next, validation);
            if (loss >= least) {
                return best;
            }
            best = next;
            least = loss;
        }
        return best;
    }

    private static double logLoss(SentimentClassifier classifier, TokenizedReviews validation) {
        return Quality.of(Predictions.of(classifier, validation)).logLoss();
    }
}
