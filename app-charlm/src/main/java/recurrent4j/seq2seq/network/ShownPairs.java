package recurrent4j.seq2seq.network;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.Inputs;
import recurrent4j.network.TokenTargets;
import recurrent4j.seq2seq.tokens.Tokenizer;

/**
 * Pairs side by side as a network is shown them: what it reads may differ from what was written, what it is asked for does not.
 *
 * @param sources the tokens of each source, the end mark as the last of them
 * @param before for each token of a target the one before it, which is the end mark for the first
 * @param targets the tokens of each target, the end mark as the last of them
 */
record ShownPairs(List<int[]> sources, List<int[]> before, List<int[]> targets) {

    /** Pairs as they are. */
    static ShownPairs of(List<int[]> sources, List<int[]> targets, int end) {
        return new ShownPairs(
                sources, targets.stream().map(target -> late(target, end)).toList(), targets);
    }

    private static int[] late(int[] target, int end) {
        int[] late = new int[target.length];
        late[0] = end;
        System.arraycopy(target, 0, late, 1, target.length - 1);
        return late;
    }

    /** Returns how many tokens of targets there are, end marks included. */
    int tokens() {
        return targets.stream().mapToInt(target -> target.length).sum();
    }

    /** Returns the arrays that a network reads: sources {@code [batch, 1, source time]}, then targets, each a step late. */
    Inputs inputs() {
        PaddedTokens read = padded(sources);
        PaddedTokens written = padded(before);
        return new Inputs(List.of(read.features(), written.features()), List.of(read.mask(), written.mask()));
    }

    /** Returns the tokens that it should choose, {@code [batch, 1, target time]}. */
    TokenTargets answers() {
        PaddedTokens asked = padded(targets);
        return new TokenTargets(asked.features(), asked.mask());
    }

    private static PaddedTokens padded(List<int[]> rows) {
        PaddedTokens padded = PaddedTokens.of(rows.stream().map(List::of).toList());
        return padded.mask() == null
                ? new PaddedTokens(
                        padded.features(),
                        Nd4j.ones(rows.size(), (int) padded.features().size(2)).dup('f'))
                : padded;
    }

    /**
     * Returns the same pairs with some tokens of the sources hidden: taken for an unknown one, or for any one where a
     * vocabulary is closed; the end mark never.
     *
     * @param share the probability of each token
     */
    ShownPairs hidingSources(double share, Tokenizer tokenizer, Random random) {
        return share == 0 ? this : new ShownPairs(changed(sources, hiding(share, tokenizer, random)), before, targets);
    }

    /** Returns the same pairs with some of the tokens hidden that a network reads of the targets (Bowman et al. 2016). */
    ShownPairs hidingTargets(double share, Tokenizer tokenizer, Random random) {
        return share == 0 ? this : new ShownPairs(sources, changed(before, hiding(share, tokenizer, random)), targets);
    }

    private static List<int[]> changed(List<int[]> rows, UnaryOperator<int[]> change) {
        return rows.stream().map(change).toList();
    }

    private static UnaryOperator<int[]> hiding(double share, Tokenizer tokenizer, Random random) {
        int known = tokenizer.vocabulary().size();
        return row -> Arrays.stream(row)
                .map(token -> token == tokenizer.end() || random.nextDouble() >= share
                        ? token
                        : tokenizer.vocabulary().open() ? known - 1 : random.nextInt(known))
                .toArray();
    }

    /**
     * Returns the same pairs in which a network reads some tokens that it would have written itself, rather than those of the
     * targets (Bengio et al. 2015), drawn for all steps at once (Duckworth et al. 2019). Where it would have ended, the target
     * goes on.
     *
     * @param share the probability of each token that is read, but for the begin mark
     * @param probabilities what the network gives for each next token, {@code [batch, size, time]}
     */
    ShownPairs sampling(double share, INDArray probabilities, Random random) {
        return new ShownPairs(
                sources,
                IntStream.range(0, before.size())
                        .mapToObj(row -> sampled(row, share, probabilities, random))
                        .toList(),
                targets);
    }

    private int[] sampled(int row, double share, INDArray probabilities, Random random) {
        int[] read = before.get(row).clone();
        int end = read[0];
        for (int step = 1; step < read.length; step++) {
            if (random.nextDouble() < share) {
                INDArray next =
                        probabilities.get(NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step - 1L));
                int drawn = drawn(next.toFloatVector(), random);
                read[step] = drawn == end ? read[step] : drawn;
            }
        }
        return read;
    }

    private static int drawn(float[] probabilities, Random random) {
        double left = random.nextDouble();
        for (int token = 0; token < probabilities.length - 1; token++) {
            left -= probabilities[token];
            if (left < 0) {
                return token;
            }
        }
        return probabilities.length - 1;
    }
}
