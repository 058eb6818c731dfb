package recurrent4j.seq2seq.decode;

/**
 * The best few of the tokens that may continue some rows, the best first; of equals the one that was looked at first. Nothing
 * is allocated or sorted while rows are looked at.
 */
final class BestTokens {

    private final double[] scores;
    private final int[] rows;
    private final int[] tokens;
    private int size;
    private double floor;

    BestTokens(int most) {
        scores = new double[most];
        rows = new int[most];
        tokens = new int[most];
    }

    /** Begins anew, with what is better than a score. */
    void clear(double worse) {
        size = 0;
        floor = worse;
    }

    /**
     * Looks at the tokens of a row.
     *
     * @param score of the row, to which that of a token is added
     */
    void add(int row, double score, float[] values) {
        double least = least() - score;
        for (int token = 0; token < values.length; token++) {
            if (values[token] > least) {
                insert(row, token, score + values[token]);
                least = least() - score;
            }
        }
    }

    private double least() {
        return size < scores.length ? floor : scores[size - 1];
    }

    private void insert(int row, int token, double score) {
        size = Math.min(scores.length, size + 1);
        int place = size - 1;
        for (; place > 0 && scores[place - 1] < score; place--) {
            scores[place] = scores[place - 1];
            rows[place] = rows[place - 1];
            tokens[place] = tokens[place - 1];
        }
        scores[place] = score;
        rows[place] = row;
        tokens[place] = token;
    }

    int size() {
        return size;
    }

    double score(int rank) {
        return scores[rank];
    }

    int row(int rank) {
        return rows[rank];
    }

    int token(int rank) {
        return tokens[rank];
    }
}
