package recurrent4j.sentiment;

/**
 * What a classifier has said of texts whose classes are known.
 *
 * @param probabilities a row for each text, a column for each class
 * @param classes the true class of each text
 */
record Predictions(double[][] probabilities, int[] classes) {

    /** Below it a probability costs no more: what is called impossible and happens would cost infinitely. */
    private static final double LEAST = 1e-15;

    /** Asks a classifier. */
    static Predictions of(SentimentClassifier classifier, Examples examples) {
        return new Predictions(classifier.probabilities(examples.texts()), examples.classes());
    }

    /** How many texts there are. */
    int size() {
        return classes.length;
    }

    /** Returns the class of the highest probability for a text, of equals the first. */
    int answer(int text) {
        double[] row = probabilities[text];
        int best = 0;
        for (int label = 1; label < row.length; label++) {
            best = row[label] > row[best] ? label : best;
        }
        return best;
    }

    /** Returns the probability that was given to the answer for a text. */
    double confidence(int text) {
        return probabilities[text][answer(text)];
    }

    /** Whether the answer for a text is right. */
    boolean isRight(int text) {
        return answer(text) == classes[text];
    }

    /** Returns the mean of the negative logarithms of the probabilities of the true classes, in nats. */
    double logLoss() {
        double sum = 0;
        for (int text = 0; text < size(); text++) {
            sum += surprise(text);
        }
        return sum / size();
    }

    /** Returns the negative logarithm of the probability of the true class, in nats. */
    double surprise(int text) {
        return -Math.log(Math.max(LEAST, probabilities[text][classes[text]]));
    }
}
