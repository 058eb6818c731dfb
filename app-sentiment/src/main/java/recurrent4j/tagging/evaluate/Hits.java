package recurrent4j.tagging.evaluate;

/**
 * How many spans, or tokens with a tag, were found: what precision, recall and F1 are made of.
 *
 * @param correct that were answered as they are
 * @param support how many there are
 * @param answered how many were answered
 */
record Hits(long correct, long support, long answered) {

    static final Hits NONE = new Hits(0, 0, 0);

    Hits plus(Hits others) {
        return new Hits(correct + others.correct, support + others.support, answered + others.answered);
    }

    /** Whether there is any, or any was answered. */
    boolean occurs() {
        return support > 0 || answered > 0;
    }

    /** Returns the share of correct ones among the answered; 0 if there are none, as conlleval has it. */
    double precision() {
        return share(correct, answered);
    }

    /** Returns the share of those that were found; 0 if there are none, as conlleval has it. */
    double recall() {
        return share(correct, support);
    }

    /** Returns the harmonic mean of precision and recall; 0 if there are none. */
    double f1() {
        return share(2 * correct, support + answered);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
