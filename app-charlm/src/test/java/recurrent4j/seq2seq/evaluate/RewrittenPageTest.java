package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.evaluate.Hypothesis.AttentionWeights;
import recurrent4j.seq2seq.evaluate.RewrittenPage.Answer;

class RewrittenPageTest {

    private static final AttentionWeights LOOKED =
            new AttentionWeights(List.of("a", "</s>"), List.of("A", "</s>"), new float[][] {{0.75f, 0.25f}, {0, 1}});

    @TempDir
    private Path folder;

    @Test
    void aTextStandsBelowItsSourceAndWhereTheModelLookedBelowIt() throws IOException {
        assertThat(page(new Answer("a", new Hypothesis("A", -0.5, true, Optional.of(LOOKED)))))
                .contains("Written by model", "Trained by: seq2seq train")
                .containsSubsequence(
                        "Each row is a token that was written",
                        "<p class=\"key\">",
                        "<p class=\"quiet\">Log-probability -0.500</p>",
                        "<p><span class=\"name\">read</span> a</p>\n<p><span class=\"name\">written</span> A</p>",
                        "title=\"A ← a: 0.750\">75</td>");
    }

    @Test
    void aTextWithoutProbabilityAndAttentionStandsAlone() throws IOException {
        assertThat(page(new Answer("<a>", Hypothesis.of("<A>"))))
                .contains("<span class=\"name\">written</span> &lt;A&gt;</p>")
                .doesNotContain("Log-probability", "Each row is a token", "class=\"heat\"");
    }

    @Test
    void aTextThatWasCutOffSaysSo() throws IOException {
        assertThat(page(new Answer("a", new Hypothesis("A A A", -2, false, Optional.empty()))))
                .contains("Log-probability -2.000, cut off");
    }

    private String page(Answer answer) throws IOException {
        List<Pair> pairs = List.of(Pair.of("a", "A"));
        var scoring = new Scoring(Task.TRANSDUCTION, Units.of(pairs), BleuTokenizer.NONE, false);
        var contest = Seq2SeqEvaluation.onTest(scoring, pairs).contest();
        contest.enterBaseline(Rewriters.of("model", source -> "A"));
        var here = new Environment("17", "1.0.0-M2.1", "CPU", "fused", 1, "a processor", "");
        var trained = new Provenance("seq2seq", "seq2seq train", 1, DataSource.generated("a", "by hand", "0", 1), here);
        var page = new RewrittenPage("model", contest.scores(), trained, List.of(answer));
        return Files.readString(page.write(folder, trained));
    }
}
