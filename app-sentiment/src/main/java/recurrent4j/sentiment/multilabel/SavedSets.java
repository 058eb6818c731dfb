package recurrent4j.sentiment.multilabel;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import recurrent4j.bundle.SavedEnsemble;
import recurrent4j.bundle.SavedNames;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.baseline.SavedBaseline;

/**
 * Who of a training is kept in a bundle, and who answers.
 *
 * @param answers the name of whoever was best on the validation part
 * @param separator between two labels
 * @param frequent for each label, whether it is in the most frequent set
 */
record SavedSets(String answers, String separator, boolean[] frequent, List<Linear> linear, List<Networks> networks) {

    /** One linear classifier for each label. */
    record Linear(String name, SavedBaseline.Kind kind, double threshold) {

        /** Returns the name of the part that holds the classifier of a label. */
        String part(int label) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + (label + 1);
        }
    }

    /**
     * Networks that answer together.
     *
     * @param members their places among the networks of the bundle
     */
    record Networks(String name, List<Integer> members, double threshold) implements SavedEnsemble {}

    /**
     * Checks that it belongs to its bundle.
     *
     * @throws InputException if it does not
     */
    void require(int labels, int count) {
        if (frequent.length != labels
                || networks.stream()
                        .anyMatch(one -> one.members().isEmpty()
                                || one.members().stream().anyMatch(place -> place < 0 || place >= count))) {
            throw new InputException("It does not fit %d labels and %d networks.", labels, count);
        }
        boolean thresholds = linear.stream().allMatch(one -> isThreshold(one.threshold()))
                && networks.stream().allMatch(one -> isThreshold(one.threshold()));
        if (!thresholds || !names().contains(answers)) {
            throw new InputException("Nobody of it is called %s, or a threshold is none.", answers);
        }
    }

    private static boolean isThreshold(double number) {
        return number > 0 && number < 1;
    }

    /** Returns all names in the order of a table, and whoever answers. */
    SavedNames saved() {
        return new SavedNames(answers, names());
    }

    /** Returns all names in the order of a table. */
    List<String> names() {
        return IntStream.range(0, 1 + linear.size() + networks.size())
                .mapToObj(place -> place == 0
                        ? new MostFrequentSet(frequent).name()
                        : place <= linear.size()
                                ? linear.get(place - 1).name()
                                : networks.get(place - 1 - linear.size()).name())
                .toList();
    }
}
