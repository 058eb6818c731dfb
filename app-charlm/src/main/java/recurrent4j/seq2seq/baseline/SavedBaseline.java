package recurrent4j.seq2seq.baseline;

import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** A baseline as a bundle keeps it: a record that can be written as JSON. */
public interface SavedBaseline {

    /**
     * Returns the baseline, which answers as it did when it was saved.
     *
     * @param tokens those of the bundle; only baselines with probabilities look at them
     * @throws InputException if its parts do not belong together
     */
    Baseline baseline(PairTokenizer tokens);

    /** Returns about how many bytes it takes. */
    long bytes();

    /** Returns how many bytes pieces have. */
    static long bytes(List<byte[]> pieces) {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    /** Returns what is said of one that was damaged or changed. */
    static InputException damaged(String baseline, String what, Object... figures) {
        return new InputException(
                "The saved baseline \"" + baseline + "\" has " + what + "; train and save the model again.", figures);
    }
}
