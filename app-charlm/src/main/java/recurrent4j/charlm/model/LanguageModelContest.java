package recurrent4j.charlm.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.Split;
import recurrent4j.data.TokenSequence;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/** Language models that are scored on the same texts, each read from its beginning, in the order of their entry. */
public final class LanguageModelContest {

    private static final TextPart NOTHING = new TextPart(TokenSequence.of(), 0, 0);

    private static final int CELL = "validation".length();

    private final TextPart validation;
    private final TextPart test;
    private final Scoreboard scores = Scoreboard.of(Surprisal.BITS_PER_CHARACTER);
    private final Map<String, List<Epoch>> epochs = new LinkedHashMap<>();

    /** Prepares a contest on the validation and test parts of a text, of which either may be empty. */
    public LanguageModelContest(Split<TextPart> parts) {
        validation = parts.validation();
        test = parts.test();
    }

    /** Prepares a contest on a text that nobody was trained on or chosen by. */
    public static LanguageModelContest onTest(TextPart text) {
        return new LanguageModelContest(new Split<>(NOTHING, NOTHING, text));
    }

    /** Enters a fitted baseline. */
    public void enter(LanguageModel baseline) {
        enter(baseline, Entry.baseline(baseline.name(), baseline.parameters()), Effort.NONE);
    }

    /** Enters the n-grams of every order. */
    public void enterAll(NGramCounts counts) {
        for (int order = 1; order <= NGramCounts.HIGHEST; order++) {
            enter(counts.model(order));
        }
    }

    /** Enters a network, with what its training took. */
    public void enter(LanguageModel network, TrainingRun run) {
        int passes = run.epochs().size();
        double examples = (double) passes * run.examples();
        epochs.put(network.name(), run.epochs());
        enter(
                network,
                Entry.network(network.name(), network.parameters()),
                new Effort(passes, run.seconds(), examples / run.seconds()));
    }

    /** Enters a network that was trained before. */
    public void enterSaved(LanguageModel network) {
        enter(network, Entry.network(network.name(), network.parameters()), Effort.NONE);
    }

    private void enter(LanguageModel model, Entry contestant, Effort effort) {
        enter(contestant, effort, new Answer(Surprisal.of(model, validation), Surprisal.of(model, test)));
    }

    private void enter(Entry contestant, Effort effort, Answer answer) {
        scores.enter(Score.of(contestant, effort, Surprisal.BITS_PER_CHARACTER, answer.of(Surprisal::bitsPerCharacter))
                .with(Surprisal.NATS_PER_CHARACTER, answer.of(Surprisal::natsPerCharacter))
                .with(Surprisal.PERPLEXITY, answer.of(Surprisal::perplexity)));
    }

    private record Answer(Surprisal validation, Surprisal test) {

        Measured of(ToDoubleFunction<Surprisal> metric) {
            return new Measured(metric.applyAsDouble(validation), metric.applyAsDouble(test));
        }
    }

    /** Returns the scores so far. */
    public Scoreboard scores() {
        return scores;
    }

    /** Returns the epochs of each network that was trained here. */
    public Map<String, List<Epoch>> epochs() {
        return epochs;
    }

    /** Returns what the scores are in nats, and how many equally likely tokens would be as surprising, as a table. */
    public String otherScales(String unit) {
        int width = Stream.concat(
                        Stream.of("contestant"),
                        scores.scores().stream().map(score -> score.contestant().name()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        var table = new StringBuilder(
                "The same in nats/char, and as perplexity, how many equally likely %s it is like:%n%n".formatted(unit));
        row(table, width, "contestant", "validation", "test", "validation", "test");
        for (Score score : scores.scores()) {
            Measured nats = score.measured(Surprisal.NATS_PER_CHARACTER);
            Measured perplexity = score.measured(Surprisal.PERPLEXITY);
            row(
                    table,
                    width,
                    score.contestant().name(),
                    figure("%.4f", nats.validation()),
                    figure("%.4f", nats.test()),
                    figure("%,.2f", perplexity.validation()),
                    figure("%,.2f", perplexity.test()));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, int width, String name, String... cells) {
        table.append("  ").append(name).append(" ".repeat(width - name.length()));
        for (String cell : cells) {
            table.append("  ")
                    .append(" ".repeat(Math.max(0, CELL - cell.length())))
                    .append(cell);
        }
        table.append(System.lineSeparator());
    }

    private static String figure(String form, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
    }
}
