package recurrent4j.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sequences of tokens side by side, the shorter ones padded at the end: recurrent layers have then read everything before
 * they come to padding.
 *
 * @param features the numbers of the tokens, {@code [batch, tracks, time]}, in order 'f'
 * @param mask {@code [batch, time]}, 1 for a step and 0 for padding, in order 'f'; null if all are equally long
 */
public record PaddedTokens(INDArray features, INDArray mask) {

    /** Tokens, padding included, that are read at once: as many as fit into memory even for a wide network. */
    private static final int ROOM = 40_000;

    /** Batches whose sequences are sorted by length among each other. */
    private static final int POOL = 50;

    /** Puts sequences of similar length together, by their numbers, so that little padding is read; long ones are fewer. */
    public static List<List<Integer>> batches(int[] lengths, int most) {
        List<List<Integer>> batches = new ArrayList<>();
        IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt(sequence -> lengths[sequence]))
                .forEach(sequence -> {
                    List<Integer> latest = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
                    if (latest.isEmpty() || latest.size() == most || (latest.size() + 1L) * lengths[sequence] > ROOM) {
                        latest = new ArrayList<>();
                        batches.add(latest);
                    }
                    latest.add(sequence);
                });
        return batches;
    }

    /**
     * Puts sequences of similar length together, by their numbers, in random batches: they are sorted within random pools of
     * fifty batches, enough of them to differ little, few to mix well.
     */
    public static List<List<Integer>> shuffled(int[] lengths, int batchSize, Random random) {
        Comparator<Integer> byLength = Comparator.comparingInt(sequence -> lengths[sequence]);
        return shuffled(lengths.length, byLength, batchSize, random);
    }

    /**
     * Puts sequences in random batches of those that are alike.
     *
     * @param count of the sequences, which are numbered from 0
     * @param alike by which they are sorted within random pools, so that neighbours are read together
     */
    public static List<List<Integer>> shuffled(int count, Comparator<Integer> alike, int batchSize, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        List<List<Integer>> batches = new ArrayList<>();
        int pool = Math.multiplyExact(batchSize, POOL);
        for (int from = 0; from < order.size(); from += pool) {
            List<Integer> some = order.subList(from, Math.min(order.size(), from + pool));
            some.sort(alike);
            for (int first = 0; first < some.size(); first += batchSize) {
                batches.add(some.subList(first, Math.min(some.size(), first + batchSize)));
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /**
     * Arranges sequences of at least one step.
     *
     * @param sequences of each the numbers of its tokens, track by track, as in {@link LabelledSequence}
     */
    public static PaddedTokens of(List<List<int[]>> sequences) {
        int rows = sequences.size();
        int tracks = sequences.get(0).size();
        int steps = sequences.stream()
                .mapToInt(sequence -> sequence.get(0).length)
                .max()
                .orElseThrow();
        float[] numbers = new float[rows * tracks * steps];
        float[] exists = new float[rows * steps];
        boolean padded = false;
        for (int row = 0; row < rows; row++) {
            int length = sequences.get(row).get(0).length;
            padded |= length < steps;
            for (int step = 0; step < length; step++) {
                exists[step * rows + row] = 1;
                for (int track = 0; track < tracks; track++) {
                    numbers[(step * tracks + track) * rows + row] =
                            sequences.get(row).get(track)[step];
                }
            }
        }
        return new PaddedTokens(
                Nd4j.create(numbers, new long[] {rows, tracks, steps}, 'f'),
                padded ? Nd4j.create(exists, new long[] {rows, steps}, 'f') : null);
    }
}
