package recurrent4j.tagging.corpus;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.io.InputException;

/**
 * A sentence of tokens, and what is known of each.
 *
 * @param words the tokens themselves, at least one
 * @param columns further columns that a tagger may read, such as the part of speech; each as long as the sentence
 * @param tags what a tagger answers, one a token; empty where nobody knows them
 * @param label what the sentence is as a whole, such as its intent, where the file says so
 */
public record Sentence(List<String> words, List<List<String>> columns, List<String> tags, Optional<String> label) {

    /** @throws InputException if there is no token, or a column or the tags are of another length */
    public Sentence {
        words = List.copyOf(words);
        columns = columns.stream().map(List::copyOf).toList();
        tags = List.copyOf(tags);
        if (words.isEmpty()) {
            throw new InputException("A sentence without tokens cannot be tagged; give at least one.");
        }
        for (List<String> column : columns) {
            require(column.size(), words.size(), "values of a column");
        }
        if (!tags.isEmpty()) {
            require(tags.size(), words.size(), "tags");
        }
    }

    /** A sentence of which nothing but the tokens is known. */
    public static Sentence of(List<String> words) {
        return new Sentence(words, List.of(), List.of(), Optional.empty());
    }

    /** Returns how many tokens it has. */
    public int length() {
        return words.size();
    }

    /** Returns the same sentence with these tags. */
    public Sentence tagged(List<String> others) {
        return new Sentence(words, columns, others, label);
    }

    /** Returns the tokens with a blank between two, as no text may have had them. */
    public String text() {
        return String.join(" ", words);
    }

    /** Returns the same sentence with every token, value and tag replaced by an equal one. */
    Sentence map(UnaryOperator<String> same) {
        return new Sentence(
                words.stream().map(same).toList(),
                columns.stream()
                        .map(column -> column.stream().map(same).toList())
                        .toList(),
                tags.stream().map(same).toList(),
                label.map(same));
    }

    private static void require(int size, int tokens, String what) {
        if (size != tokens) {
            throw new InputException("A sentence of %d tokens has %d %s; give one for each token.", tokens, size, what);
        }
    }
}
