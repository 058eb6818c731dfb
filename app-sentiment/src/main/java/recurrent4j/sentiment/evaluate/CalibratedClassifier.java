package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.List;

/** A classifier whose probabilities are those of another at a temperature that was fitted to the validation part. */
public record CalibratedClassifier(SentimentClassifier raw, Temperature temperature) implements SentimentClassifier {

    /** Returns the classifier behind, if there is one. */
    public static SentimentClassifier raw(SentimentClassifier classifier) {
        return classifier instanceof CalibratedClassifier calibrated ? calibrated.raw() : classifier;
    }

    /** Returns the temperature of a classifier, or none. */
    public static Temperature temperature(SentimentClassifier classifier) {
        return classifier instanceof CalibratedClassifier calibrated ? calibrated.temperature() : Temperature.NONE;
    }

    @Override
    public String name() {
        return raw.name();
    }

    @Override
    public long parameters() {
        return raw.parameters();
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return Arrays.stream(raw.probabilities(texts)).map(temperature::apply).toArray(double[][]::new);
    }
}
