package recurrent4j.sentiment.baseline;

import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import recurrent4j.bundle.Packed;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * A support vector machine on words and pairs of neighbours, each weighed by how much more it belongs to one class than to the
 * others: by the logarithm of the ratio of its frequencies, as naive Bayes counts them (Wang and Manning, Baselines and
 * Bigrams, ACL 2012). The values become probabilities by a sigmoid that is fitted to the validation part.
 */
public record NbSvm(NGrams ngrams, List<NbSvm.Side> sides) implements LinearClassifier {

    private static final double[] PENALTIES = {0.003, 0.01, 0.03, 0.1, 0.3, 1};

    /** Between the weights that were found and their mean size: the authors' beta. */
    private static final double OWN_WEIGHTS = 0.25;

    /** What speaks for one class: the ratios of words times their weights, and what the sum means. */
    record Side(LinearFunction function, Sigmoid sigmoid) {

        double probability(SparseRow words) {
            return sigmoid.probability(function.value(words));
        }
    }

    /** The rows of one class, whose ratios they hold. */
    private record Question(double[] ratios, LinearFunction.Rows rows, LinearFunction.Side side) {

        static Question of(LinearFunction.Side side, List<SparseRow> words, int width) {
            double[] ratios = NbSvm.ratios(words, side.belong(), width);
            List<SparseRow> rows = words.stream().map(row -> row.times(ratios)).toList();
            return new Question(ratios, new LinearFunction.Rows(rows, width), side);
        }

        /** Calibrates the answer on rows that it was not found by. */
        Side answer(double penalty, List<SparseRow> others, boolean[] belonging, double... weights) {
            LinearFunction found = rows.part(side, SolverType.L2R_L2LOSS_SVC, penalty)
                    .towardsItsMean(OWN_WEIGHTS)
                    .ofRowsTimes(ratios);
            double[] values = others.stream().mapToDouble(found::value).toArray();
            return new Side(found, Sigmoid.fit(values, belonging, weights));
        }
    }

    /** Fits it to the training part for several strengths of regularization; the validation part's log loss chooses one. */
    public static NbSvm fit(TokenizedReviews training, TokenizedReviews validation) {
        return fit(training, validation, LinearFunction.plain(training));
    }

    /** Does the same with classes of which each counts as much as its weight says. */
    public static NbSvm fit(TokenizedReviews training, TokenizedReviews validation, double... weights) {
        double[] counting = Arrays.stream(validation.classes())
                .mapToDouble(label -> weights[label])
                .toArray();
        NGrams ngrams = NGrams.fit(training.texts(), 2, 1);
        List<SparseRow> words = rows(ngrams, training.texts());
        List<SparseRow> calibrating = rows(ngrams, validation.texts());
        List<Question> questions = LinearFunction.each(
                training.classCount(),
                label -> Question.of(LinearFunction.Side.of(training, label, weights), words, ngrams.size()));
        return LinearFunction.best(
                PENALTIES,
                penalty -> new NbSvm(
                        ngrams,
                        LinearFunction.each(
                                training.classCount(),
                                label -> questions
                                        .get(questions.size() == 1 ? 0 : label)
                                        .answer(penalty, calibrating, validation.belongTo(label), counting))),
                validation);
    }

    /** Returns log((frequency in the class) / (frequency in the others)), each count being one more than was found. */
    static double[] ratios(List<SparseRow> words, boolean[] belong, int width) {
        double[] of = new double[width];
        double[] others = new double[width];
        Arrays.fill(of, 1);
        Arrays.fill(others, 1);
        for (int text = 0; text < belong.length; text++) {
            for (int place : words.get(text).places()) {
                (belong[text] ? of : others)[place]++;
            }
        }
        double shift = Math.log(Arrays.stream(others).sum() / Arrays.stream(of).sum());
        double[] ratios = new double[width];
        Arrays.setAll(ratios, place -> Math.log(of[place] / others[place]) + shift);
        return ratios;
    }

    @Override
    public String name() {
        return "NB-SVM";
    }

    @Override
    public long parameters() {
        return sides.size() * (2L * ngrams.size() + 3);
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return rows(ngrams, texts).stream()
                .map(row -> LinearFunction.probabilities(sides.stream()
                        .mapToDouble(side -> side.probability(row))
                        .toArray()))
                .toArray(double[][]::new);
    }

    @Override
    public List<Contribution> contributions(List<String> text, int label) {
        Side side = sides.get(sides.size() == 1 ? 0 : label);
        double slope = sides.size() == 1 && label == 0
                ? -side.sigmoid().slope()
                : side.sigmoid().slope();
        return ngrams.contributions(text, place -> slope * side.function().weights()[place]);
    }

    @Override
    public SavedBaseline saved() {
        return SavedBaseline.of(
                SavedBaseline.Kind.NB_SVM,
                ngrams,
                List.of(),
                sides.stream()
                        .map(side -> new SavedBaseline.Answer(
                                side.function().bias(),
                                side.sigmoid().slope(),
                                side.sigmoid().shift(),
                                Packed.floats(side.function().weights())))
                        .toList());
    }

    /** A word is there or not; how often does not matter. */
    private static List<SparseRow> rows(NGrams ngrams, List<List<String>> texts) {
        return texts.stream()
                .map(text -> SparseRow.ones(ngrams.counts(text).places()))
                .toList();
    }
}
