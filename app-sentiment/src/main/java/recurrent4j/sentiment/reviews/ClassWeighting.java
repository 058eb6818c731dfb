package recurrent4j.sentiment.reviews;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;

/**
 * How much a text of each class counts in training.
 *
 * @param balanced whether every class counts as much as any other, however many texts it has
 * @param named the weights of labels; others weigh 1
 */
public record ClassWeighting(boolean balanced, Map<String, Double> named) {

    /** Every text counts alike. */
    public static final ClassWeighting NONE = new ClassWeighting(false, Map.of());

    /**
     * Reads {@code balanced}, or labels and weights such as {@code spam=3,ham=1}.
     *
     * @throws InputException if it is neither
     */
    public static ClassWeighting parse(String text) {
        if (text.equalsIgnoreCase("balanced")) {
            return new ClassWeighting(true, Map.of());
        }
        Map<String, Double> named = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int sign = part.lastIndexOf('=');
            try {
                double weight = Double.parseDouble(part.substring(sign + 1).strip());
                if (sign < 1 || !(weight > 0 && weight <= 1e6)) {
                    throw new NumberFormatException();
                }
                named.put(Review.composed(part.substring(0, sign)), weight);
            } catch (NumberFormatException e) {
                throw new InputException(
                        "--class-weights \"%s\" is no weight of a label; write balanced, or label=weight with a number above 0 up to 1,000,000, parted by commas."
                                .formatted(part),
                        e);
            }
        }
        return new ClassWeighting(false, named);
    }

    /**
     * Returns the weight of each class of the training part, such that the mean weight of its texts is 1.
     *
     * @throws InputException if a label that was named is not there
     */
    public double[] of(TokenizedReviews training) {
        List<String> labels = training.reviews().labels();
        for (String label : named.keySet()) {
            if (!labels.contains(label)) {
                throw new InputException(
                        "--class-weights names the label \"%s\"; there are %s.", label, LabelCounts.listed(labels));
            }
        }
        int[] counts = training.reviews().counts();
        double[] weights = new double[counts.length];
        Arrays.setAll(
                weights,
                place -> balanced ? 1.0 / Math.max(1, counts[place]) : named.getOrDefault(labels.get(place), 1.0));
        double sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * counts[place];
        }
        double mean = sum / training.size();
        return Arrays.stream(weights).map(weight -> weight / mean).toArray();
    }

    /** Whether all classes weigh the same. */
    public static boolean isPlain(double... weights) {
        return Arrays.stream(weights).distinct().count() < 2;
    }
}
