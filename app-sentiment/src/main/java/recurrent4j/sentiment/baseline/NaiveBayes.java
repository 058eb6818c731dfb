package recurrent4j.sentiment.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.bundle.Packed;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/**
 * Multinomial naive Bayes: takes the words of a text for drawn independently, each class having its own frequencies, which
 * are counted in the training part with one added to each (McCallum and Nigam, A Comparison of Event Models for Naive Bayes
 * Text Classification, 1998). Words that stand in no training text are passed over.
 */
public record NaiveBayes(NGrams words, double[] logShares, double[][] logFrequencies) implements LinearClassifier {

    /** Counts the words of each class. */
    public static NaiveBayes fit(TokenizedReviews training) {
        return fit(training, LinearFunction.plain(training));
    }

    /** Does the same with classes of which each counts as much as its weight says: their shares are multiplied by it. */
    public static NaiveBayes fit(TokenizedReviews training, double... weights) {
        NGrams words = NGrams.fit(training.texts(), 1, 1);
        double[][] counts = new double[training.classCount()][words.size()];
        for (int text = 0; text < training.size(); text++) {
            NGrams.Counts found = words.counts(training.texts().get(text));
            double[] ofClass = counts[training.classes()[text]];
            for (int i = 0; i < found.places().length; i++) {
                ofClass[found.places()[i]] += found.counts()[i];
            }
        }
        for (double[] ofClass : counts) {
            double sum = Arrays.stream(ofClass).sum() + words.size();
            Arrays.setAll(ofClass, word -> Math.log((ofClass[word] + 1) / sum));
        }
        double[] shares = MajorityClass.fit(training).shares();
        Arrays.setAll(shares, label -> shares[label] * weights[label]);
        return new NaiveBayes(words, Arrays.stream(shares).map(Math::log).toArray(), counts);
    }

    @Override
    public String name() {
        return "naive Bayes";
    }

    @Override
    public long parameters() {
        return (long) logShares.length * words.size() + logShares.length - 1;
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return texts.stream().map(this::ofText).toArray(double[][]::new);
    }

    private double[] ofText(List<String> text) {
        NGrams.Counts found = words.counts(text);
        double[] logs = logShares.clone();
        for (int label = 0; label < logs.length; label++) {
            for (int i = 0; i < found.places().length; i++) {
                logs[label] += found.counts()[i] * logFrequencies[label][found.places()[i]];
            }
        }
        double greatest = Arrays.stream(logs).max().orElseThrow();
        double sum = Arrays.stream(logs).map(log -> Math.exp(log - greatest)).sum();
        return Arrays.stream(logs).map(log -> Math.exp(log - greatest) / sum).toArray();
    }

    /** {@inheritDoc} A word speaks for the label by the logarithm of its frequency there, less the mean of the others. */
    @Override
    public List<Contribution> contributions(List<String> text, int label) {
        NGrams.Counts found = words.counts(text);
        return words.contributions(text, place -> {
            double others = 0;
            for (double[] ofClass : logFrequencies) {
                others += ofClass[place];
            }
            double own = logFrequencies[label][place];
            int count = found.counts()[Arrays.binarySearch(found.places(), place)];
            return count * (own - (others - own) / (logFrequencies.length - 1));
        });
    }

    @Override
    public SavedBaseline saved() {
        return SavedBaseline.of(
                SavedBaseline.Kind.NAIVE_BAYES,
                words,
                List.of(),
                IntStream.range(0, logShares.length)
                        .mapToObj(label ->
                                new SavedBaseline.Answer(logShares[label], 1, 0, Packed.doubles(logFrequencies[label])))
                        .toList());
    }
}
