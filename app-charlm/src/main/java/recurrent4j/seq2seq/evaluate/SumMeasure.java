package recurrent4j.seq2seq.evaluate;

import java.util.Arrays;
import java.util.List;

/** A measure that is made of sums over texts, so that texts can be drawn again and again without being read again. */
public interface SumMeasure extends Measure {

    /** Returns what a text adds to the sums: of every text as many figures. */
    double[] sums(Rewriting rewriting);

    /** Returns the measure of texts by the sums over them. */
    double figure(double[] sums);

    @Override
    default double figure(List<Rewriting> all) {
        return all.isEmpty()
                ? Double.NaN
                : figure(all.stream().map(this::sums).reduce(SumMeasure::plus).orElseThrow());
    }

    /** Returns the sums of both. */
    static double[] plus(double[] some, double[] others) {
        double[] sums = Arrays.copyOf(some, some.length);
        for (int at = 0; at < sums.length; at++) {
            sums[at] += others[at];
        }
        return sums;
    }
}
