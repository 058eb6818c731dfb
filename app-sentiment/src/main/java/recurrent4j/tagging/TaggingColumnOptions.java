package recurrent4j.tagging;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.tagging.corpus.FileForm;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.scheme.TagScheme;

/** The options that say what stands where in files of sentences. */
@Heading("Columns")
final class TaggingColumnOptions {

    @Option(names = "--format", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES} (default: by the files).")
    private FileForm form;

    @Option(
            names = "--word-column",
            paramLabel = "COLUMN",
            description = "Column of the tokens: a number from 1, from the end -1, or a name of CoNLL-U"
                    + " (default: 1, or form).")
    private String word;

    @Option(
            names = "--tag-column",
            paramLabel = "COLUMN",
            description = "Column of the tags (default: the last, or upos).")
    private String tag;

    @Option(
            names = "--columns",
            paramLabel = "COLUMNS",
            split = ",",
            description = "Further columns to read, such as the part of speech (default: none).")
    private List<String> columns;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "How tags say where spans are, which they must keep: ${COMPLETION-CANDIDATES}"
                    + " (default: as they show).")
    private TagScheme scheme;

    /** Returns how files are written, as far as it was said. */
    FileForm form() {
        return form == null ? FileForm.DETECTED : form;
    }

    boolean given() {
        return form != null || word != null || tag != null || columns != null || scheme != null;
    }

    /** Returns how files are read; what was not said is as it turns out to be. */
    SentenceFormat format() {
        return format(SentenceFormat.USUAL);
    }

    /** Returns how files are read; what was not said is as it was for a model. */
    SentenceFormat format(SentenceFormat usual) {
        return new SentenceFormat(
                form == null ? usual.form() : form,
                word == null ? usual.word() : word,
                tag == null ? usual.tag() : tag,
                columns == null ? usual.columns() : columns,
                scheme == null ? usual.scheme() : Optional.of(scheme));
    }
}
