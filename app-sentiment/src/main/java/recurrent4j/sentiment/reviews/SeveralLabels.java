package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * Texts of which each has any number of labels, that stand together where otherwise one label stands: {@code
 * billing;delivery}. Labels that look the same are the same, and their order says nothing. As the label of a {@link Review}
 * such a set is written in alphabetical order, and that of no labels as the separator alone.
 *
 * @param separator between two labels
 */
public record SeveralLabels(String separator) {

    /** @throws InputException if nothing but blanks separates */
    public SeveralLabels {
        if (separator.isBlank()) {
            throw new InputException(
                    "A --label-separator of blanks cannot be told from labels of two words; choose a sign, such as ;.");
        }
        separator = Review.composed(separator);
    }

    /** Returns the set in the one form that all its ways of being written have in common. */
    String set(String cell) {
        return joined(split(cell));
    }

    private String joined(Stream<String> labels) {
        String set = String.join(separator, labels.distinct().sorted().toList());
        return set.isEmpty() ? separator : set;
    }

    private Stream<String> split(String cell) {
        return Arrays.stream(cell.split(Pattern.quote(separator)))
                .map(Review::composed)
                .filter(label -> !label.isEmpty());
    }

    /** Returns the labels of a text. */
    public List<String> of(Review review) {
        return split(review.label()).toList();
    }

    /**
     * Returns which of some labels a set has.
     *
     * @param set as the label of a {@link Review}
     */
    public boolean[] among(List<String> labels, String set) {
        boolean[] among = new boolean[labels.size()];
        split(set).map(labels::indexOf).filter(place -> place >= 0).forEach(place -> among[place] = true);
        return among;
    }

    /** Returns how many texts have each label, in alphabetical order. */
    Map<String, Long> counts(List<Review> reviews) {
        Map<String, Long> counts = new TreeMap<>();
        reviews.forEach(review -> of(review).forEach(label -> counts.merge(label, 1L, Long::sum)));
        return counts;
    }

    /** Returns the labels that stand in some part, but not in this one. */
    List<String> missing(Split<Reviews> parts, Reviews part) {
        List<Review> all = Stream.of(parts.training(), parts.validation(), parts.test())
                .flatMap(one -> one.reviews().stream())
                .toList();
        List<String> missing = new ArrayList<>(counts(all).keySet());
        missing.removeAll(counts(part.reviews()).keySet());
        return missing;
    }

    /** Returns the texts without the labels that fewer of them have; they stay, whatever labels are left to them. */
    List<Review> frequent(List<Review> reviews, int least) {
        Map<String, Long> counts = counts(reviews);
        return reviews.stream()
                .map(review -> review.labelled(joined(of(review).stream().filter(label -> counts.get(label) >= least))))
                .toList();
    }

    /** Says which labels are left out because fewer texts have them. */
    Optional<String> remark(List<Review> reviews, int least) {
        List<String> rare = new ArrayList<>(counts(reviews).keySet());
        rare.removeAll(counts(frequent(reviews, least)).keySet());
        return Optional.of(Text.of(
                        "%,d labels of fewer than %d texts are left out; the texts stay: %s.",
                        rare.size(), least, LabelCounts.listed(rare)))
                .filter(remark -> !rare.isEmpty());
    }

    /**
     * Returns what texts are divided among parts by: the rarest of a text's labels, since that is the one of which a part may
     * have none (after Sechidis, Tsoumakas and Vlahavas, On the Stratification of Multi-label Data, 2011).
     */
    Function<Review, String> stratum(List<Review> reviews) {
        Map<String, Long> counts = counts(reviews);
        return review ->
                of(review).stream().min(Comparator.comparing(counts::get)).orElse(separator);
    }
}
