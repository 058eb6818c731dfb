package recurrent4j.tagging.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.tagging.crf.Lbfgs;
import recurrent4j.tagging.crf.LinearChain;

/**
 * The negative logarithm of the probability of all training tags, and the square of each weight times a factor. A point holds
 * the weights of the chain and, after them, those of the pairs of features and tags.
 *
 * <p>The sentences are cut into the same pieces whatever the number of processors, and sums are taken in the same order.
 */
final class CrfLoss implements Lbfgs.Differentiable {

    private static final int PIECES = 8;

    private final EncodedSentences data;
    private final TagSet tags;
    private final LinearChain zeros;
    private final double penalty;
    private final int chainWeights;
    private final int[] pieceStarts;
    private final double[][] gradients;

    CrfLoss(EncodedSentences data, TagSet tags, double penalty) {
        this.data = data;
        this.tags = tags;
        zeros = LinearChain.of(tags.constraints(), new double[LinearChain.parameters(tags.size())]);
        this.penalty = penalty;
        chainWeights = LinearChain.parameters(tags.size());
        pieceStarts = pieceStarts(data.sentences());
        gradients = new double[PIECES][size()];
    }

    /** Returns the number of weights. */
    int size() {
        return chainWeights + data.pairs();
    }

    /** Pieces of about as many tokens. */
    private static int[] pieceStarts(List<EncodedSentences.Encoded> sentences) {
        long all =
                sentences.stream().mapToLong(sentence -> sentence.tags().length).sum();
        int[] starts = new int[PIECES + 1];
        long tokens = 0;
        for (int sentence = 0; sentence < sentences.size(); sentence++) {
            tokens += sentences.get(sentence).tags().length;
            Arrays.fill(starts, (int) (tokens * PIECES / all), PIECES + 1, sentence + 1);
        }
        starts[0] = 0;
        return starts;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        var chain = zeros.with(Arrays.copyOf(point, chainWeights));
        double[] losses = new double[PIECES];
        each(piece -> losses[piece] = piece(chain, piece, point));
        double[] penalties = new double[PIECES];
        each(piece -> penalties[piece] = combine(piece, point, gradient));
        double loss = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            loss += losses[piece] + penalties[piece];
        }
        return loss;
    }

    private interface Piece {
        void compute(int piece);
    }

    private static void each(Piece task) {
        IntStream.range(0, PIECES).parallel().forEach(task::compute);
    }

    private double piece(LinearChain chain, int piece, double... point) {
        double[] gradient = gradients[piece];
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (EncodedSentences.Encoded sentence : data.sentences().subList(pieceStarts[piece], pieceStarts[piece + 1])) {
            double[] emissions = new double[sentence.tags().length * tags.size()];
            addWeights(sentence, point, emissions);
            double[] byEmissions = new double[emissions.length];
            loss += chain.differentiate(emissions, sentence.tags(), byEmissions, gradient);
            addGradient(sentence, byEmissions, gradient);
        }
        return loss;
    }

    private void addWeights(EncodedSentences.Encoded sentence, double[] point, double... emissions) {
        int[] starts = data.starts();
        int[] pairTags = data.pairTags();
        int place = 0;
        for (int token = 0; token < sentence.ends().length; token++) {
            int row = token * tags.size();
            for (; place < sentence.ends()[token]; place++) {
                int feature = sentence.features()[place];
                for (int pair = starts[feature]; pair < starts[feature + 1]; pair++) {
                    emissions[row + pairTags[pair]] += point[chainWeights + pair];
                }
            }
        }
    }

    private void addGradient(EncodedSentences.Encoded sentence, double[] byEmissions, double... gradient) {
        int[] starts = data.starts();
        int[] pairTags = data.pairTags();
        int place = 0;
        for (int token = 0; token < sentence.ends().length; token++) {
            int row = token * tags.size();
            for (; place < sentence.ends()[token]; place++) {
                int feature = sentence.features()[place];
                for (int pair = starts[feature]; pair < starts[feature + 1]; pair++) {
                    gradient[chainWeights + pair] += byEmissions[row + pairTags[pair]];
                }
            }
        }
    }

    /** Adds the gradients of all pieces in one part of the weights, and returns the penalty on this part. */
    private double combine(int part, double[] point, double... gradient) {
        int first = (int) ((long) size() * part / PIECES);
        int end = (int) ((long) size() * (part + 1) / PIECES);
        double squares = 0;
        for (int place = first; place < end; place++) {
            double weight = point[place];
            gradient[place] = 2 * penalty * weight;
            squares += weight * weight;
        }
        for (double[] one : gradients) {
            for (int place = first; place < end; place++) {
                gradient[place] += one[place];
            }
        }
        return penalty * squares;
    }
}
