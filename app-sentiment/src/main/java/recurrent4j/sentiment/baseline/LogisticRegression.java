package recurrent4j.sentiment.baseline;

import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import recurrent4j.bundle.Packed;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * Logistic regression on words and pairs of neighbours that stand in two training texts or more, each weighed by TF-IDF: 1
 * plus the logarithm of its count in the text, times 1 plus the logarithm of the share of training texts without it, the
 * vector of a text then being given the length 1 (scikit-learn's {@code TfidfVectorizer} with {@code sublinear_tf}). More than
 * two classes are predicted one against the rest.
 */
public record LogisticRegression(NGrams ngrams, double[] rarity, List<LinearFunction> functions)
        implements LinearClassifier {

    private static final int LEAST_TEXTS = 2;

    /** LIBLINEAR's C, from much regularization to little; a text's vector has the length 1, so that C is above 1. */
    private static final double[] PENALTIES = {1, 3, 10, 30, 100};

    /** Fits it to the training part for several strengths of regularization; the validation part's log loss chooses one. */
    public static LogisticRegression fit(TokenizedReviews training, TokenizedReviews validation) {
        return fit(training, validation, LinearFunction.plain(training));
    }

    /** Does the same with classes of which each counts as much as its weight says. */
    public static LogisticRegression fit(TokenizedReviews training, TokenizedReviews validation, double... weights) {
        NGrams ngrams = NGrams.fit(training.texts(), 2, LEAST_TEXTS);
        double[] rarity = new double[ngrams.size()];
        Arrays.setAll(rarity, place -> 1 + Math.log((1.0 + training.size()) / (1 + ngrams.texts(place))));
        var rows = new LinearFunction.Rows(
                training.texts().stream().map(text -> row(ngrams, rarity, text)).toList(), ngrams.size());
        List<LinearFunction.Side> sides =
                LinearFunction.each(training.classCount(), label -> LinearFunction.Side.of(training, label, weights));
        return LinearFunction.best(
                PENALTIES,
                penalty -> new LogisticRegression(ngrams, rarity, functions(rows, penalty, sides)),
                validation);
    }

    private static List<LinearFunction> functions(
            LinearFunction.Rows rows, double penalty, List<LinearFunction.Side> sides) {
        return sides.stream()
                .map(side -> rows.part(side, SolverType.L2R_LR, penalty))
                .toList();
    }

    @Override
    public String name() {
        return "TF-IDF logistic regression";
    }

    @Override
    public long parameters() {
        return (long) functions.size() * (ngrams.size() + 1);
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return texts.stream().map(this::ofText).toArray(double[][]::new);
    }

    private double[] ofText(List<String> text) {
        SparseRow row = row(ngrams, rarity, text);
        return LinearFunction.probabilities(functions.stream()
                .mapToDouble(function -> Sigmoid.LOGISTIC.probability(function.value(row)))
                .toArray());
    }

    private static SparseRow row(NGrams ngrams, double[] rarity, List<String> text) {
        NGrams.Counts found = ngrams.counts(text);
        float[] frequencies = new float[found.counts().length];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (1 + Math.log(found.counts()[i]));
        }
        return new SparseRow(found.places(), frequencies).times(rarity).ofLengthOne();
    }

    @Override
    public List<Contribution> contributions(List<String> text, int label) {
        SparseRow row = row(ngrams, rarity, text);
        LinearFunction function = functions.get(functions.size() == 1 ? 0 : label);
        int sign = functions.size() == 1 && label == 0 ? -1 : 1;
        return ngrams.contributions(text, place -> sign * row.at(place) * function.weights()[place]);
    }

    @Override
    public SavedBaseline saved() {
        return SavedBaseline.of(
                SavedBaseline.Kind.LOGISTIC_REGRESSION,
                ngrams,
                Packed.doubles(rarity),
                functions.stream()
                        .map(function ->
                                new SavedBaseline.Answer(function.bias(), 1, 0, Packed.floats(function.weights())))
                        .toList());
    }
}
