package recurrent4j.tagging.crf;

import java.util.List;

/**
 * The transitions of blocks that are too small to be worth a table, one by one.
 *
 * @param rows the tags before
 * @param columns the tags after them
 * @param scores of the transitions
 * @param factors their exponentials, as in {@link Transitions.Table}
 */
record TransitionList(int[] rows, int[] columns, double[] scores, double[] factors) {

    static TransitionList of(List<TransitionBlock> blocks, double[] scores, double shift, int tags) {
        int size = blocks.stream().mapToInt(TransitionBlock::size).sum();
        var list = new TransitionList(new int[size], new int[size], new double[size], new double[size]);
        int place = 0;
        for (TransitionBlock block : blocks) {
            for (int row : block.rows()) {
                for (int column : block.columns()) {
                    list.rows[place] = row;
                    list.columns[place] = column;
                    list.scores[place] = scores[row * tags + column];
                    list.factors[place] = Math.exp(list.scores[place] - shift);
                    place++;
                }
            }
        }
        return list;
    }

    /** Adds what leads to tags from a row before them. */
    void follow(double[] values, int row, double... sums) {
        for (int place = 0; place < factors.length; place++) {
            sums[columns[place]] += values[row + rows[place]] * factors[place];
        }
    }

    /** Adds what follows from tags before a row. */
    void followBack(double[] values, int row, double... sums) {
        for (int place = 0; place < factors.length; place++) {
            sums[rows[place]] += values[row + columns[place]] * factors[place];
        }
    }

    /** Raises sums to the greatest that leads to each tag. */
    void raise(double[] values, int row, double... greatest) {
        for (int place = 0; place < scores.length; place++) {
            greatest[columns[place]] = Math.max(greatest[columns[place]], values[row + rows[place]] + scores[place]);
        }
    }
}
