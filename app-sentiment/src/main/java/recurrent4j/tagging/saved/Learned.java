package recurrent4j.tagging.saved;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import recurrent4j.tagging.corpus.FileForm;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.evaluate.Known;

/**
 * What was learned from.
 *
 * @param form of its files
 * @param word the column of the tokens, or empty
 * @param tag the column of the tags, or empty
 * @param words of the training part, as they are written
 */
public record Learned(FileForm form, String word, String tag, List<String> words) {

    /** Copies the words. */
    public Learned {
        words = List.copyOf(words);
    }

    /** Returns what a corpus was learned from. */
    public static Learned of(SentenceFormat format, TaggedCorpus corpus) {
        return new Learned(format.form(), format.word(), format.tag(), List.copyOf(corpus.words()));
    }

    /** Returns how files of sentences for the same task were read. */
    public SentenceFormat format(TagTask task) {
        return new SentenceFormat(form, word, tag, task.columns(), Optional.empty());
    }

    /** Returns what the training part has shown of a task. */
    Known known(TagTask task) {
        return new Known(Set.copyOf(words), Set.copyOf(task.tags()), Set.copyOf(task.labels()));
    }
}
