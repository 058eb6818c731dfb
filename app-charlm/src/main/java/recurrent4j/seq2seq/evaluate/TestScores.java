package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.BootstrapIntervals;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.Task;

/** What models have made of the test part, in the order of their entry. */
public final class TestScores {

    /** Where it begins does not matter, but that it begins there each time, so that models meet the same draws. */
    private static final long SEED = 1;

    /** Of a line, which fits a terminal of ordinary width beside a margin. */
    private static final int WIDTH = 110;

    private static final int GAP = 2;

    private final Scoring scoring;
    private final List<Measure> measures;
    private final List<Pair> pairs;
    private final Map<String, Rewritings> models = new LinkedHashMap<>();
    private final Map<String, BootstrapIntervals> intervals = new HashMap<>();

    TestScores(Scoring scoring, List<Measure> measures, List<Pair> pairs) {
        this.scoring = scoring;
        this.measures = List.copyOf(measures);
        this.pairs = pairs;
    }

    Rewritings enter(Seq2SeqModel model) {
        Rewritings answers = Rewritings.of(model, pairs);
        models.put(model.name(), answers);
        intervals.remove(model.name());
        return answers;
    }

    /** The pairs of the test part. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Returns what a model has made of each pair. */
    public List<Rewriting> answers(String model) {
        return models.get(model).all();
    }

    /** A text, and how good it is on its own. */
    public record Example(Rewriting rewriting, double score) {}

    /** What says of a single text how good it is. */
    public SumMeasure ofSingleTexts() {
        return scoring.ofSingleTexts();
    }

    /**
     * Returns the best or the worst texts of a model, of equals those with longer sources, and no source twice.
     *
     * @param most how many at most
     */
    public List<Example> examples(String model, boolean best, int most) {
        SumMeasure measure = scoring.ofSingleTexts();
        double[][] sums = models.get(model).sums(measure);
        List<Rewriting> answers = answers(model);
        boolean upwards = measure.metric().smallerIsBetter() == best;
        Comparator<Example> order = Comparator.comparingDouble(Example::score);
        Map<String, Example> bySource = new LinkedHashMap<>();
        IntStream.range(0, answers.size())
                .mapToObj(at -> new Example(answers.get(at), measure.figure(sums[at])))
                .filter(example -> !Double.isNaN(example.score()))
                .sorted((upwards ? order : order.reversed())
                        .thenComparing(
                                example -> -example.rewriting().pair().source().length()))
                .forEachOrdered(example ->
                        bySource.putIfAbsent(example.rewriting().pair().source(), example));
        return bySource.values().stream().limit(most).toList();
    }

    /** Returns the groups of texts by the length of their sources; where sources are labels, by these. */
    public List<TextGroup> groups() {
        return ofLabels()
                ? TextGroup.bySource(pairs)
                : TextGroup.bySourceLength(pairs, scoring.units().source());
    }

    /** Returns how good a model is on some of the texts, by the metric that models are judged by. */
    public double figure(String model, TextGroup group) {
        return models.get(model).figure(scoring.decides(), group.texts());
    }

    /** Returns how good models are on each group of texts, by the metric that models are judged by. */
    public Table groups(List<String> names) {
        SumMeasure measure = scoring.decides();
        List<String> headings = new ArrayList<>();
        headings.add(grouped());
        headings.add("texts");
        headings.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (TextGroup group : groups()) {
            List<String> row = new ArrayList<>(List.of(group.name(), Text.of("%,d", group.texts().length)));
            names.forEach(name -> row.add(written(measure, figure(name, group))));
            rows.add(row);
        }
        return new Table(headings, rows);
    }

    /** Returns how good every model is on each group of texts: a row for a model, or for a label, of which there may be many. */
    public Table everyModelByGroup() {
        List<String> names = List.copyOf(models.keySet());
        if (ofLabels()) {
            return groups(names);
        }
        List<List<String>> columns = new ArrayList<>();
        columns.add(Stream.concat(Stream.of(grouped()), names.stream()).toList());
        for (TextGroup group : groups()) {
            Stream<String> figures = names.stream().map(name -> written(scoring.decides(), figure(name, group)));
            columns.add(Stream.concat(Stream.of(group.name()), figures).toList());
        }
        return table(columns);
    }

    private boolean ofLabels() {
        return scoring.task() == Task.GENERATION;
    }

    private String grouped() {
        String metric = scoring.decides().metric().name();
        return ofLabels()
                ? metric + " of"
                : Text.of("%s by source %ss", metric, scoring.units().source());
    }

    private static String written(Measure measure, double figure) {
        return Double.isNaN(figure) ? "-" : Text.of("%." + measure.decimals() + "f", figure);
    }

    /** Returns every measure of every model with half the width of its interval of 95 %, in tables that fit a page. */
    List<Table> tables() {
        List<List<String>> columns = new ArrayList<>();
        measures.stream().filter(this::isMeasured).forEach(measure -> columns.add(column(measure)));
        List<String> names =
                Stream.concat(Stream.of("test"), models.keySet().stream()).toList();
        List<Table> tables = new ArrayList<>();
        List<List<String>> some = new ArrayList<>(List.of(names));
        for (List<String> column : columns) {
            int width = Stream.concat(some.stream(), Stream.of(column))
                    .mapToInt(TestScores::width)
                    .sum();
            if (width > WIDTH && some.size() > 1) {
                tables.add(table(some));
                some = new ArrayList<>(List.of(names));
            }
            some.add(column);
        }
        if (some.size() > 1) {
            tables.add(table(some));
        }
        return tables;
    }

    private List<String> column(Measure measure) {
        return Stream.concat(
                        Stream.of(measure.metric().name()),
                        models.keySet().stream().map(model -> cell(model, measure)))
                .toList();
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(0) + GAP;
    }

    private static Table table(List<List<String>> columns) {
        List<List<String>> rows = IntStream.range(0, columns.get(0).size())
                .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
                .toList();
        return new Table(rows.get(0), rows.subList(1, rows.size()));
    }

    /** Returns a name as it stands in a sentence, whose commas are not the name's. */
    private static String named(String model) {
        return model.contains(",") ? '"' + model + '"' : model;
    }

    /** Whether a measure is a number for any model: without probabilities there is no perplexity. */
    private boolean isMeasured(Measure measure) {
        return models.values().stream().anyMatch(answers -> !Double.isNaN(answers.figure(measure)));
    }

    /** Returns every measure of one model, a row for each. */
    public Table measures(String model) {
        return new Table(
                List.of("measure", "test"),
                measures.stream()
                        .filter(this::isMeasured)
                        .map(measure -> List.of(measure.metric().name(), cell(model, measure)))
                        .toList());
    }

    private String cell(String model, Measure measure) {
        double figure = models.get(model).figure(measure);
        String written = written(measure, figure);
        return Double.isNaN(figure) || !(measure instanceof SumMeasure)
                ? written
                : written + " ± " + written(measure, intervals(model).halfWidth(measure.metric()));
    }

    private BootstrapIntervals intervals(String model) {
        List<SumMeasure> summed = measures.stream()
                .filter(SumMeasure.class::isInstance)
                .map(SumMeasure.class::cast)
                .toList();
        return intervals.computeIfAbsent(model, name -> models.get(name).intervals(summed, SEED));
    }

    /** Compares two models by the metric that models are judged by. */
    public Comparison compare(String model, String other) {
        SumMeasure measure = scoring.decides();
        double difference =
                models.get(model).figure(measure) - models.get(other).figure(measure);
        return Comparison.of(measure.metric(), difference, intervals(model), intervals(other));
    }

    /** Compares each network with the best baseline, in a sentence. */
    List<String> comparisons(Scoreboard scores) {
        String baseline = scores.bestBaseline().contestant().name();
        Metric metric = scoring.decides().metric();
        return scores.scores().stream()
                .filter(score -> !score.contestant().isBaseline())
                .filter(score -> !Double.isNaN(score.measured(metric).test()))
                .map(Score::contestant)
                .map(network -> compare(network.name(), baseline)
                        .sentence(named(network.name()), named(baseline), scoring.decides()))
                .toList();
    }

    /** Returns how those scores were computed of which there are several kinds. */
    List<String> signatures() {
        String references = references(pairs);
        List<String> signatures = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure instanceof Bleu bleu) {
                signatures.add("BLEU: " + bleu.signature(references));
            } else if (measure instanceof Chrf chrf) {
                signatures.add(chrf.metric().name() + ": " + chrf.signature(references));
            }
        }
        return signatures;
    }

    /** Returns how many references each text has, as signatures say it: {@code var} if not all have as many. */
    static String references(List<Pair> pairs) {
        List<Integer> counts =
                pairs.stream().map(pair -> pair.targets().size()).distinct().toList();
        return counts.size() == 1 ? counts.get(0).toString() : "var";
    }

    /** Says of which models texts have no end, or unknown tokens. */
    List<String> defects() {
        List<String> defects = new ArrayList<>();
        models.forEach((name, answers) -> {
            long cut = answers.all().stream()
                    .filter(one -> !one.hypothesis().complete())
                    .count();
            if (cut > 0) {
                defects.add(Text.of(
                        "Of %s, %,d of %,d test texts were cut off at the limit of their length.",
                        named(name), cut, answers.size()));
            }
            long unknown = answers.all().stream()
                    .filter(one -> one.hypothesis().text().contains(Vocabulary.UNKNOWN))
                    .count();
            if (unknown > 0) {
                defects.add(Text.of(
                        "Of %s, %,d of %,d test texts hold an unknown token, %s.",
                        named(name), unknown, answers.size(), Vocabulary.UNKNOWN));
            }
        });
        return defects;
    }
}
