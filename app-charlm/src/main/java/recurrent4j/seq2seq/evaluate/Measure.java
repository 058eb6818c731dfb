package recurrent4j.seq2seq.evaluate;

import java.util.List;
import recurrent4j.eval.Metric;

/** Says how good rewritten texts are. */
public interface Measure {

    /** What tables call it. */
    Metric metric();

    /** Returns how good texts are, all together; NaN of none, and of those that lack what is measured. */
    double figure(List<Rewriting> all);
}
