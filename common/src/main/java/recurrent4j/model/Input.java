package recurrent4j.model;

/** What a network is shown at every step. */
public sealed interface Input {

    /** Numbers: an array of shape {@code [batch, features, time]}. */
    record Values(int features) implements Input {
        public Values {
            requirePositive(features, "number of features");
        }

        @Override
        public int size() {
            return features;
        }
    }

    /** One symbol of a vocabulary, as an array {@code [batch, size, time]} with a single one at every step. */
    record OneHot(int size) implements Input {
        public OneHot {
            requirePositive(size, "size of the vocabulary");
        }
    }

    /**
     * One symbol of a vocabulary, as its number in an array {@code [batch, 1, time]}, looked up as a learned vector.
     *
     * @param dropout the probability, from 0 to below 1, that a dimension is dropped in training, from all steps of a
     *     sequence at once: what neighbouring words share is too easily read off another of them (Tompson et al. 2015)
     */
    record Embedding(int size, int dimensions, double dropout) implements Input {
        public Embedding {
            requirePositive(size, "size of the vocabulary");
            requirePositive(dimensions, "number of dimensions of an embedding");
            if (!(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "Dropout of %s is no probability of dropping; it must be at least 0 and below 1."
                                .formatted(dropout));
            }
        }

        /** An embedding of which nothing is dropped. */
        public Embedding(int size, int dimensions) {
            this(size, dimensions, 0);
        }
    }

    /** How many features, or different symbols, there are. */
    int size();

    private static void requirePositive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("The %s is %d; it must be 1 or more.".formatted(what, value));
        }
    }
}
