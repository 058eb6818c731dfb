package recurrent4j.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Engine;
import recurrent4j.network.Inputs;
import recurrent4j.network.Network;
import recurrent4j.network.TokenTargets;

/**
 * Times whole training steps of a translator, gradient, clipping and Adam: GRU of 256 units both ways, GRU of 256 with additive
 * attention, tied embeddings of 8,000 tokens, label smoothing; pairs as long as image captions are.
 */
public final class EncoderDecoderBenchmark {

    private static final int TOKENS = 8_000;
    private static final int UNITS = 256;
    private static final int BATCH = 64;
    private static final int BATCHES = 20;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 40;
    private static final int SAMPLES = 5;

    private EncoderDecoderBenchmark() {}

    /**
     * Prints a line with and one without input feeding: target tokens a second, by the median of several passes over all batches.
     *
     * @param args threads, all processors if there is none
     */
    public static void main(String[] args) {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        Engine.FUSED.start(threads);
        System.out.printf("%s, up to %d threads%n", Engine.FUSED.description(), threads);
        List<Batch> batches = batches();
        int tokens = batches.stream().mapToInt(Batch::tokens).sum();
        System.out.printf("%d batches of %d pairs, %d target tokens%n", BATCHES, BATCH, tokens);
        for (boolean fed : new boolean[] {false, true}) {
            EncoderDecoderNetwork network = network(fed, threads);
            double loss = pass(network, batches);
            double[] seconds = new double[SAMPLES];
            for (int sample = 0; sample < SAMPLES; sample++) {
                long start = System.nanoTime();
                loss = pass(network, batches);
                seconds[sample] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf(
                    "%-22s %6.0f target tokens/s, %.2f s a pass, loss %.3f%n",
                    fed ? "with input feeding" : "without input feeding",
                    tokens / seconds[SAMPLES / 2],
                    seconds[SAMPLES / 2],
                    loss);
        }
    }

    private static EncoderDecoderNetwork network(boolean fed, int threads) {
        var design = new EncoderDecoder(
                new Input.Embedding(TOKENS, UNITS),
                RecurrentStack.of(Cell.GRU, UNITS).reading(Direction.BIDIRECTIONAL),
                new Input.Embedding(TOKENS, UNITS),
                RecurrentStack.of(Cell.GRU, UNITS),
                Attention.ADDITIVE,
                fed);
        Network installed = Engine.FUSED.install(Network.of(design, 0.001, 7), threads);
        var network = new EncoderDecoderNetwork(installed, true);
        network.tie();
        return network;
    }

    /** Returns the loss of the last batch in nats per token. */
    private static double pass(EncoderDecoderNetwork network, List<Batch> batches) {
        double loss = 0;
        for (Batch batch : batches) {
            loss = network.backpropagate(batch.inputs(), batch.targets(), 0.1) / batch.tokens();
            INDArray gradient = network.network().gradient();
            gradient.divi(batch.tokens());
            double norm = gradient.norm2Number().doubleValue();
            if (norm > 1) {
                gradient.divi(norm);
            }
            network.network().step(0.001);
            network.tie();
        }
        return loss;
    }

    private record Batch(Inputs inputs, TokenTargets targets, int tokens) {}

    private record Pair(int[] source, int[] target) {}

    /** Sorted by length; the same as in any other language, by a generator that is easily written down there. */
    private static List<Batch> batches() {
        var random = new Generator();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < BATCH * BATCHES; i++) {
            double gamma = -4 * (Math.log(1 - random.next()) + Math.log(1 - random.next()));
            int source = Math.min(LONGEST, SHORTEST + (int) gamma);
            int target = Math.max(SHORTEST, Math.min(LONGEST, source + (int) (6 * random.next()) - 3));
            pairs.add(new Pair(random.tokens(source), random.tokens(target)));
        }
        pairs.sort(Comparator.<Pair>comparingInt(pair -> pair.target().length)
                .thenComparingInt(pair -> pair.source().length));
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += BATCH) {
            batches.add(batch(pairs.subList(from, from + BATCH)));
        }
        return batches;
    }

    private static Batch batch(List<Pair> pairs) {
        INDArray[] source = padded(pairs.stream().map(Pair::source).toList());
        List<int[]> targets = pairs.stream().map(Pair::target).toList();
        INDArray[] target = padded(targets);
        INDArray[] late = padded(targets.stream()
                .map(tokens -> {
                    int[] shifted = new int[tokens.length];
                    System.arraycopy(tokens, 0, shifted, 1, tokens.length - 1);
                    return shifted;
                })
                .toList());
        return new Batch(
                new Inputs(List.of(source[0], late[0]), List.of(source[1], late[1])),
                new TokenTargets(target[0], target[1]),
                targets.stream().mapToInt(tokens -> tokens.length).sum());
    }

    /** Numbers {@code [batch, 1, time]}, and the mask. */
    private static INDArray[] padded(List<int[]> sequences) {
        int longest = sequences.stream().mapToInt(tokens -> tokens.length).max().orElseThrow();
        INDArray numbers = Nd4j.zeros(DataType.FLOAT, sequences.size(), 1, longest);
        INDArray mask = Nd4j.zeros(DataType.FLOAT, sequences.size(), longest);
        for (int e = 0; e < sequences.size(); e++) {
            for (int t = 0; t < sequences.get(e).length; t++) {
                numbers.putScalar(e, 0, t, sequences.get(e)[t]);
                mask.putScalar(e, t, 1);
            }
        }
        return new INDArray[] {numbers, mask};
    }

    /** Knuth's linear congruential generator of 64 bits (MMIX). */
    private static final class Generator {
        private long state = 1;

        /** From 0 to below 1. */
        double next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (double) (state >>> 33) / (1L << 31);
        }

        int[] tokens(int count) {
            int[] tokens = new int[count];
            for (int i = 0; i < count; i++) {
                tokens[i] = 1 + (int) (next() * (TOKENS - 1));
            }
            return tokens;
        }
    }
}
