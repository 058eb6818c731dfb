package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * Shows what a network writes for a few validation sources while it learns: the same ones after 1, 2, 4, 8 … epochs, since most
 * changes in the beginning.
 */
public final class ValidationExamples {

    private static final int SHOWN = 3;

    private final Consumer<String> console;
    private int epochs;

    /** @param console is given a few lines at once */
    public ValidationExamples(Consumer<String> console) {
        this.console = console;
    }

    /** Returns the same error of an epoch's texts, whose examples are shown whenever it is asked for. */
    public ToDoubleBiFunction<List<Pair>, List<Hypothesis>> watching(
            ToDoubleBiFunction<List<Pair>, List<Hypothesis>> error) {
        return (pairs, hypotheses) -> {
            add(pairs, hypotheses);
            return error.applyAsDouble(pairs, hypotheses);
        };
    }

    private void add(List<Pair> pairs, List<Hypothesis> hypotheses) {
        epochs++;
        if (Integer.bitCount(epochs) == 1) {
            int shown = Math.min(SHOWN, pairs.size());
            console.accept(Text.of("After %,d epoch%s:%n", epochs, epochs == 1 ? "" : "s")
                    + IntStream.range(0, shown)
                            .map(at -> (int) ((long) at * pairs.size() / shown))
                            .mapToObj(at -> line(pairs.get(at), hypotheses.get(at)))
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static String line(Pair pair, Hypothesis hypothesis) {
        boolean right = pair.targets().contains(hypothesis.text());
        return "  %s -> %s  %s"
                .formatted(
                        Excerpt.of(pair.source()),
                        Excerpt.of(hypothesis.text()),
                        right ? "(right)" : "(not " + Excerpt.of(pair.target()) + ")");
    }
}
