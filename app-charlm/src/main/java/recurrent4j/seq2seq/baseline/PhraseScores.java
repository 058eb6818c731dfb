package recurrent4j.seq2seq.baseline;

/**
 * How good the translations of phrases are: the weighted sum of the logarithms of how often the target phrase is aligned with
 * the source phrase, among all of this source phrase and among all of this target phrase, and of how probable the tokens of
 * each are given those of the other (Koehn, Och and Marcu 2003), each coming from any token or from none; with a bonus for each
 * target token, and a malus for each phrase.
 */
final class PhraseScores {

    /** The weights were chosen on the validation part of Multi30k, in both directions; half or twice of each changes little. */
    private static final double OF_SOURCE = 0.3;

    private static final double OF_TARGET = 0.15;
    private static final double TOKENS = 0.3;
    private static final double TOKEN = 1;
    private static final double PHRASE = -0.5;

    /** The probability of what the aligner takes for impossible. */
    private static final double LEAST = 1e-9;

    private final PhrasePairs pairs;
    private final int[] ofSource;
    private final int[] ofTarget;

    PhraseScores(PhrasePairs pairs) {
        this.pairs = pairs;
        ofSource = new int[pairs.sources().size()];
        ofTarget = new int[pairs.targets().size()];
        for (int pair = 0; pair < pairs.size(); pair++) {
            ofSource[pairs.source(pair)] += pairs.count(pair);
            ofTarget[pairs.target(pair)] += pairs.count(pair);
        }
    }

    /** Returns the score of a pair of phrases. */
    float score(int pair) {
        int[] source = pairs.sources().tokens(pairs.source(pair));
        int[] target = pairs.targets().tokens(pairs.target(pair));
        double counts = OF_SOURCE * Math.log((double) pairs.count(pair) / ofSource[pairs.source(pair)])
                + OF_TARGET * Math.log((double) pairs.count(pair) / ofTarget[pairs.target(pair)]);
        double tokens =
                logProbability(pairs.forward(), source, target) + logProbability(pairs.backward(), target, source);
        return (float) (counts + TOKENS * tokens + TOKEN * target.length + PHRASE);
    }

    private static double logProbability(DiagonalAligner aligner, int[] given, int... tokens) {
        double logProbability = 0;
        for (int token : tokens) {
            double sum = aligner.probability(token);
            for (int each : given) {
                sum += aligner.probability(each, token);
            }
            logProbability += Math.log(Math.max(LEAST, sum / (given.length + 1)));
        }
        return logProbability;
    }

    /** Returns the score of an unknown token, copied. */
    static float ofCopy() {
        return (float) (TOKEN + PHRASE);
    }
}
