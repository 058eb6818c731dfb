package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Split;
import recurrent4j.io.InputException;

/**
 * The texts of a training and a validation part, divided into folds for a cross-validation: each fold is once the test part of the
 * others. Nothing that belongs together, {@link GroupedSplit}, is divided. The test part of the corpus has no part in it, so that it can
 * still judge what was chosen.
 */
public final class Folds {

    /** Fewer leave nothing to learn from. */
    private static final int FEWEST = 2;

    private Folds() {}

    /**
     * Returns a split for each fold, with the share of validation texts that the parts have.
     *
     * @param parts of a corpus
     * @param seed decides what stands in which fold
     * @throws InputException if there are fewer than two folds, or one of them or what is left has no text of a label
     */
    public static List<Split<Reviews>> of(Split<Reviews> parts, int folds, long seed) {
        if (folds < FEWEST) {
            throw new InputException("--folds %d leaves nothing to learn from; choose %d or more.", folds, FEWEST);
        }
        List<Review> all = new ArrayList<>(parts.training().reviews());
        all.addAll(parts.validation().reviews());
        double share = (double) parts.validation().size() / all.size();
        List<Split<Reviews>> splits = new ArrayList<>();
        for (GroupedSplit.Parts fold : new GroupedSplit(all).folds(folds, seed)) {
            GroupedSplit.Parts rest = new GroupedSplit(fold.kept()).holdOut(share, seed + 1);
            Split<List<Review>> split = new Split<>(rest.kept(), rest.held(), fold.held());
            splits.add(split.map(parts.training()::with));
        }
        splits.forEach(split -> requireEveryLabel(split, folds));
        return splits;
    }

    private static void requireEveryLabel(Split<Reviews> split, int folds) {
        for (Reviews part : List.of(split.training(), split.validation(), split.test())) {
            int[] counts = part.counts();
            IntStream.range(0, counts.length)
                    .filter(label -> counts[label] == 0)
                    .mapToObj(part.labels()::get)
                    .findFirst()
                    .ifPresent(label -> {
                        throw new InputException(
                                "There are too few texts labelled \"%s\" for --folds %d, each of which needs some to learn from, to validate and to test; choose fewer folds, or leave rare labels out by --min-count-label %d.",
                                label, folds, 2 * folds);
                    });
        }
    }
}
