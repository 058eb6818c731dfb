package recurrent4j.seq2seq.corpus;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * Source texts with their targets in a training, a validation and a test part.
 *
 * @param remarks what the reader of the scores should know of the parts
 */
public record ParallelCorpus(String name, Task task, Split<List<Pair>> parts, DataSource source, List<String> remarks) {

    /** The program whose data and models these are. */
    public static final String APP = "seq2seq";

    /** So many labels can be said in a message. */
    private static final int MOST_NAMED = 30;

    /** @throws InputException if a part is empty, or a pair has no target */
    public ParallelCorpus {
        parts = parts.map(List::copyOf);
        remarks = List.copyOf(remarks);
        require(name, "training", parts.training());
        require(name, "validation", parts.validation());
        require(name, "test", parts.test());
    }

    private static void require(String name, String part, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new InputException(
                    "%s has no pair in its %s part; give more pairs, or a file of its own for it.", name, part);
        }
        for (Pair pair : pairs) {
            if (pair.targets().isEmpty()) {
                throw new InputException(
                        "The source \"%s\" of the %s part has no target; give each at least one.",
                        Excerpt.of(pair.source()), part);
            }
        }
    }

    /** Whether sources are dialogue acts, whose values stand for placeholders in sources and targets. */
    public boolean hasSlots() {
        return parts.training().stream().anyMatch(pair -> !pair.slots().isEmpty());
    }

    /** Returns the sources of the training part in alphabetical order: the labels, where the task is generation. */
    public SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        parts.training().forEach(pair -> labels.add(pair.source()));
        return labels;
    }

    /**
     * Returns the label that is meant: written so, or the only one with other capitals.
     *
     * @param known what a model has learned
     * @throws InputException if it is none of them
     */
    public static String requireLabel(String label, SortedSet<String> known) {
        if (known.contains(label)) {
            return label;
        }
        List<String> alike = known.stream()
                .filter(other ->
                        other.toLowerCase(Locale.ROOT).equals(label.strip().toLowerCase(Locale.ROOT)))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        Stream<String> named = known.stream().limit(MOST_NAMED);
        throw new InputException(
                "\"%s\" is none of the %,d labels that were learned; choose one of %s%s.",
                label,
                known.size(),
                String.join(", ", named.toList()),
                known.size() > MOST_NAMED ? Text.of(" and %,d others", known.size() - MOST_NAMED) : "");
    }

    /** Says in one sentence how many pairs there are, and how they are split. */
    public String sentence() {
        return Text.of(
                "%s: %,d pairs to train on, %,d to validate, %,d to test.",
                name,
                parts.training().size(),
                parts.validation().size(),
                parts.test().size());
    }

    /** Returns the name without the ending of a file, for a folder. */
    public String shortName() {
        return name.replaceFirst("(\\.tar)?(\\.[A-Za-z]{1,7}){1,2}$", "").replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    }
}
