package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which sequences go together: those of about the same length, so that little is padded. */
final class LengthBatches {

    private LengthBatches() {}

    /**
     * Returns batches, each as the places of its sequences; empty sequences are in none.
     *
     * @param lengths of all sequences
     * @param most sequences of a batch
     */
    static List<int[]> of(int[] lengths, int most) {
        int[] order = IntStream.range(0, lengths.length)
                .filter(place -> lengths[place] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(place -> lengths[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += most) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + most)));
        }
        return batches;
    }
}
