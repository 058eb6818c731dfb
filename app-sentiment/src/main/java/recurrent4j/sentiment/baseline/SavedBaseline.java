package recurrent4j.sentiment.baseline;

import java.util.List;
import recurrent4j.bundle.Packed;
import recurrent4j.io.InputException;

/**
 * A fitted linear classifier as a bundle keeps it: the words and pairs that it knows, and its weights for each answer.
 *
 * @param order 1 for words, 2 for words and pairs
 * @param words that stand in n-grams, in the order of their numbers, which begin at 1
 * @param keys of the n-grams, ascending: the number of the last word, and above it that of the word before
 * @param scales of the n-grams, where they have any, as TF-IDF has
 * @param answers the sums that are computed: one a class, or one alone that speaks for the second of two classes
 */
public record SavedBaseline(
        Kind kind, int order, List<String> words, List<byte[]> keys, List<byte[]> scales, List<Answer> answers) {

    /** A bundle refuses larger parts, in units of 2^20 bytes; so large is one of some four million n-grams and two classes. */
    public static final int LARGEST_MEGABYTES = 44;

    private static final long LARGEST_BYTES = (long) LARGEST_MEGABYTES << 20;

    /** Which classifier it is. */
    public enum Kind {
        NAIVE_BAYES,
        LOGISTIC_REGRESSION,
        NB_SVM
    }

    /**
     * A weighted sum, and the sigmoid that makes a probability of it.
     *
     * @param bias where it begins
     * @param slope of the sigmoid
     * @param shift of the sigmoid
     * @param weights of the n-grams
     */
    public record Answer(double bias, double slope, double shift, List<byte[]> weights) {

        /** @throws InputException if a number is not finite */
        public Answer {
            if (!Double.isFinite(bias) || !Double.isFinite(slope) || !Double.isFinite(shift)) {
                throw new InputException("A bias of %s or a sigmoid of %s and %s is none.", bias, slope, shift);
            }
        }

        Sigmoid sigmoid() {
            return new Sigmoid(slope, shift);
        }
    }

    static SavedBaseline of(Kind kind, NGrams ngrams, List<byte[]> scales, List<Answer> answers) {
        return new SavedBaseline(kind, ngrams.order(), ngrams.numbered(), Packed.longs(ngrams.keys()), scales, answers);
    }

    /** Whether it is small enough for a bundle. */
    public boolean fits() {
        long bytes = words.stream().mapToLong(word -> word.length() + 8L).sum() + size(keys) + size(scales);
        return bytes
                        + answers.stream()
                                .mapToLong(answer -> size(answer.weights()))
                                .sum()
                <= LARGEST_BYTES;
    }

    private static long size(List<byte[]> pieces) {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    /**
     * Returns the classifier of so many classes.
     *
     * @throws InputException if its parts do not belong together
     */
    public LinearClassifier classifier(int classes) {
        NGrams ngrams = NGrams.of(order, words, Packed.longs(keys));
        require(answers.size(), kind != Kind.NAIVE_BAYES && classes == 2 ? 1 : classes, "answers");
        return switch (kind) {
            case NAIVE_BAYES -> {
                double[] shares = answers.stream().mapToDouble(Answer::bias).toArray();
                double[][] frequencies = answers.stream()
                        .map(answer -> sized(Packed.doubles(answer.weights()), ngrams))
                        .toArray(double[][]::new);
                yield new NaiveBayes(ngrams, shares, frequencies);
            }
            case LOGISTIC_REGRESSION ->
                new LogisticRegression(
                        ngrams,
                        sized(Packed.doubles(scales), ngrams),
                        answers.stream().map(answer -> function(answer, ngrams)).toList());
            case NB_SVM ->
                new NbSvm(
                        ngrams,
                        answers.stream()
                                .map(answer -> new NbSvm.Side(function(answer, ngrams), answer.sigmoid()))
                                .toList());
        };
    }

    private static LinearFunction function(Answer answer, NGrams ngrams) {
        float[] weights = Packed.floats(answer.weights());
        require(weights.length, ngrams.size(), "weights");
        return new LinearFunction(weights, answer.bias());
    }

    private static double[] sized(double[] numbers, NGrams ngrams) {
        require(numbers.length, ngrams.size(), "weights");
        return numbers;
    }

    private static void require(int found, int wanted, String what) {
        if (found != wanted) {
            throw new InputException("It has %d %s where %d are needed.", found, what, wanted);
        }
    }
}
