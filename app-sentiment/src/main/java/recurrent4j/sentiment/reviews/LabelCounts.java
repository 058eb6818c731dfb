package recurrent4j.sentiment.reviews;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/** How many texts each label has: a rare one cannot stand in all parts, and so neither be learned nor be tested. */
final class LabelCounts {

    /** Of more labels a sentence names the first. */
    private static final int LISTED = 30;

    private final List<Review> reviews;
    private final Map<String, Long> counts;

    LabelCounts(List<Review> reviews) {
        this.reviews = reviews;
        counts = reviews.stream().collect(Collectors.groupingBy(Review::label, TreeMap::new, Collectors.counting()));
    }

    /**
     * Returns the texts whose labels have so many.
     *
     * @throws InputException if there are no two such labels
     */
    List<Review> frequent(int least) {
        List<Review> frequent = reviews.stream()
                .filter(review -> counts.get(review.label()) >= least)
                .toList();
        if (least > 1
                && counts.values().stream().filter(count -> count >= least).count() < 2) {
            throw new InputException(
                    "Of the labels fewer than two have %d texts or more; choose a smaller --min-count-label.", least);
        }
        return frequent;
    }

    /** Says which labels are left out because they have fewer texts. */
    Optional<String> remark(int least) {
        List<String> rare = counts.keySet().stream()
                .filter(label -> counts.get(label) < least)
                .toList();
        long texts = rare.stream().mapToLong(counts::get).sum();
        return Optional.of(Text.of(
                        "%,d labels with fewer than %d texts are left out, and their %,d texts: %s.",
                        rare.size(), least, texts, listed(rare)))
                .filter(remark -> !rare.isEmpty());
    }

    /** Returns labels in a row, each between quotation marks. */
    static String listed(List<String> labels) {
        String first = labels.stream().limit(LISTED).map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return labels.size() <= LISTED ? first : Text.of("%s and %,d more", first, labels.size() - LISTED);
    }
}
