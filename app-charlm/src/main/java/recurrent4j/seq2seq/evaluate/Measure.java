package recurrent4j.seq2seq.evaluate;

import java.util.List;
import recurrent4j.eval.Metric;

/** Says how good rewritten texts are. */
public interface Measure {

    /** What tables call it. */
    Metric metric();

    /** How many decimals say as much as chance leaves. */
    default int decimals() {
        return 4;
    }

    /** Returns how good texts are, all together; NaN of none, and of those that lack what is measured. */
    double figure(List<Rewriting> all);
}
