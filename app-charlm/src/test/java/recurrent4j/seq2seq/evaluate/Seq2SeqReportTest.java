package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.Json;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.evaluate.Hypothesis.AttentionWeights;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

class Seq2SeqReportTest {

    /** Writes each word in capitals, looking at it alone. */
    private record Capitals(String name) implements Seq2SeqModel {

        @Override
        public long parameters() {
            return 7;
        }

        @Override
        public List<Hypothesis> rewrite(List<String> sources) {
            return sources.stream().map(Capitals::capitals).toList();
        }

        @Override
        public Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
            return Optional.of(
                    pairs.stream().map(pair -> new Likelihood(-1, 2, 1)).toList());
        }

        static Hypothesis capitals(String source) {
            List<String> read = List.of((source + " </s>").split(" "));
            String text = source.toUpperCase(Locale.ROOT);
            List<String> written = List.of((text + " </s>").split(" "));
            float[][] weights = new float[written.size()][read.size()];
            IntStream.range(0, weights.length).forEach(at -> weights[at][at] = 1);
            return new Hypothesis(text, -1, true, Optional.of(new AttentionWeights(read, written, weights)));
        }
    }

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenAndWhereItLookedStandsBeforeTheScores() throws IOException {
        assertThat(write(Task.TRANSLATION, pairs(40), "net"))
                .containsSubsequence(
                        "<h2>Translations</h2>",
                        "8 sources of the test part, spread evenly over its 40, and what net wrote (written).",
                        "<p class=\"quiet\">Number 1</p>",
                        "<p><span class=\"name\">source</span> dog 0 runs &lt;b&gt;</p>",
                        "<p><span class=\"name\">written</span> DOG 0 RUNS &lt;B&gt;</p>",
                        "<p><span class=\"name\">reference</span> DOG 0 RUNS &lt;B&gt;</p>",
                        "<p class=\"quiet\">Number 6</p>",
                        "<p class=\"quiet\">Number 36</p>",
                        "<h2>Attention of net</h2>",
                        "<p class=\"quiet\">Number 1</p>",
                        "title=\"DOG ← dog: 1.000\">100</td>",
                        "<h2>Scores</h2>")
                .doesNotContain("<p class=\"quiet\">Number 2</p>");
    }

    @Test
    void whereABaselineAnswersTheNetworkStandsBesideIt() throws IOException {
        assertThat(write(Task.TRANSLATION, pairs(3), "copy"))
                .contains(
                        "All sources of the test part, spread evenly over its 3, and what copy wrote (written), and what net wrote (network).",
                        "<p><span class=\"name\">written</span> dog 0 runs &lt;b&gt;</p>\n"
                                + "<p><span class=\"name\">network</span> DOG 0 RUNS &lt;B&gt;</p>")
                .containsOnlyOnce("<h2>Attention of");
    }

    @Test
    void ofOneRightAnswerWhatIsWrongHasACross() throws IOException {
        List<Pair> pairs = List.of(Pair.of("a ".repeat(30), "A ".repeat(30)), Pair.of("c", "x"));
        assertThat(write(Task.TRANSDUCTION, pairs, "net"))
                .contains("<span class=\"name\">written</span> A A")
                .contains("<span class=\"name\">written ✗</span> C</p>\n<p><span class=\"name\">right</span> x</p>")
                .contains("A cross stands at what is wrong.");
    }

    @Test
    void shortAnswersStandInATable() throws IOException {
        assertThat(write(Task.TRANSDUCTION, List.of(new Pair("a b", List.of("A B", "AB")), Pair.of("c", "x")), "copy"))
                .containsSubsequence(
                        "<h2>Answers</h2>",
                        "<th scope=\"col\">source</th><th scope=\"col\">written</th><th scope=\"col\">network</th><th scope=\"col\">right</th>",
                        "<th scope=\"row\">a b</th><td>✗ a b</td><td>A B</td><td>A B or AB</td>",
                        "<th scope=\"row\">c</th><td>✗ c</td><td>✗ C</td><td>x</td>",
                        "<h2>Attention of net</h2>");
    }

    @Test
    void referencesBeyondTheThirdAreCounted() throws IOException {
        assertThat(write(Task.TRANSLATION, List.of(new Pair("a", List.of("1", "2", "3", "4", "5"))), "net"))
                .contains("<span class=\"name\">reference</span> 3</p>\n<p>and 2 others</p>");
    }

    @Test
    void slotsHaveTheirValues() throws IOException {
        var pair = new Pair("inform <name>", List.of("<name> is cheap"), Map.of("<name>", "Caffè Nero"));
        assertThat(write(Task.TRANSLATION, List.of(pair), "copy"))
                .contains("<span class=\"name\">source</span> inform Caffè Nero</p>")
                .contains("<span class=\"name\">written</span> inform Caffè Nero</p>")
                .contains("<span class=\"name\">reference</span> Caffè Nero is cheap</p>");
    }

    @Test
    void theBestAndTheWorstTextsHaveTheirScores() throws IOException {
        List<Pair> pairs = List.of(Pair.of("a b c d", "A B C D"), Pair.of("e f g h", "E F G X"));
        assertThat(write(Task.TRANSDUCTION, pairs, "net"))
                .containsSubsequence(
                        "<h2>All measures on the test part</h2>",
                        "a remark",
                        "<h2>Worst texts of net</h2>",
                        "token error rate 0.2500",
                        "<span class=\"name\">written ✗</span> E F G H",
                        "<h2>Best texts of net</h2>",
                        "token error rate 0.0000",
                        "<span class=\"name\">written</span> A B C D");
    }

    @Test
    void theScoreStandsByTheLengthOfTheSource() throws IOException {
        List<Pair> pairs = IntStream.range(1, 10)
                .mapToObj(length -> Pair.of(
                        "a ".repeat(length),
                        (length < 5 ? "A " : "B ").repeat(length).strip()))
                .toList();
        assertThat(write(Task.TRANSDUCTION, pairs, "net"))
                .containsSubsequence(
                        "<h2>Score by the length of the source</h2>",
                        "Line chart of exact match over length of the source in tokens for net, copy.",
                        "exact match by source tokens");
    }

    @Test
    void ofTextsForALabelThoseAreMarkedThatAreKnown() throws IOException {
        List<Pair> pairs = List.of(Pair.of("dog 0 runs <b>", "x"), Pair.of("cat", "y"), Pair.of("cat", "z"));
        assertThat(write(Task.GENERATION, pairs, "net"))
                .containsSubsequence(
                        "<h2>Samples of net</h2>",
                        "<p class=\"marks\"><mark class=\"c1\">known</mark>",
                        "<p><span class=\"name\">cat</span> CAT</p>",
                        "<p><span class=\"name\">dog 0 runs &lt;b&gt;</span> <mark class=\"c1\">DOG 0 RUNS &lt;B&gt; <small>known</small></mark></p>",
                        "<h2>Scores</h2>",
                        "<h2>Score by label</h2>")
                .doesNotContain("Best texts", "Attention of");
    }

    @Test
    void theEpochsStandOnThePageAndInAFile() throws IOException {
        assertThat(write(Task.TRANSLATION, pairs(3), "net"))
                .containsSubsequence("<h2>Scores</h2>", "<h2>Learning curves</h2>", "Validation error");
        assertThat(Files.readString(folder.resolve("losses.csv"))).contains("net,1,0.1,2.0,3.0,4.0");
    }

    @Test
    void programsReadTheScores() throws IOException {
        write(Task.TRANSDUCTION, pairs(3), "net");
        var json = Json.mapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.get("scores")
                        .get(1)
                        .get("metrics")
                        .get("exact match")
                        .get("test")
                        .asDouble())
                .isEqualTo(1);
    }

    private static List<Pair> pairs(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> Pair.of("dog " + at + " runs <b>", "DOG " + at + " RUNS <B>"))
                .toList();
    }

    /** The page reads the epochs of a training alone. */
    private static Ensemble<Capitals> trained(Capitals net, List<Epoch> epochs) {
        return new Ensemble<>(List.of(net), List.of(new TrainingRun(null, epochs, epochs.get(1), 2)), 8);
    }

    private String write(Task task, List<Pair> test, String answers) throws IOException {
        var source = DataSource.generated("dogs", "by hand", "0", 5);
        var corpus = new ParallelCorpus("dogs", task, new Split<>(pairs(2), pairs(2), test), source, List.of());
        var evaluation = Seq2SeqEvaluation.of(corpus, Scoring.of(corpus));
        var contest = evaluation.contest();
        contest.enterBaseline(Rewriters.of("copy", text -> text, new Likelihood(-2, 2, 1)));
        var net = new Capitals("net");
        contest.enter(net, Effort.NONE);
        var epochs = List.of(new Epoch(1, 0.1, 2, 3, 4, 0.5), new Epoch(2, 0.1, 1, 2, 4, 0.25));
        var provenance = new Provenance(
                "seq2seq",
                "seq2seq train",
                1,
                source,
                new Environment("17", "1.0.0-M2.1", "CPU", "fused", 1, "a processor", ""));
        new Seq2SeqReport("Dogs", contest, evaluation, Map.of("net", trained(net, epochs)), List.of("a remark"))
                .write(folder, provenance, answers);
        return Files.readString(folder.resolve("report.html"));
    }
}
