package recurrent4j.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import recurrent4j.io.InputException;

/**
 * Contestants that are scored alike, in the order of their entry.
 *
 * @param <C> what is compared, such as language models
 */
public final class Contest<C extends Contestant> {

    private static final Measured NOTHING = new Measured(Double.NaN, Double.NaN);

    private final Metric metric;
    private final Function<? super C, Map<Metric, Measured>> evaluation;
    private final Scoreboard scores;
    private final List<C> contestants = new ArrayList<>();

    /**
     * Prepares a contest without contestants.
     *
     * @param metric what is judged by
     * @param evaluation measures a contestant by this metric and, in the order of tables, by others
     */
    public Contest(Metric metric, Function<? super C, Map<Metric, Measured>> evaluation) {
        this.metric = metric;
        this.evaluation = evaluation;
        scores = new Scoreboard(metric);
    }

    /** Enters a baseline that was fitted before. */
    public void enterBaseline(C baseline) {
        enterBaseline(baseline, Effort.NONE);
    }

    /** Enters a baseline, fitting it now, so that its time is known. */
    public void enterBaseline(Supplier<? extends C> fitting) {
        long start = System.nanoTime();
        C baseline = fitting.get();
        enterBaseline(baseline, new Effort(0, (System.nanoTime() - start) / 1e9, 0));
    }

    private void enterBaseline(C baseline, Effort effort) {
        enter(baseline, Entry.baseline(baseline.name(), baseline.parameters()), effort, UnaryOperator.identity());
    }

    /** Enters a network, with what its training took. */
    public void enter(C network, Effort effort) {
        enter(network, effort, UnaryOperator.identity());
    }

    /**
     * Enters a network, with what its training took.
     *
     * @param more adds to its score, such as a figure that others have published
     */
    public void enter(C network, Effort effort, UnaryOperator<Score> more) {
        enter(network, Entry.network(network.name(), network.parameters()), effort, more);
    }

    /** Enters a network whose training came to nothing: it has no score. */
    public void enterDiverged(String name, long parameters) {
        Map<String, Measured> metrics = new LinkedHashMap<>(Map.of(metric.name(), NOTHING));
        scores.scores().stream()
                .flatMap(score -> score.metrics().keySet().stream())
                .forEach(other -> metrics.put(other, NOTHING));
        scores.enter(new Score(Entry.network(name, parameters), Effort.NONE, metrics, Map.of()));
    }

    private void enter(C contestant, Entry entry, Effort effort, UnaryOperator<Score> more) {
        Map<String, Measured> metrics = new LinkedHashMap<>();
        evaluation.apply(contestant).forEach((measured, figures) -> metrics.put(measured.name(), figures));
        scores.enter(more.apply(new Score(entry, effort, metrics, Map.of())));
        contestants.add(contestant);
    }

    /** The scores so far. */
    public Scoreboard scores() {
        return scores;
    }

    /** Who was entered and has a score. */
    public List<C> contestants() {
        return List.copyOf(contestants);
    }

    /** The contestant with the best score. */
    public C best() {
        return contestant(scores.winner());
    }

    /**
     * The contestant with the best score of some of them.
     *
     * @throws InputException if none of them has a score
     */
    public C best(Collection<? extends C> among) {
        return scores.best(score -> among.stream()
                        .anyMatch(one -> one.name().equals(score.contestant().name())))
                .map(this::contestant)
                .orElseThrow(() -> new InputException("None of the contestants that are left has a score."));
    }

    /**
     * The network with the best score.
     *
     * @throws InputException if there is none, since each training has diverged
     */
    public C bestNetwork() {
        return scores.best(score -> !score.contestant().isBaseline())
                .map(this::contestant)
                .orElseThrow(() -> new InputException("No network is left to save: every training diverged;"
                        + " try a smaller --learning-rate in another --out."));
    }

    private C contestant(Score score) {
        return contestants.stream()
                .filter(one -> one.name().equals(score.contestant().name()))
                .findFirst()
                .orElseThrow();
    }
}
