package recurrent4j.tagging.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;
import recurrent4j.tagging.scheme.Span;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Epoch;

/**
 * What a contest of taggers leaves for people and programs: a page with the scoreboard, learning curves, all measures with their
 * intervals, F1 and confusion by kind, and sentences with what was answered; the same figures as JSON; every epoch's losses as
 * CSV.
 */
public record TaggingReport(
        String title,
        Contest<Tagger> contest,
        TaggerEvaluation evaluation,
        Map<String, ? extends Ensemble<?>> ensembles,
        List<String> remarks) {

    /** As many as the field prints: F1 in hundredths of a percent. */
    static final int DECIMALS = 4;

    private static final int MOST_WRONG = 15;
    private static final int MOST_RIGHT = 5;
    private static final int MOST_PAIRS = 20;

    private static final String SPANS = """
            A span is correct if it begins and ends where it does and is of the kind that it is, as conlleval counts. \
            The micro average counts all spans together, the macro average is the mean over the kinds, \
            and the weighted average that by their support.

            What the others are: of the wrong kind, of wrong boundaries, or both, if they share a token with one that was answered; \
            missed, if they share none; and spurious, if one was answered where none is. Each is counted once.""";

    private static final String TAGS = """
            Support is how many tokens have a tag, and answered how many were given it. \
            The macro average is the mean over the tags, the weighted average that by their support.""";

    /**
     * Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. The errors shown are those of the best
     * tagger, a baseline or not, and beside it of the best network.
     *
     * @param answers the name of the tagger that answers from now on
     */
    public void write(Path folder, Provenance provenance, String answers) throws IOException {
        // Of each ensemble the first member's is drawn: more curves than kinds could not be distinguished.
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        ensembles.forEach(
                (name, ensemble) -> epochs.put(name, ensemble.runs().get(0).epochs()));
        var curves = new LearningCurves(epochs);
        List<Section> sections = new ArrayList<>();
        if (!epochs.isEmpty()) {
            var charts = new Charts(
                    contest.contestants().stream().map(Contestant::name).toList());
            String metric = contest.scores().metric().name();
            String words = Text.of(
                    "The error (1 - %s) and the mean loss on the validation part after each epoch. The epoch with the"
                            + " smallest error is kept; the loss rises already where a network becomes too sure of itself.",
                    metric);
            sections.add(Section.of(
                    "Learning curves",
                    words,
                    charts.lines(curves.errors("Validation error", "1 - " + metric)),
                    charts.lines(curves.plot("Validation loss", "nats a sentence", false))));
            curves.writeCsv(folder.resolve("losses.csv"));
        }
        sections.add(measures());
        List<String> shown = shown(answers);
        shown.forEach(name -> sections.add(kinds(name)));
        shown.forEach(name -> sections.add(confusion(name)));
        shown.forEach(name -> sections.add(sentences(name)));
        shown.forEach(name -> sections.add(pairs(name)));
        shown.forEach(name -> sections.add(words(name)));
        new HtmlReport(title, provenance, contest.scores().written(DECIMALS), List.of(), sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, contest.scores(), "model").write(folder.resolve("report.json"));
    }

    private List<String> shown(String answers) {
        String network = ensembles.isEmpty() ? answers : contest.bestNetwork().name();
        return Stream.of(contest.best().name(), answers, network).distinct().toList();
    }

    private Section measures() {
        String meaning = "After ±, half the width of the 95 % interval of a bootstrap over sentences."
                + " Unknown words do not occur in the training part; an exact match is a sentence without an error in its "
                + (tokens() ? "tags" : "spans") + ".";
        String words = String.join(
                "\n\n",
                Stream.of(Stream.of(meaning), evaluation.remarks().stream(), remarks.stream())
                        .flatMap(sentences -> sentences)
                        .toList());
        return Section.ofTables(
                "All measures on the test part", words, evaluation.measures().toArray(Table[]::new));
    }

    private boolean tokens() {
        return evaluation.units().areTokens();
    }

    private TagPredictions predictions(String tagger) {
        return evaluation.predictions().get(tagger);
    }

    private Section kinds(String tagger) {
        String title = (tokens() ? "F1 by tag: " : "F1 by kind: ") + tagger;
        String words = evaluation.counts(tagger) + " " + (tokens() ? TAGS : SPANS);
        Section section = Section.ofTables(title, words, evaluation.kinds(tagger));
        return tokens() ? section : section.with(new TaggingErrors(predictions(tagger)).outcomes());
    }

    private Section confusion(String tagger) {
        String words = tokens()
                ? "How many tokens of each tag were given each."
                : "Which kind of span was answered for which: at the same place, or else where they share tokens. On the"
                        + " diagonal stand spans whose boundaries are wrong, too.";
        return Section.ofTables(
                "Confusion matrix of " + tagger, words, new TaggingErrors(predictions(tagger)).confusion());
    }

    private Section sentences(String tagger) {
        TagPredictions predictions = predictions(tagger);
        var highlighter = Highlighter.of(predictions
                .all()
                .boxed()
                .flatMap(at -> predictions.truth(at).stream())
                .map(Span::kind));
        List<MarkedText> wrong = compared(predictions, highlighter, false, MOST_WRONG);
        List<MarkedText> right = tokens() ? List.of() : compared(predictions, highlighter, true, MOST_RIGHT);
        long errors = predictions.all().filter(at -> !predictions.isRight(at)).count();
        String words = errors == 0
                ? tagger + " has made no error on the test part."
                : Text.of(
                        "The first of the %,d sentences of the test part, of %,d, in which %s has made an error%s.",
                        errors,
                        predictions.size(),
                        tagger,
                        right.isEmpty() ? "" : ", and then the first with spans and without an error");
        return new Section(
                "Sentences tagged by " + tagger,
                words,
                Stream.concat(wrong.stream(), right.stream()).toList());
    }

    private static List<MarkedText> compared(
            TagPredictions predictions, Highlighter highlighter, boolean right, int most) {
        IntStream chosen = predictions
                .all()
                .filter(at -> predictions.isRight(at) == right)
                .filter(at -> !right || !predictions.truth(at).isEmpty());
        return chosen.limit(most)
                .mapToObj(at -> highlighter.compared(predictions, at))
                .toList();
    }

    private Section pairs(String tagger) {
        return Section.ofTables(
                "Tags that " + tagger + " confuses most often",
                "At how many tokens, which share that is of those with the true tag, and at which words.",
                evaluation.confusedTags(tagger, MOST_PAIRS));
    }

    private Section words(String tagger) {
        String spans = tokens() ? "" : " A span with any unknown word counts as unknown.";
        return Section.ofTables(
                "Known and unknown words: " + tagger,
                "Words are known that occur in the training part, written in the same way." + spans,
                new WordTable(predictions(tagger)).table());
    }
}
