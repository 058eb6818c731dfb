package recurrent4j.tagging.crf;

import java.util.Arrays;

/** Searches the sequence of the highest score. */
final class Viterbi {

    private final Transitions transitions;
    private final int tags;
    private final double[] relative;

    /** The score of the best sequence that ends with each tag of a token, less that of the token's best. */
    private final double[] scores;

    private final double[] greatest;

    Viterbi(Transitions transitions, double... emissions) {
        this.transitions = transitions;
        tags = transitions.tags();
        relative = LogPass.relative(emissions, tags);
        scores = new double[emissions.length];
        greatest = new double[tags];
    }

    int[] best() {
        double[] ways = transitions.begins().clone();
        for (int row = 0; row < scores.length; row += tags) {
            if (row > 0) {
                follow(row - tags, ways);
            }
            for (int tag = 0; tag < tags; tag++) {
                scores[row + tag] = ways[tag] + relative[row + tag];
            }
            LogPass.shift(scores, row, tags);
        }
        return followBack();
    }

    /** The maximum alone, which is computed for several tags at a time; whose it was is found on the way back. */
    private void follow(int row, double... ways) {
        Arrays.fill(ways, Double.NEGATIVE_INFINITY);
        for (Transitions.Table table : transitions.tables()) {
            int[] rows = table.block().rows();
            int[] columns = table.block().columns();
            Arrays.fill(greatest, 0, columns.length, Double.NEGATIVE_INFINITY);
            for (int place = 0; place < rows.length; place++) {
                TransitionBlock.raise(
                        scores[row + rows[place]], table.scores(), place * columns.length, columns.length, greatest);
            }
            for (int place = 0; place < columns.length; place++) {
                ways[columns[place]] = greatest[place];
            }
        }
        transitions.others().raise(scores, row, ways);
    }

    private int[] followBack() {
        int tokens = scores.length / tags;
        int[] best = new int[tokens];
        double[] terms = transitions.ends().clone();
        for (int token = tokens - 1; token >= 0; token--) {
            for (int tag = 0; tag < tags; tag++) {
                terms[tag] += scores[token * tags + tag];
            }
            int tag = greatest(terms);
            LogPass.requirePath(terms[tag], tokens);
            best[token] = tag;
            for (int before = 0; before < tags; before++) {
                terms[before] = transitions.scores()[before * tags + tag];
            }
        }
        return best;
    }

    private static int greatest(double... terms) {
        int greatest = 0;
        for (int place = 1; place < terms.length; place++) {
            if (terms[place] > terms[greatest]) {
                greatest = place;
            }
        }
        return greatest;
    }
}
