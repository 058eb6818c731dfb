package recurrent4j.sentiment;

import java.util.List;
import java.util.Locale;
import recurrent4j.data.Excerpt;
import recurrent4j.data.Vocabulary;

/**
 * What a network is shown of a text: numbers of words.
 *
 * @param vocabulary the words that have a number of their own
 * @param limit how many are shown
 * @param excerpt which, if there are more
 */
record View(Vocabulary vocabulary, int limit, Excerpt excerpt) {

    /** @throws IllegalArgumentException if nothing would be shown */
    View {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "A --length of %d words leaves nothing to read; choose 1 or more.".formatted(limit));
        }
    }

    /** Returns the numbers of a text's tokens; an unknown one for a text without any. */
    int[] of(List<String> text) {
        return text.isEmpty()
                ? new int[] {unknown()}
                : excerpt.of(text.stream().mapToInt(vocabulary::number).toArray(), limit);
    }

    /** Returns the number of all words that have none of their own. */
    int unknown() {
        return vocabulary.size() - 1;
    }

    /** Says what texts lose: the share of words that are unknown, and of texts that are cut off. */
    String losses(Examples examples) {
        long words = 0;
        long unknown = 0;
        long cut = 0;
        for (List<String> text : examples.texts()) {
            words += text.size();
            unknown += text.stream().filter(word -> !vocabulary.knows(word)).count();
            cut += text.size() > limit ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "%,d words are known; %.1f %% of those that stand there are not. %.1f %% of the texts are longer than %,d words, and shortened.",
                vocabulary.size() - 1,
                100.0 * unknown / Math.max(1, words),
                100.0 * cut / Math.max(1, examples.size()),
                limit);
    }
}
