package recurrent4j.seq2seq.corpus;

import java.util.Optional;

/**
 * How files of pairs are to be read.
 *
 * @param task what they are for; empty for what their form suggests
 * @param only what the names of the files in a folder or an archive hold, such as {@code fre}, where there are several; or,
 *     of files in parallel, how those of the sources and of the targets end, {@code en-de}; empty for all
 * @param leading how many columns stand before the first turn of a conversation; empty for what they turn out to be
 * @param keepShared whether pairs that stand in the validation or test part, too, stay in the training part, as the published
 *     scores of some data have it
 */
public record PairFormat(
        PairForm form, Optional<Task> task, String only, Optional<Integer> leading, boolean keepShared) {

    /** Everything is as it turns out to be. */
    public static final PairFormat USUAL =
            new PairFormat(PairForm.DETECTED, Optional.empty(), "", Optional.empty(), false);

    /** Returns the same in a form. */
    public PairFormat as(PairForm other) {
        return new PairFormat(other, task, only, leading, keepShared);
    }

    /** Returns the same for a task. */
    public PairFormat of(Task other) {
        return new PairFormat(form, Optional.of(other), only, leading, keepShared);
    }

    /** Returns the same for some of the files. */
    public PairFormat only(String names) {
        return new PairFormat(form, task, names, leading, keepShared);
    }

    /** Returns the same, whether pairs that stand in several parts stay in the training part. */
    public PairFormat keepShared(boolean keep) {
        return new PairFormat(form, task, only, leading, keep);
    }
}
