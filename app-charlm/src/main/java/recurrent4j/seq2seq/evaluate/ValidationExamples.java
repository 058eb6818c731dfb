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
    private final boolean alone;

    /**
     * Shows texts on a console.
     *
     * @param console is given a few lines at once; networks that learn at the same time may do so
     * @param networks how many learn, whose names are said if they are several
     */
    public ValidationExamples(Consumer<String> console, int networks) {
        this.console = console;
        alone = networks == 1;
    }

    /** Returns the same error of an epoch's texts, whose examples are shown whenever it is asked for. */
    public EpochError watching(ToDoubleBiFunction<List<Pair>, List<Hypothesis>> error) {
        return (network, epoch, pairs, texts) -> {
            if (Integer.bitCount(epoch) == 1) {
                show(
                        Text.of("After %,d epoch%s", epoch, epoch == 1 ? "" : "s") + (alone ? "" : " of " + network),
                        pairs,
                        texts);
            }
            return error.applyAsDouble(pairs, texts);
        };
    }

    private void show(String when, List<Pair> pairs, List<Hypothesis> texts) {
        int shown = Math.min(SHOWN, pairs.size());
        console.accept(when
                + Text.of(":%n")
                + IntStream.range(0, shown)
                        .map(at -> (int) ((long) at * pairs.size() / shown))
                        .mapToObj(at -> line(pairs.get(at), texts.get(at)))
                        .collect(Collectors.joining(System.lineSeparator())));
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
