package recurrent4j.sentiment.baseline;

import java.util.Arrays;
import java.util.List;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * Gives every text the shares of the classes in the training part, so that it always answers the most frequent class.
 *
 * @param shares of the classes, which sum to 1
 */
public record MajorityClass(double[] shares) implements SentimentClassifier {

    /** Counts the classes. */
    public static MajorityClass fit(TokenizedReviews training) {
        int[] counts = training.reviews().counts();
        return new MajorityClass(Arrays.stream(counts)
                .mapToDouble(count -> (double) count / training.size())
                .toArray());
    }

    @Override
    public String name() {
        return "majority class";
    }

    @Override
    public long parameters() {
        return shares.length - 1L;
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return texts.stream().map(text -> shares.clone()).toArray(double[][]::new);
    }
}
