package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reviews that must not be parted, because one tells of the other: those of one group, such as a film, and those of the same
 * text.
 */
final class GroupedSplit {

    private final List<Review> reviews;
    private final Function<Review, String> strata;
    private final int[] parents;

    GroupedSplit(List<Review> reviews) {
        this(reviews, Review::label);
    }

    /**
     * Prepares to divide reviews.
     *
     * @param strata what the parts shall have equal shares of
     */
    GroupedSplit(List<Review> reviews, Function<Review, String> strata) {
        this.strata = strata;
        this.reviews = List.copyOf(reviews);
        parents = new int[reviews.size()];
        Map<String, Integer> firstOfText = new HashMap<>();
        Map<String, Integer> firstOfGroup = new HashMap<>();
        for (int review = 0; review < parents.length; review++) {
            parents[review] = review;
            join(review, firstOfText, reviews.get(review).text());
            if (!reviews.get(review).group().isEmpty()) {
                join(review, firstOfGroup, reviews.get(review).group());
            }
        }
    }

    /** Two parts of the reviews in their former order. */
    record Parts(List<Review> kept, List<Review> held) {}

    /**
     * Holds out whole components, drawn at random, until a share of each label's reviews is reached; a component counts for its
     * most frequent label. The last component of a label always stays.
     */
    Parts holdOut(double share, long seed) {
        var random = new Random(seed);
        boolean[] held = new boolean[parents.length];
        for (List<List<Integer>> candidates : componentsByLabel().values()) {
            draw(candidates, share, random).forEach(review -> held[review] = true);
        }
        return parts(held);
    }

    /**
     * Holds out each review once: whole components, drawn at random, each for the fold that has the fewest reviews of its most
     * frequent label so far.
     */
    List<Parts> folds(int count, long seed) {
        var random = new Random(seed);
        boolean[][] held = new boolean[count][parents.length];
        for (List<List<Integer>> candidates : componentsByLabel().values()) {
            Collections.shuffle(candidates, random);
            int[] sizes = new int[count];
            for (List<Integer> component : candidates) {
                int smallest = IntStream.range(0, count)
                        .boxed()
                        .min(Comparator.comparingInt(fold -> sizes[fold]))
                        .orElseThrow();
                component.forEach(review -> held[smallest][review] = true);
                sizes[smallest] += component.size();
            }
        }
        return Arrays.stream(held).map(this::parts).toList();
    }

    private Map<String, List<List<Integer>>> componentsByLabel() {
        Map<Integer, List<Integer>> components = new LinkedHashMap<>();
        for (int review = 0; review < parents.length; review++) {
            components.computeIfAbsent(root(review), any -> new ArrayList<>()).add(review);
        }
        Map<String, List<List<Integer>>> byLabel = new LinkedHashMap<>();
        for (List<Integer> component : components.values()) {
            byLabel.computeIfAbsent(label(component), any -> new ArrayList<>()).add(component);
        }
        return byLabel;
    }

    private static List<Integer> draw(List<List<Integer>> components, double share, Random random) {
        Collections.shuffle(components, random);
        int size = components.stream().mapToInt(List::size).sum();
        List<Integer> drawn = new ArrayList<>();
        for (List<Integer> component : components.subList(0, components.size() - 1)) {
            if (drawn.size() >= share * size) {
                break;
            }
            drawn.addAll(component);
        }
        return drawn;
    }

    private Parts parts(boolean[] held) {
        List<Review> kept = new ArrayList<>();
        List<Review> out = new ArrayList<>();
        for (int review = 0; review < held.length; review++) {
            (held[review] ? out : kept).add(reviews.get(review));
        }
        return new Parts(kept, out);
    }

    private String label(List<Integer> component) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        component.forEach(review -> counts.merge(strata.apply(reviews.get(review)), 1, Integer::sum));
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private void join(int review, Map<String, Integer> first, String key) {
        Integer earlier = first.putIfAbsent(key, review);
        if (earlier != null) {
            parents[root(review)] = root(earlier);
        }
    }

    private int root(int review) {
        int root = review;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
