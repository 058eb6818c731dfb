package recurrent4j.seq2seq.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Epoch;

/**
 * What a contest of models that rewrite texts leaves for people and programs: a page that begins with what was written for test
 * sources and where the network looked, and goes on with the scoreboard, learning curves, all measures with their intervals, the
 * score by the length of the source, the best and worst texts; the same figures as JSON; every epoch's losses as CSV.
 */
public record Seq2SeqReport(
        String title,
        Contest<Seq2SeqModel> contest,
        Seq2SeqEvaluation evaluation,
        Map<String, ? extends Ensemble<?>> ensembles,
        List<String> remarks) {

    private static final int MOST_EXAMPLES = 6;

    /**
     * Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder.
     *
     * @param answers the name of the model that answers from now on
     */
    public void write(Path folder, Provenance provenance, String answers) throws IOException {
        String network = ensembles.isEmpty() ? answers : contest.bestNetwork().name();
        List<String> shown = Stream.of(answers, network).distinct().toList();
        var charts =
                new Charts(contest.contestants().stream().map(Contestant::name).toList());
        List<Section> sections = new ArrayList<>();
        LearningCurves curves = curves();
        if (!curves.epochs().isEmpty()) {
            sections.add(learning(curves, charts));
            curves.writeCsv(folder.resolve("losses.csv"));
        }
        sections.add(measures());
        sections.add(new GroupSection(evaluation.scoring(), evaluation.test(), compared(shown)).section(charts));
        shown.forEach(model -> sections.addAll(bestAndWorst(model)));
        int decimals = evaluation.scoring().decides().decimals();
        new HtmlReport(title, provenance, contest.scores().written(decimals), leading(shown), sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), "model").write(folder.resolve("report.json"));
    }

    private Task task() {
        return evaluation.scoring().task();
    }

    /** What was written, and where those looked who wrote it. */
    private List<Section> leading(List<String> shown) {
        if (task() == Task.GENERATION) {
            return shown.stream()
                    .map(model ->
                            new GeneratedTexts(evaluation.test().answers(model), evaluation::isKnown).section(model))
                    .toList();
        }
        Map<String, List<Rewriting>> written = new LinkedHashMap<>();
        shown.forEach(model -> written.put(model, evaluation.test().answers(model)));
        var examples = new Examples(evaluation.scoring(), written);
        List<Section> leading = new ArrayList<>(List.of(examples.texts()));
        shown.forEach(model -> examples.attention(model).ifPresent(leading::add));
        return leading;
    }

    /** The best baseline stands beside whoever is shown. */
    private List<String> compared(List<String> shown) {
        String baseline = contest.scores().bestBaseline().contestant().name();
        return Stream.concat(shown.stream(), Stream.of(baseline)).distinct().toList();
    }

    /** Of each ensemble the first member's: more curves than kinds could not be distinguished. */
    private LearningCurves curves() {
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        ensembles.forEach(
                (name, ensemble) -> epochs.put(name, ensemble.runs().get(0).epochs()));
        return new LearningCurves(epochs);
    }

    private Section learning(LearningCurves curves, Charts charts) {
        Chart losses = charts.lines(curves.plot("Validation loss", "nats a token", false));
        if (evaluation.validationError().isEmpty()) {
            String words =
                    "The mean loss on the validation part after each epoch; the epoch with the smallest is kept.";
            return Section.of("Learning curves", words, losses);
        }
        String words = Text.of(
                "What the validation part's %s is short of, as a share, and the mean loss there, after each epoch. The epoch with the"
                        + " smallest error is kept.",
                evaluation.metric().name());
        return Section.of("Learning curves", words, charts.lines(curves.errors("Validation error", "error")), losses);
    }

    private Section measures() {
        Stream<String> words = Stream.of(
                        Stream.of("After ±, half the width of the 95 % interval of a bootstrap over texts."),
                        evaluation.remarks(contest.scores()).stream(),
                        remarks.stream())
                .flatMap(sentences -> sentences);
        return Section.ofTables(
                "All measures on the test part",
                words.collect(Collectors.joining("\n\n")),
                evaluation.measures().toArray(Table[]::new));
    }

    /** Texts that are one of very many that belong to a label are not good or bad by themselves. */
    private List<Section> bestAndWorst(String model) {
        if (task() == Task.GENERATION) {
            return List.of();
        }
        return List.of(examples(model, "Worst", false), examples(model, "Best", true));
    }

    private Section examples(String model, String title, boolean best) {
        Measure measure = evaluation.test().ofSingleTexts();
        String words = Text.of(
                "By the %s of single texts; of equal ones those with longer sources.",
                measure.metric().name());
        List<MarkedText> texts = new ArrayList<>();
        for (TestScores.Example example : evaluation.test().examples(model, best, MOST_EXAMPLES)) {
            String form = "%s %." + measure.decimals() + "f";
            texts.add(new ShownText(evaluation.scoring(), example.rewriting().pair())
                    .written("written", example.rewriting().hypothesis())
                    .marked(Text.of(form, measure.metric().name(), example.score())));
        }
        return new Section(title + " texts of " + model, words, texts);
    }
}
