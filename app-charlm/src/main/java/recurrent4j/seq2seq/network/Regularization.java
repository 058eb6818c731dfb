package recurrent4j.seq2seq.network;

import recurrent4j.io.InputException;

/**
 * What keeps a network from relying on what it will not have when it answers, or from being too sure; the dropout of values
 * stands in its description.
 *
 * @param smoothing the share of each token's probability that is spread over all tokens alike (Szegedy et al. 2016)
 * @param sourceDropout the probability that a token of a source is hidden in training
 * @param targetDropout the probability that a token is hidden that is read of a target (Bowman et al. 2016)
 * @param sampling the share of tokens read of a target that the network has drawn itself by the end of a training; it rises from
 *     0 in equal steps (scheduled sampling, Bengio et al. 2015)
 */
public record Regularization(double smoothing, double sourceDropout, double targetDropout, double sampling) {

    /** None of all these. */
    public static final Regularization NONE = new Regularization(0, 0, 0, 0);

    /** @throws InputException if a share or probability is negative, or 1 and more; sampling may reach 1 */
    public Regularization {
        require(smoothing >= 0 && smoothing < 1, "label smoothing", smoothing, "below 1");
        require(sourceDropout >= 0 && sourceDropout < 1, "word dropout of the source", sourceDropout, "below 1");
        require(targetDropout >= 0 && targetDropout < 1, "word dropout of the target", targetDropout, "below 1");
        require(sampling >= 0 && sampling <= 1, "share of sampled tokens", sampling, "at most 1");
    }

    private static void require(boolean holds, String name, double value, String most) {
        if (!holds) {
            throw new InputException("A %s of %s is impossible; it must be at least 0 and %s.", name, value, most);
        }
    }

    /** The same with another share of each token's probability that is spread over all tokens. */
    public Regularization smoothing(double share) {
        return new Regularization(share, sourceDropout, targetDropout, sampling);
    }

    /** The same with other probabilities that tokens are hidden. */
    public Regularization hiding(double source, double target) {
        return new Regularization(smoothing, source, target, sampling);
    }

    /** The same with another share of sampled tokens in the end. */
    public Regularization sampling(double share) {
        return new Regularization(smoothing, sourceDropout, targetDropout, share);
    }

    /** Returns the share of sampled tokens when a part of a training is done, from 0 to 1. */
    double sampled(double done) {
        return sampling * Math.min(1, done);
    }
}
