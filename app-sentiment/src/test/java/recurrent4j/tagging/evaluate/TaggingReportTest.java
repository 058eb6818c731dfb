package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.Json;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.scheme.TagScheme;

class TaggingReportTest {

    private static final Answers NOTHING = new Answers(
            "nothing",
            Answers.NAMES.stream()
                    .map(sentence -> Tagging.of(
                            sentence.words().stream().map(word -> "O").toList()))
                    .toList());

    @TempDir
    private Path folder;

    @Test
    void theScoresStandFirstAndThenWhatKindsAreWorth() throws IOException {
        String page = names();
        assertThat(page)
                .containsSubsequence(
                        "model, a baseline, is best",
                        "<h2>Scores</h2>",
                        "All measures on the test part",
                        "a remark",
                        "F1 by kind: model",
                        "Confusion matrix of model",
                        "Sentences tagged by model",
                        "Tags that model confuses most often",
                        "Known and unknown words: model",
                        "How to run this again")
                .contains("17 tokens with 6 spans; 6 answered, of which 3 correct.", "<td>0.5000</td>");
    }

    @Test
    void aSentenceWithAnErrorIsShownAsItIsAndAsItWasAnswered() throws IOException {
        assertThat(names())
                .contains(
                        "<span class=\"name\">true</span> <mark class=\"c0\">John Smith <small>per</small></mark> lives in"
                                + " <mark class=\"c1 wrong\">New York <small>✗ loc, wrong boundaries</small></mark> .")
                .contains(
                        "<span class=\"name\">answered</span> <mark class=\"c0\">John Smith <small>per</small></mark> lives in"
                                + " <mark class=\"c1 wrong\">New <small>✗ loc, wrong boundaries</small></mark> York .")
                .contains("<mark class=\"c1 wrong\">Paris <small>✗ loc, missed</small></mark>")
                .contains("<mark class=\"c1 wrong\">Rain <small>✗ loc, spurious</small></mark>")
                .contains("<mark class=\"c2 wrong\">Acme <small>✗ org, wrong kind</small></mark>")
                .contains("Sentence 2: move, ✗ answered weather")
                .contains("<p class=\"marks\"><mark class=\"c0\">per</mark> <mark class=\"c1\">loc</mark>");
    }

    @Test
    void aSentenceWithoutAnErrorIsShownOnce() throws IOException {
        assertThat(names())
                .contains("Sentence 5: move</p>\n<div class=\"marked\">\n"
                        + "<p><mark class=\"c0\">Ann <small>per</small></mark> sleeps</p>\n</div>");
    }

    @Test
    void theConfusionMatrixHasAPlaceForSpansThatAreNotThere() throws IOException {
        assertThat(names())
                .contains("<th scope=\"row\">(none)</th>", "<td class=\"shade\" style=\"--shade:100%\">3</td>");
    }

    @Test
    void tagsWithoutASchemeAreMarkedWhereTheyAreWrong() throws IOException {
        List<Sentence> speech = List.of(Answers.sentence("the/DET dog/NOUN barks/VERB", ""));
        var tagger = new Answers("tagger", List.of(Answers.tagging("DET NOUN NOUN", "x")));
        String page = write(TaggerEvaluation.onTest(TagScheme.NONE, Known.of(speech), speech), tagger);
        assertThat(page)
                .contains("test accuracy 0.6667", "F1 by tag: tagger", "VERB → NOUN")
                .contains("<p>the dog <mark class=\"c2 wrong\">barks <small>✗ VERB, answered NOUN</small></mark></p>")
                .doesNotContain("spans", "spurious");
    }

    @Test
    void ofALongSentenceTheTokensAroundTheFirstErrorAreShown() throws IOException {
        List<Sentence> one = List.of(Answers.sentence("a/O ".repeat(500) + "Paris/B-loc" + " b/O".repeat(500), ""));
        var tagger = new Answers("tagger", List.of(Answers.tagging(("O ".repeat(1001)).strip(), "x")));
        assertThat(write(TaggerEvaluation.onTest(TagScheme.IOB2, Known.of(one), one), tagger))
                .contains("… " + "a ".repeat(10) + "<mark class=\"c0 wrong\">Paris", "b …</p>")
                .doesNotContain("b ".repeat(80));
    }

    @Test
    void programsReadTheSameMeasures() throws IOException {
        names();
        var json = Json.mapper().readTree(folder.resolve("report.json").toFile());
        var metrics = json.get("scores").get(1).get("metrics");
        assertThat(metrics.get("F1").get("test").asDouble()).isEqualTo(0.5);
        assertThat(metrics.get("label accuracy").get("test").asDouble()).isEqualTo(0.8);
    }

    private String names() throws IOException {
        return write(
                TaggerEvaluation.onTest(TagScheme.IOB2, Answers.known(), Answers.NAMES), NOTHING, Answers.OF_NAMES);
    }

    private String write(TaggerEvaluation evaluation, Answers... taggers) throws IOException {
        var contest = evaluation.contest();
        for (Answers tagger : taggers) {
            contest.enterBaseline(tagger);
        }
        var provenance = Answers.provenance("tag train");
        String answers = taggers[taggers.length - 1].name();
        new TaggingReport("Names", contest, evaluation, Map.of(), List.of("a remark"))
                .write(folder, provenance, answers);
        return Files.readString(folder.resolve("report.html"));
    }
}
