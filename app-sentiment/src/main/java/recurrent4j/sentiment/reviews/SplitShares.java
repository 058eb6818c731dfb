package recurrent4j.sentiment.reviews;

import recurrent4j.io.InputException;

/**
 * Which parts of the reviews are kept from training.
 *
 * @param validation the fraction that choices are made by, such as 0.1
 * @param test the fraction that is looked at in the end, where the data have no test part of their own
 * @param minCountLabel how many texts of a file a label must have; those of rarer ones are left out
 */
public record SplitShares(double validation, double test, int minCountLabel) {

    static final SplitShares USUAL = new SplitShares(0.1, 0.1);

    /** Shares of texts of all labels. */
    public SplitShares(double validation, double test) {
        this(validation, test, 0);
    }

    /** @throws InputException if a share is no fraction, or nothing is left to learn from */
    public SplitShares {
        if (!(validation > 0 && test > 0 && validation + test < 1)) {
            throw new InputException(
                    "Shares of %s for validation and %s for test leave nothing for one of the parts; choose fractions above 0 that sum to less than 1.",
                    validation, test);
        }
        if (minCountLabel < 0) {
            throw new InputException(
                    "A --min-count-label of %d texts makes no sense; choose 0 for all labels, or more.", minCountLabel);
        }
    }
}
