package recurrent4j.seq2seq.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.PairList.Grouped;

/**
 * What pairs are for, by their form and content.
 *
 * @param form in which they were read
 * @param remark why, unless the user has said it or the form leaves no choice
 */
record SuggestedTask(Task task, PairForm form, Optional<String> remark) {

    /** Of labels, each has so many texts at least. */
    private static final int TEXTS_OF_A_LABEL = 10;

    /** More different sources than this are no labels. */
    private static final int MOST_LABELS = 1_000;

    /** A source of as many words on average is a sentence. */
    private static final double WORDS_OF_A_SENTENCE = 1.5;

    static SuggestedTask of(PairForm form, List<Grouped> training, PairFormat format) {
        Set<String> sources = new HashSet<>();
        long blanks = 0;
        for (Grouped pair : training) {
            sources.add(pair.pair().source());
            blanks +=
                    pair.pair().source().chars().filter(Character::isWhitespace).count();
        }
        boolean labels = sources.size() <= MOST_LABELS && sources.size() * TEXTS_OF_A_LABEL <= training.size();
        PairForm read = form == PairForm.PAIRS && labels && format.form() == PairForm.DETECTED ? PairForm.LABELS : form;
        boolean words = 1 + (double) blanks / training.size() < WORDS_OF_A_SENTENCE;
        Task task = format.task().orElse(task(read, words));
        boolean said = format.task().isPresent() || read != PairForm.PAIRS && read != PairForm.LABELS;
        String why = read == PairForm.LABELS
                ? Text.of("%,d sources have %,d targets", sources.size(), training.size())
                : words ? "most sources are single words" : "most sources are several words";
        String remark = Text.of(
                "Taken for %s, since %s; --task says otherwise.", task.name().toLowerCase(Locale.ROOT), why);
        return new SuggestedTask(task, read, Optional.of(remark).filter(sentence -> !said));
    }

    private static Task task(PairForm form, boolean words) {
        return switch (form) {
            case PAIRS -> words ? Task.TRANSDUCTION : Task.TRANSLATION;
            case SCAN -> Task.TRANSDUCTION;
            case TURNS, CONVERSATIONS, YAML -> Task.CHAT;
            case LABELS, LABEL_FILES -> Task.GENERATION;
            case DETECTED, PARALLEL, ACTS -> Task.TRANSLATION;
        };
    }
}
