package recurrent4j.model;

import java.util.List;

/** What a network is shown at every step. */
public sealed interface Input {

    /** Numbers: an array of shape {@code [batch, features, time]}. */
    record Values(int size) implements Input {
        public Values {
            Require.positive(size, "number of features");
        }
    }

    /** One symbol of a vocabulary, as an array {@code [batch, size, time]} with a single one at every step. */
    record OneHot(int size) implements Input {
        public OneHot {
            Require.positive(size, "size of the vocabulary");
        }
    }

    /**
     * Symbols as their numbers in an array {@code [batch, tracks, time]}, mostly one at each step, each looked up as a
     * learned vector. The vectors of several symbols are added, as if a single large vocabulary had a one for each (Johnson
     * and Zhang 2016).
     *
     * @param vocabularies how many symbols each track has to choose from
     * @param dimensions of a vector
     * @param dropout the probability, from 0 to below 1, that a dimension is dropped in training, from all steps of a
     *     sequence at once: what neighbouring words share is too easily read off another of them (Tompson et al. 2015)
     */
    record Embedding(List<Integer> vocabularies, int dimensions, double dropout) implements Input {
        public Embedding {
            vocabularies = List.copyOf(vocabularies);
            Require.positive(vocabularies.size(), "number of vocabularies");
            vocabularies.forEach(size -> Require.positive(size, "size of the vocabulary"));
            Require.positive(dimensions, "number of dimensions of an embedding");
            Require.dropout(dropout);
        }

        /** An embedding of one symbol a step. */
        public Embedding(int size, int dimensions, double dropout) {
            this(List.of(size), dimensions, dropout);
        }

        /** An embedding of one symbol a step, of which nothing is dropped. */
        public Embedding(int size, int dimensions) {
            this(size, dimensions, 0);
        }

        @Override
        public int size() {
            return vocabularies.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** How many features, or different symbols, there are. */
    int size();
}
