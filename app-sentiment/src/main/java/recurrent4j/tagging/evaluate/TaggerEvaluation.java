package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.scheme.TagScheme;

/** How good taggers are on the same sentences, which each is asked for once. */
public final class TaggerEvaluation {

    /** Where it begins does not matter, but that it begins there each time. */
    private static final long SEED = 1;

    /** Of figures with intervals; more do not fit on a page. */
    private static final int MOST_COLUMNS = 5;

    private final Units units;
    private final Known known;
    private final List<Sentence> validation;
    private final List<Sentence> test;
    private final Map<String, TagPredictions> onTest = new LinkedHashMap<>();
    private final Map<String, TaggingQuality> qualities = new LinkedHashMap<>();

    /**
     * Prepares an evaluation, of which either part may be empty.
     *
     * @param scheme of all tags
     * @param known what the taggers have seen in training
     * @throws InputException if a sentence has no tags
     */
    public TaggerEvaluation(TagScheme scheme, Known known, List<Sentence> validation, List<Sentence> test) {
        this.units = new Units(scheme);
        this.known = known;
        this.validation = tagged("validation", validation);
        this.test = tagged("test", test);
    }

    /** Prepares an evaluation of taggers that are trained on the training part of a corpus. */
    public static TaggerEvaluation of(TaggedCorpus corpus) {
        return new TaggerEvaluation(
                corpus.scheme(),
                new Known(corpus.words(), corpus.tags(), corpus.labels()),
                corpus.parts().validation(),
                corpus.parts().test());
    }

    /** Prepares an evaluation on sentences that no tagger was trained on or chosen by. */
    public static TaggerEvaluation onTest(TagScheme scheme, Known known, List<Sentence> test) {
        return new TaggerEvaluation(scheme, known, List.of(), test);
    }

    private static List<Sentence> tagged(String part, List<Sentence> sentences) {
        IntStream.range(0, sentences.size())
                .filter(at -> sentences.get(at).tags().isEmpty())
                .findFirst()
                .ifPresent(at -> {
                    throw new InputException(
                            "Sentence %,d of the %s part, \"%s\", has no tags, so that no answer can be compared with them; leave it out or tag it.",
                            at + 1, part, sentences.get(at).text());
                });
        return List.copyOf(sentences);
    }

    /** Returns what taggers are judged by whose tags are written in a scheme. */
    public static Metric metric(TagScheme scheme) {
        return new Units(scheme).metric();
    }

    /** Returns a contest of taggers that are evaluated here. */
    public Contest<Tagger> contest() {
        return new Contest<>(units.metric(), this::measured);
    }

    /**
     * Returns what is not right of answers for all validation sentences, by the metric that taggers are judged by: 0 if everything
     * is. The best epoch of a training is chosen by it.
     */
    public double validationError(List<Tagging> answers) {
        TagPredictions predictions = TagPredictions.of(validation, answers, units, known);
        return 1 - TaggingQuality.of(predictions).figures(units).get(units.metric());
    }

    private Map<Metric, Measured> measured(Tagger tagger) {
        TagPredictions ofTest = TagPredictions.of(tagger, test, units, known);
        onTest.put(tagger.name(), ofTest);
        qualities.put(tagger.name(), TaggingQuality.of(ofTest));
        Map<Metric, Double> testFigures = qualities.get(tagger.name()).figures(units);
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        TaggingQuality.of(TagPredictions.of(tagger, validation, units, known))
                .figures(units)
                .forEach((metric, figure) -> measured.put(metric, new Measured(figure, testFigures.get(metric))));
        return measured;
    }

    /** Says which tags and labels no tagger can answer, since the training part has not shown them. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(known.remarks("validation", validation));
        remarks.addAll(known.remarks("test", test));
        return remarks;
    }

    Units units() {
        return units;
    }

    TaggingQuality quality(String tagger) {
        return qualities.get(tagger);
    }

    Map<String, TagPredictions> predictions() {
        return onTest;
    }

    /**
     * Returns every measure of every tagger on the test part, with half the width of its interval of 95 %, in tables of a few
     * columns.
     */
    public List<Table> measures() {
        Map<String, Map<String, String>> figures = new LinkedHashMap<>();
        onTest.keySet().forEach(name -> figures.put(name, figures(name)));
        List<String> measures = figures.values().stream()
                .findFirst()
                .map(any -> List.copyOf(any.keySet()))
                .orElse(List.of());
        List<Table> tables = new ArrayList<>();
        for (int from = 0; from < measures.size(); from += MOST_COLUMNS) {
            List<String> some = measures.subList(from, Math.min(measures.size(), from + MOST_COLUMNS));
            List<List<String>> rows = new ArrayList<>();
            figures.forEach(
                    (name, of) -> rows.add(row(name, some.stream().map(of::get).toList())));
            tables.add(new Table(row("test", some), rows));
        }
        return tables;
    }

    private static List<String> row(String first, List<String> others) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(others);
        return row;
    }

    /** Returns every measure of one tagger on the test part, a row for each. */
    public Table measures(String tagger) {
        List<List<String>> rows = new ArrayList<>();
        figures(tagger).forEach((metric, figure) -> rows.add(List.of(metric, figure)));
        return new Table(List.of("measure", "test"), rows);
    }

    private Map<String, String> figures(String tagger) {
        var intervals = TaggingQuality.intervals(onTest.get(tagger), SEED);
        Map<String, String> measures = new LinkedHashMap<>();
        qualities
                .get(tagger)
                .figures(units)
                .forEach((metric, figure) -> measures.put(
                        metric.name(),
                        Double.isNaN(figure) ? "-" : Text.of("%.4f ± %.4f", figure, intervals.halfWidth(metric))));
        return measures;
    }

    /** Returns how many spans of the test part there are and were found, in a sentence. */
    public String counts(String tagger) {
        Hits all = qualities.get(tagger).all();
        long tokens = test.stream().mapToLong(Sentence::length).sum();
        return units.areTokens()
                ? Text.of("%,d tokens; %,d tags correct.", tokens, all.correct())
                : Text.of(
                        "%,d tokens with %,d spans; %,d answered, of which %,d correct.",
                        tokens, all.support(), all.answered(), all.correct());
    }

    /** Returns precision, recall and F1 of each kind on the test part, with their averages below. */
    public Table kinds(String tagger) {
        return new KindTable(qualities.get(tagger), units).table();
    }

    /** Returns the tags that were taken for another most often on the test part. */
    public Table confusedTags(String tagger, int most) {
        return new TaggingErrors(onTest.get(tagger)).confusedTags(most);
    }
}
