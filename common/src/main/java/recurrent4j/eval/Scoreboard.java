package recurrent4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import recurrent4j.io.Text;

/**
 * Contestants in the order of their entry, judged by one metric against the best baseline. It judges by the validation
 * part, or by the test part where no contestant has a validation score. Without a baseline that has a score it tells nothing:
 * its questions throw {@link IllegalStateException}.
 */
public final class Scoreboard {

    private final Metric metric;
    private final List<Score> scores = new ArrayList<>();
    private final DoubleFunction<String> figures;

    /** An empty scoreboard that will judge by this metric. */
    public Scoreboard(Metric metric) {
        this(metric, Figures::score);
    }

    private Scoreboard(Metric metric, DoubleFunction<String> figures) {
        this.metric = metric;
        this.figures = figures;
    }

    /**
     * Returns the same scores, written with so many decimals, such as those that chance leaves of a share of few texts; they are
     * compared as they are.
     */
    public Scoreboard written(int decimals) {
        var written = new Scoreboard(metric, figure -> Text.of("%." + decimals + "f", figure));
        written.scores.addAll(scores);
        return written;
    }

    /** A figure of the metric as it is written. */
    String written(double figure) {
        return Double.isFinite(figure) ? figures.apply(figure) : Figures.score(figure);
    }

    /**
     * Enters one contestant, and returns this scoreboard.
     *
     * @throws IllegalArgumentException if the score lacks the metric, or the name is already entered
     */
    public Scoreboard enter(Score score) {
        score.measured(metric);
        String name = score.contestant().name();
        if (scores.stream().anyMatch(other -> other.contestant().name().equals(name))) {
            throw new IllegalArgumentException(
                    "Contestant " + name + " is already on the scoreboard; give each its own name.");
        }
        scores.add(score);
        return this;
    }

    /** What this scoreboard judges by. */
    public Metric metric() {
        return metric;
    }

    /** The scores in the order of entry. */
    public List<Score> scores() {
        return List.copyOf(scores);
    }

    /** The part that judges: {@code validation}, or {@code test} where nothing has a validation score. */
    public String judge() {
        return measuredAnywhere(Measured::validation) ? "validation" : "test";
    }

    /** The contestant with the best score; of equals the earlier. */
    public Score winner() {
        Score first = bestBaseline();
        return best(score -> true).orElse(first);
    }

    /** The best of the baselines, which is what every improvement is measured against; of equals the earlier. */
    public Score bestBaseline() {
        return best(score -> score.contestant().isBaseline())
                .orElseThrow(() -> new IllegalStateException("No score is shown without baselines beside it, and of "
                        + scores.size() + " contestants none is a baseline with a score; enter one first."));
    }

    /** How much better than the best baseline a contestant is, as a fraction of the baseline's score. */
    public double improvement(Score score) {
        return metric.improvement(judged(score), judged(bestBaseline()));
    }

    /** The score of a contestant that decides, as people read it. */
    public String figure(Score score) {
        return Figures.score(judged(score));
    }

    /** Who is best, and what that is worth, in one sentence. */
    public String verdict() {
        Score best = winner();
        Score baseline = bestBaseline();
        String score = judge() + " " + metric.name() + " " + written(judged(best));
        if (best == baseline) {
            return named(best) + ", a baseline, is best: " + score + ".";
        }
        return named(best) + " is best: " + score + ", " + Figures.share(improvement(best)) + " better than "
                + named(baseline) + ", the best baseline.";
    }

    private boolean loses(Score score) {
        return !score.contestant().isBaseline() && !metric.better(judged(score), judged(bestBaseline()));
    }

    /** One sentence for every network that does not beat the best baseline, in plain words. */
    public List<String> remarks() {
        return scores.stream().filter(this::loses).map(this::remark).toList();
    }

    /** The sentence that says so, if this contestant is a network that does not beat the best baseline. */
    public Optional<String> remark(String contestant) {
        return scores.stream()
                .filter(score -> score.contestant().name().equals(contestant))
                .filter(this::loses)
                .map(this::remark)
                .findFirst();
    }

    /** The scoreboard as cells of text. */
    public ScoreTable table() {
        return new ScoreTable(this);
    }

    /** The scoreboard as an aligned table of plain text, at most 110 characters wide. */
    @Override
    public String toString() {
        return table().toString();
    }

    double judged(Score score) {
        Measured measured = score.measured(metric);
        return judge().equals("validation") ? measured.validation() : measured.test();
    }

    boolean measuredAnywhere(ToDoubleFunction<Measured> part) {
        return scores.stream()
                .map(score -> score.measured(metric))
                .mapToDouble(part)
                .anyMatch(value -> !Double.isNaN(value));
    }

    /** Of equals the earlier. */
    Optional<Score> best(Predicate<Score> among) {
        return scores.stream()
                .filter(among)
                .filter(score -> !Double.isNaN(judged(score)))
                .reduce((best, next) -> metric.better(judged(next), judged(best)) ? next : best);
    }

    /** Returns a name as it stands in a sentence, whose commas are not the name's. */
    static String named(Score score) {
        String name = score.contestant().name();
        return name.contains(",") ? '"' + name + '"' : name;
    }

    private String remark(Score score) {
        Score baseline = bestBaseline();
        String name = named(score);
        String reference = named(baseline);
        double own = judged(score);
        if (Double.isNaN(own)) {
            return name + " has no " + judge() + " score: its training diverged.";
        }
        String outcome = own == judged(baseline) ? " only equals the best baseline, " : " loses to the best baseline, ";
        return name + outcome + reference + ": " + judge() + " " + metric.name() + " " + written(own) + " against "
                + written(judged(baseline)) + ".";
    }
}
