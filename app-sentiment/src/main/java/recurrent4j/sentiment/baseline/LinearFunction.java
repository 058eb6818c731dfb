package recurrent4j.sentiment.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import recurrent4j.sentiment.evaluate.Predictions;
import recurrent4j.sentiment.evaluate.Quality;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * A weighted sum that is positive for one class, found by LIBLINEAR (Fan et al., LIBLINEAR: A Library for Large Linear
 * Classification, 2008).
 */
record LinearFunction(float[] weights, double bias) {

    /** LIBLINEAR's own choice for these problems. */
    private static final double TOLERANCE = 0.01;

    /** Examples in the form that LIBLINEAR wants, to be used for several searches. */
    static final class Rows {

        private final Feature[][] features;
        private final int width;

        Rows(List<SparseRow> rows, int width) {
            this.width = width;
            this.features = rows.stream().map(row -> features(row, width)).toArray(Feature[][]::new);
        }

        /** LIBLINEAR counts from 1 and wants the bias as a last feature. */
        private static Feature[] features(SparseRow row, int width) {
            Feature[] features = new Feature[row.places().length + 1];
            for (int i = 0; i < row.places().length; i++) {
                features[i] = new FeatureNode(row.places()[i] + 1, row.values()[i]);
            }
            features[row.places().length] = new FeatureNode(width + 1, 1);
            return features;
        }

        /**
         * Returns the function that parts the examples best.
         *
         * @param side the examples that it shall be positive for, and how much both sides count
         * @param loss logistic, so that the value is the logarithm of the odds, or the squared hinge of a support vector machine
         * @param penalty of an error in relation to that of large weights, LIBLINEAR's C
         */
        LinearFunction part(Side side, SolverType loss, double penalty) {
            var problem = new Problem();
            problem.l = features.length;
            problem.n = width + 1;
            problem.x = features;
            problem.bias = 1;
            problem.y = new double[features.length];
            for (int row = 0; row < problem.l; row++) {
                problem.y[row] = side.belong()[row] ? 1 : -1;
            }
            var parameter = new Parameter(loss, penalty, TOLERANCE);
            if (side.weight() != side.otherWeight()) {
                parameter.setWeights(new double[] {side.weight(), side.otherWeight()}, new int[] {1, -1});
            }
            parameter.setRandom(new Random(1));
            Linear.disableDebugOutput();
            return of(Linear.train(problem, parameter), width);
        }
    }

    /**
     * Which examples belong to a class, and how much they and the others count.
     *
     * @param otherWeight the mean weight of the others
     */
    record Side(boolean[] belong, double weight, double otherWeight) {

        /**
         * Returns the side of one class.
         *
         * @param weights of the classes
         */
        static Side of(TokenizedReviews training, int label, double... weights) {
            double others = 0;
            int count = 0;
            for (int actual : training.classes()) {
                others += actual == label ? 0 : weights[actual];
                count += actual == label ? 0 : 1;
            }
            return new Side(training.belongTo(label), weights[label], count == 0 ? 1 : others / count);
        }
    }

    /** Returns a weight of 1 for each class. */
    static double[] plain(TokenizedReviews training) {
        double[] weights = new double[training.classCount()];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static LinearFunction of(Model model, int width) {
        double[] found = model.getFeatureWeights();
        // LIBLINEAR's function is positive for the label that it has met first.
        int sign = model.getLabels()[0] > 0 ? 1 : -1;
        float[] weights = new float[width];
        for (int place = 0; place < width; place++) {
            weights[place] = (float) (sign * found[place]);
        }
        return new LinearFunction(weights, sign * found[width]);
    }

    /** Returns the function of rows whose values are multiplied by numbers before. */
    LinearFunction ofRowsTimes(double... numbers) {
        float[] products = new float[weights.length];
        for (int place = 0; place < products.length; place++) {
            products[place] = (float) numbers[place] * weights[place];
        }
        return new LinearFunction(products, bias);
    }

    double value(SparseRow row) {
        double sum = bias;
        for (int i = 0; i < row.places().length; i++) {
            sum += row.values()[i] * weights[row.places()[i]];
        }
        return sum;
    }

    /**
     * Returns the function whose weights lie between these and their mean size, which leaves signs to what they are
     * multiplied by (Wang and Manning 2012).
     *
     * @param share of these weights, from 0 to 1
     */
    LinearFunction towardsItsMean(double share) {
        double mean = 0;
        for (float weight : weights) {
            mean += Math.abs(weight) / weights.length;
        }
        float[] between = new float[weights.length];
        for (int place = 0; place < between.length; place++) {
            between[place] = (float) ((1 - share) * mean + share * weights[place]);
        }
        return new LinearFunction(between, bias);
    }

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

    /** Returns a function for each class that it is to be positive for; of two classes, for the second alone. */
    static <T> List<T> each(int classes, IntFunction<T> function) {
        return IntStream.range(classes == 2 ? 1 : 0, classes).mapToObj(function).toList();
    }

    /** Returns the probabilities of the classes, given what each function says of its own. */
    static double[] probabilities(double[] own) {
        if (own.length == 1) {
            return new double[] {1 - own[0], own[0]};
        }
        double sum = Arrays.stream(own).sum();
        return Arrays.stream(own)
                .map(probability -> sum > 0 ? probability / sum : 1.0 / own.length)
                .toArray();
    }
}
