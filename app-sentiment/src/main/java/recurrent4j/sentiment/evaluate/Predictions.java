package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** What a classifier predicts of texts whose classes are known. */
public final class Predictions {

    /** Below it a probability costs no more: what is called impossible and happens would cost infinitely. */
    private static final double LEAST = 1e-15;

    private final double[][] probabilities;
    private final int[] classes;
    private final int[] answers;
    private final double[] logLosses;
    private final int classCount;

    /**
     * Compares predictions with the truth.
     *
     * @param probabilities a row for each text, a column for each class
     */
    Predictions(double[][] probabilities, int[] classes, int classCount) {
        this.probabilities = probabilities;
        this.classes = classes;
        this.classCount = classCount;
        // Kept, because intervals ask for them a thousand times.
        answers = new int[classes.length];
        logLosses = new double[classes.length];
        for (int text = 0; text < classes.length; text++) {
            answers[text] = Prediction.likeliest(probabilities[text]);
            logLosses[text] = -Math.log(Math.max(LEAST, probabilities[text][classes[text]]));
        }
    }

    /** Asks a classifier. */
    public static Predictions of(SentimentClassifier classifier, TokenizedReviews reviews) {
        return new Predictions(classifier.probabilities(reviews.texts()), reviews.classes(), reviews.classCount());
    }

    /**
     * Returns the mean of what several classifiers predict of the same texts.
     *
     * @param weights how much each counts, by its name
     */
    static Predictions mean(Map<String, Predictions> predictions, Map<String, Integer> weights) {
        Predictions any = predictions.get(weights.keySet().iterator().next());
        double all = weights.values().stream().mapToInt(Integer::intValue).sum();
        double[][] mean = new double[any.size()][any.classCount];
        weights.forEach((name, weight) -> {
            for (int text = 0; text < mean.length; text++) {
                for (int label = 0; label < any.classCount; label++) {
                    mean[text][label] += predictions.get(name).probabilities[text][label] * weight / all;
                }
            }
        });
        return new Predictions(mean, any.classes, any.classCount);
    }

    /** Returns the same predictions at a temperature. */
    Predictions at(Temperature temperature) {
        return new Predictions(
                Arrays.stream(probabilities).map(temperature::apply).toArray(double[][]::new), classes, classCount);
    }

    int size() {
        return classes.length;
    }

    int classCount() {
        return classCount;
    }

    int[] classes() {
        return classes;
    }

    /** Returns a row for each text, a column for each class. */
    double[][] probabilities() {
        return probabilities;
    }

    /** Returns the class of the highest probability for a text, of equals the first. */
    int answer(int text) {
        return answers[text];
    }

    double confidence(int text) {
        return probabilities[text][answers[text]];
    }

    boolean isRight(int text) {
        return answers[text] == classes[text];
    }

    /** Returns the negative logarithm of the probability of the true class of a text, in nats. */
    double logLoss(int text) {
        return logLosses[text];
    }

    /** Returns the texts that were answered wrongly, those with the surest answers first. */
    List<Integer> worst(int most) {
        return IntStream.range(0, size())
                .filter(text -> !isRight(text))
                .boxed()
                .sorted(Comparator.comparingDouble(this::confidence)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }
}
