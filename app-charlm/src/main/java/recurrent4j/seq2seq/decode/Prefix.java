package recurrent4j.seq2seq.decode;

/**
 * The beginning of a target, as a leaf of the tree of all beginnings of it.
 *
 * @param parent the same without its last token; null at the root
 * @param token the last, the end mark of one that has ended
 * @param attention how much it looked at each token of the source; empty from a model that does not
 * @param logProbability of all its tokens
 * @param length how many they are
 */
record Prefix(Prefix parent, int token, float[] attention, double logProbability, int length) {

    static final Prefix EMPTY = new Prefix(null, -1, new float[0], 0, 0);

    Prefix then(int next, float[] looked, double newLogProbability) {
        return new Prefix(this, next, looked, newLogProbability, length + 1);
    }

    int[] tokens() {
        int[] tokens = new int[length];
        Prefix last = this;
        for (int place = length - 1; place >= 0; place--) {
            tokens[place] = last.token;
            last = last.parent;
        }
        return tokens;
    }

    float[][] looked() {
        float[][] rows = new float[length][];
        Prefix last = this;
        for (int place = length - 1; place >= 0; place--) {
            rows[place] = last.attention;
            last = last.parent;
        }
        return length > 0 && rows[0].length == 0 ? new float[0][] : rows;
    }

    /** Excludes every token that would end a passage of so many tokens which stands here already. */
    void excludeRepeated(int passage, float[] logProbabilities) {
        if (passage == 0 || length < passage) {
            return;
        }
        int[] tokens = tokens();
        int start = length - passage + 1;
        for (int place = 0; place + passage <= length; place++) {
            int same = 0;
            while (same < passage - 1 && tokens[place + same] == tokens[start + same]) {
                same++;
            }
            if (same == passage - 1) {
                logProbabilities[tokens[place + same]] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
