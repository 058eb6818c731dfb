package recurrent4j.sentiment.reviews;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recurrent4j.io.InputException;

/**
 * Texts with one label each, film reviews or others.
 *
 * @param labels that there are, each a class, in the order in which probabilities are given
 */
public record Reviews(String name, List<String> labels, List<Review> reviews) {

    /** @throws InputException if there are fewer than two labels, or a review has another one */
    public Reviews {
        labels = List.copyOf(labels);
        reviews = List.copyOf(reviews);
        if (labels.size() < 2) {
            throw new InputException(
                    "All of %s is labelled \"%s\"; to classify texts, give two labels or more.",
                    name, String.join("", labels));
        }
        Set<String> known = new HashSet<>(labels);
        for (Review review : reviews) {
            if (!known.contains(review.label())) {
                throw new InputException(
                        "%s is labelled \"%s\", which is none of the model's labels: %s; leave such texts out, or correct the label.",
                        review.name(), review.label(), LabelCounts.listed(labels));
            }
        }
    }

    /**
     * Returns reviews of all labels that stand there, in alphabetical order.
     *
     * @throws InputException if there are fewer than two
     */
    static Reviews of(String name, List<Review> reviews) {
        if (reviews.isEmpty()) {
            throw new InputException("%s holds no labelled text.", name);
        }
        return new Reviews(
                name, reviews.stream().map(Review::label).distinct().sorted().toList(), reviews);
    }

    /** Returns other reviews with the same labels. */
    public Reviews with(List<Review> others) {
        return new Reviews(name, labels, others);
    }

    int size() {
        return reviews.size();
    }

    /** Returns the class of each review, as the place of its label among the labels. */
    int[] classes() {
        Map<String, Integer> places = new HashMap<>();
        labels.forEach(label -> places.put(label, places.size()));
        return reviews.stream().mapToInt(review -> places.get(review.label())).toArray();
    }

    /** How many reviews each class has. */
    public int[] counts() {
        int[] counts = new int[labels.size()];
        for (int label : classes()) {
            counts[label]++;
        }
        return counts;
    }

    /** How many reviews stand letter by letter among others too. */
    long sharedWith(Reviews others) {
        Set<String> texts = others.reviews.stream().map(Review::text).collect(Collectors.toSet());
        return texts().filter(texts::contains).count();
    }

    Stream<String> texts() {
        return reviews.stream().map(Review::text);
    }
}
