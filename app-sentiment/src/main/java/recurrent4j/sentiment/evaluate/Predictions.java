package recurrent4j.sentiment.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** What a classifier has said of texts whose classes are known. */
public final class Predictions {

    /** Below it a probability costs no more: what is called impossible and happens would cost infinitely. */
    private static final double LEAST = 1e-15;

    private final double[][] probabilities;
    private final int[] classes;
    private final int[] answers;
    private final double[] surprises;
    private final int classCount;

    /**
     * Compares what was said with what is true.
     *
     * @param probabilities a row for each text, a column for each class
     * @param classes the true class of each text
     * @param classCount how many classes there are
     */
    Predictions(double[][] probabilities, int[] classes, int classCount) {
        this.probabilities = probabilities;
        this.classes = classes;
        this.classCount = classCount;
        // Kept, because intervals ask for them a thousand times.
        answers = new int[classes.length];
        surprises = new double[classes.length];
        for (int text = 0; text < classes.length; text++) {
            answers[text] = greatest(probabilities[text]);
            surprises[text] = -Math.log(Math.max(LEAST, probabilities[text][classes[text]]));
        }
    }

    /** Asks a classifier. */
    public static Predictions of(SentimentClassifier classifier, TokenizedReviews examples) {
        return new Predictions(classifier.probabilities(examples.texts()), examples.classes(), examples.classCount());
    }

    /**
     * Returns the mean of what several classifiers have said of the same texts.
     *
     * @param weights how much each counts
     */
    static Predictions mean(List<Predictions> said, List<Integer> weights) {
        Predictions first = said.get(0);
        double all = weights.stream().mapToInt(Integer::intValue).sum();
        double[][] mean = new double[first.size()][first.classCount];
        for (int i = 0; i < said.size(); i++) {
            for (int text = 0; text < mean.length; text++) {
                for (int label = 0; label < first.classCount; label++) {
                    mean[text][label] += said.get(i).probabilities[text][label] * weights.get(i) / all;
                }
            }
        }
        return new Predictions(mean, first.classes, first.classCount);
    }

    /** How many texts there are. */
    int size() {
        return classes.length;
    }

    /** How many classes there are. */
    int classCount() {
        return classCount;
    }

    /** Returns the true class of each text. */
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

    /** Returns the probability that was given to the answer for a text. */
    double confidence(int text) {
        return probabilities[text][answers[text]];
    }

    /** Whether the answer for a text is right. */
    boolean isRight(int text) {
        return answers[text] == classes[text];
    }

    /** Returns the negative logarithm of the probability of the true class of a text, in nats. */
    double surprise(int text) {
        return surprises[text];
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

    private static int greatest(double[] row) {
        int best = 0;
        for (int label = 1; label < row.length; label++) {
            best = row[label] > row[best] ? label : best;
        }
        return best;
    }
}
