package recurrent4j.seq2seq;

import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.seq2seq.corpus.PairForm;
import recurrent4j.seq2seq.corpus.PairFormat;
import recurrent4j.seq2seq.corpus.Task;

/** The options that say how pairs are written in files. */
@Heading("Pairs")
final class Seq2SeqFormOptions {

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "How pairs are written: ${COMPLETION-CANDIDATES} (default: as they show).")
    private PairForm form;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Of the files of a folder those whose names hold this, such as fre; or en-de for files in"
                    + " parallel that end so (default: all).")
    private String only;

    @Bounds(min = 0, max = 1_000)
    @Option(
            names = "--leading-columns",
            paramLabel = "N",
            description =
                    "Columns before the first turn of a conversation, which are not read (default: as they show).")
    private Integer leading;

    boolean given() {
        return form != null || only != null || leading != null;
    }

    /** Returns how pairs are written, as far as it was said. */
    PairFormat format() {
        PairFormat usual = PairFormat.USUAL;
        return new PairFormat(
                form == null ? usual.form() : form,
                usual.task(),
                only == null ? usual.only() : only,
                Optional.ofNullable(leading),
                usual.keepShared());
    }

    /** Returns the same for a task, if one is given. */
    PairFormat format(Task task) {
        return task == null ? format() : format().of(task);
    }
}
