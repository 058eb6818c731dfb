package recurrent4j.sentiment.multilabel;

/**
 * How often a label is predicted rightly and wrongly.
 *
 * @param hits texts that have it, and of which it is predicted
 * @param missed texts that have it, and of which it is not predicted
 * @param invented texts that do not have it, and of which it is predicted
 */
record LabelCount(long hits, long missed, long invented) {

    static LabelCount of(boolean[][] truth, boolean[][] predicted, int label) {
        long hits = 0;
        long missed = 0;
        long invented = 0;
        for (int text = 0; text < truth.length; text++) {
            boolean has = truth[text][label];
            boolean said = predicted[text][label];
            hits += has && said ? 1 : 0;
            missed += has && !said ? 1 : 0;
            invented += !has && said ? 1 : 0;
        }
        return new LabelCount(hits, missed, invented);
    }

    LabelCount plus(LabelCount other) {
        return new LabelCount(hits + other.hits, missed + other.missed, invented + other.invented);
    }

    /** Returns which share of the texts of which it is predicted has it; 0 if it is never predicted. */
    double precision() {
        return share(hits, hits + invented);
    }

    /** Returns of which share of the texts that have it it is predicted; 0 if none has it. */
    double recall() {
        return share(hits, hits + missed);
    }

    /** Returns the harmonic mean of both; 0 if no text has it and it is never predicted. */
    double f1() {
        return share(2 * hits, 2 * hits + missed + invented);
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
