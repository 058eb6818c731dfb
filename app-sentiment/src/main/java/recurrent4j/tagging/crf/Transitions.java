package recurrent4j.tagging.crf;

import java.util.Arrays;
import java.util.List;
import recurrent4j.io.InputException;

/**
 * The scores of a chain that do not depend on its tokens, as they are and as exponentials.
 *
 * @param scores of a column's tag after a row's; minus infinity where that is forbidden
 * @param begins of the first tag
 * @param ends of the last tag
 * @param tables the allowed ones of {@code scores}, in blocks
 * @param others those that are in no table
 * @param beginFactors exponentials of {@code begins}, of which the greatest is 1
 * @param endFactors exponentials of {@code ends}, of which the greatest is 1
 * @param shifts what was subtracted before the exponentials were taken: from {@code scores}, {@code begins}, {@code ends}
 * @param moderate whether no exponential of an allowed score is so small that products of a few could underflow
 */
record Transitions(
        int tags,
        double[] scores,
        double[] begins,
        double[] ends,
        List<Table> tables,
        TransitionList others,
        double[] beginFactors,
        double[] endFactors,
        Shifts shifts,
        boolean moderate) {

    /** The width, in nats, of scores whose exponentials are above 1e-80. */
    static final double MODERATE_WIDTH = 184;

    /** In a smaller table, the beginnings and ends of loops take longer than what is in between. */
    private static final int LEAST_TABLE = 24;

    /**
     * The transitions of a block.
     *
     * @param scores of a column's tag after a row's
     * @param factors their exponentials, of which the greatest of all blocks is 1
     * @param factorsBack the same with rows and columns exchanged
     */
    record Table(TransitionBlock block, double[] scores, double[] factors, double[] factorsBack) {

        static Table of(TransitionBlock block, double[] scores, double shift, int tags) {
            double[] part = block.part(scores, tags);
            double[] factors = exponentials(part, shift);
            return new Table(block, part, factors, block.exchanged(factors));
        }

        int rows() {
            return block.rows().length;
        }

        int columns() {
            return block.columns().length;
        }
    }

    /** The greatest score of each kind. */
    record Shifts(double follows, double begins, double ends) {}

    static Transitions of(TagConstraints constraints, List<TransitionBlock> blocks, double... weights) {
        int tags = constraints.tags();
        if (weights.length != LinearChain.parameters(tags)) {
            throw new InputException(
                    "%d weights are given where %d tags need %d.", weights.length, tags, LinearChain.parameters(tags));
        }
        double[] scores = new double[tags * tags];
        double[] begins = new double[tags];
        double[] ends = new double[tags];
        for (int tag = 0; tag < tags; tag++) {
            for (int next = 0; next < tags; next++) {
                int place = tag * tags + next;
                scores[place] = allowed(constraints.mayFollow(tag, next), weights[place]);
            }
            begins[tag] = allowed(constraints.begins()[tag], weights[tags * tags + tag]);
            ends[tag] = allowed(constraints.ends()[tag], weights[tags * tags + tags + tag]);
        }
        return of(blocks, scores, begins, ends);
    }

    private static Transitions of(List<TransitionBlock> blocks, double[] scores, double[] begins, double... ends) {
        int tags = begins.length;
        var shifts = new Shifts(greatest(scores), greatest(begins), greatest(ends));
        return new Transitions(
                tags,
                scores,
                begins,
                ends,
                blocks.stream()
                        .filter(block -> block.size() >= LEAST_TABLE)
                        .map(block -> Table.of(block, scores, shifts.follows, tags))
                        .toList(),
                TransitionList.of(
                        blocks.stream()
                                .filter(block -> block.size() < LEAST_TABLE)
                                .toList(),
                        scores,
                        shifts.follows,
                        tags),
                exponentials(begins, shifts.begins),
                exponentials(ends, shifts.ends),
                shifts,
                narrow(scores, shifts.follows) && narrow(begins, shifts.begins) && narrow(ends, shifts.ends));
    }

    private static double allowed(boolean allowed, double weight) {
        return allowed ? weight : Double.NEGATIVE_INFINITY;
    }

    /** Returns the greatest, or 0 where all are forbidden, as it is with what follows the only tag of sequences of one. */
    private static double greatest(double... scores) {
        double greatest = Arrays.stream(scores).reduce(Double.NEGATIVE_INFINITY, Math::max);
        return greatest == Double.NEGATIVE_INFINITY ? 0 : greatest;
    }

    private static double[] exponentials(double[] scores, double shift) {
        return Arrays.stream(scores).map(score -> Math.exp(score - shift)).toArray();
    }

    private static boolean narrow(double[] scores, double shift) {
        return Arrays.stream(scores)
                .allMatch(score -> score == Double.NEGATIVE_INFINITY || shift - score <= MODERATE_WIDTH);
    }
}
