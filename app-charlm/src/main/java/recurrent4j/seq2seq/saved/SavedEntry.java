package recurrent4j.seq2seq.saved;

import java.io.IOException;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.baseline.Baseline;
import recurrent4j.seq2seq.baseline.BaselineKind;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * A baseline among the contestants of a bundle.
 *
 * @param name of the baseline
 */
record SavedEntry(String name, BaselineKind kind) {

    /** A bundle refuses larger parts, in units of 2^20 bytes. */
    static final int LARGEST_MEGABYTES = 44;

    /** Returns what is said of a baseline. */
    static SavedEntry of(Baseline baseline) {
        return new SavedEntry(baseline.name(), BaselineKind.of(baseline.saved()));
    }

    /** Whether a model is small enough for a bundle. */
    static boolean fits(Seq2SeqModel model) {
        return !(model instanceof Baseline baseline) || baseline.saved().bytes() <= (long) LARGEST_MEGABYTES << 20;
    }

    /** Returns the name of the part that holds it. */
    String part() {
        return kind.part();
    }

    /**
     * Returns the baseline.
     *
     * @throws InputException if its parts do not belong together
     */
    Baseline baseline(ModelBundle bundle, PairTokenizer tokens) throws IOException {
        Baseline baseline = bundle.part(part(), kind.saved()).baseline(tokens);
        if (!baseline.name().equals(name)) {
            throw new InputException("It holds %s.", baseline.name());
        }
        return baseline;
    }
}
