package recurrent4j.sentiment.multilabel;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.reviews.LabelledTexts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * A linear classifier for each label, which tells the texts that have it from all others and knows nothing of other labels.
 *
 * @param classifiers of two classes, in the order of the labels: those without the label, and those that have it
 */
record OneVersusRest(List<LinearClassifier> classifiers) implements Labeller {

    /**
     * Fits a classifier for each label.
     *
     * @param fitting takes the training part, and the validation part that chooses how strongly it is regularized
     */
    static OneVersusRest fit(
            LabelledTexts training,
            LabelledTexts validation,
            BiFunction<TokenizedReviews, TokenizedReviews, ? extends LinearClassifier> fitting) {
        return new OneVersusRest(IntStream.range(0, training.labels().size())
                .<LinearClassifier>mapToObj(label -> fitting.apply(training.having(label), validation.having(label)))
                .toList());
    }

    @Override
    public String name() {
        return "one-vs-rest " + classifiers.get(0).name();
    }

    @Override
    public long parameters() {
        return classifiers.stream().mapToLong(LinearClassifier::parameters).sum();
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        double[][] probabilities = new double[texts.size()][classifiers.size()];
        for (int label = 0; label < classifiers.size(); label++) {
            double[][] of = classifiers.get(label).probabilities(texts);
            for (int text = 0; text < of.length; text++) {
                probabilities[text][label] = of[text][1];
            }
        }
        return probabilities;
    }

    /** Whether all are small enough for a bundle. */
    boolean fits() {
        return classifiers.stream().allMatch(classifier -> classifier.saved().fits());
    }
}
