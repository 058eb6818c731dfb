package recurrent4j.tagging.corpus;

import java.util.List;
import java.util.Optional;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * How files of sentences are written, and which of their columns says what. A column is a number from 1, or from the end -1; in
 * CoNLL-U it may also be a name, such as {@code upos}, or that of a feature, such as {@code Number}.
 *
 * @param word the column of the tokens; empty for the first, or {@code form} of CoNLL-U
 * @param tag the column of the tags; empty for the last, or {@code upos} of CoNLL-U
 * @param columns further columns that a tagger reads
 * @param scheme of the tags, which they must keep then; empty for what they turn out to be
 */
public record SentenceFormat(FileForm form, String word, String tag, List<String> columns, Optional<TagScheme> scheme) {

    /** Everything is as it turns out to be. */
    public static final SentenceFormat USUAL =
            new SentenceFormat(FileForm.DETECTED, "", "", List.of(), Optional.empty());

    public SentenceFormat {
        columns = List.copyOf(columns);
    }

    /** Returns the same, with what a file has turned out to be. */
    public SentenceFormat as(FileForm other) {
        return new SentenceFormat(other, word, tag, columns, scheme);
    }

    /** Returns the same with a column of tags. */
    public SentenceFormat withTag(String column) {
        return new SentenceFormat(form, word, column, columns, scheme);
    }

    /** Returns the same with further columns. */
    public SentenceFormat withColumns(String... others) {
        return new SentenceFormat(form, word, tag, List.of(others), scheme);
    }

    /** Returns the same with a scheme that the tags must keep. */
    public SentenceFormat in(TagScheme other) {
        return new SentenceFormat(form, word, tag, columns, Optional.of(other));
    }
}
