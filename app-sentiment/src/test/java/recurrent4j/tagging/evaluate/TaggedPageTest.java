package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.tagging.evaluate.MarkedSentence.Found;
import recurrent4j.tagging.scheme.TagScheme;

class TaggedPageTest {

    @TempDir
    private Path folder;

    @Test
    void spansAreMarkedWithTheirKindAndProbability() throws IOException {
        var text = text(new Found("person", 0, 11, 0.934), new Found("place", 21, 25, 0.99999));
        assertThat(page(text))
                .contains("Tagged by model", "<p class=\"quiet\">move, 97 %</p>", "Trained by: tag train")
                .contains("<p><mark class=\"c0\">John &lt;Smith <small>person, 93 %</small></mark> lives in"
                        + " <mark class=\"c1\">Rome <small>place, over 99.9 %</small></mark>.</p>")
                .contains("<p class=\"marks\"><mark class=\"c0\">person</mark> <mark class=\"c1\">place</mark> </p>");
    }

    @Test
    void spansOfATaggerWithoutProbabilitiesHaveTheirKindAlone() throws IOException {
        assertThat(page(text(new Found("place", 21, 25, Double.NaN))))
                .contains("John &lt;Smith lives in <mark class=\"c0\">Rome <small>place</small></mark>");
    }

    @Test
    void aSentenceWithoutSpansIsShownAsItIs() throws IOException {
        assertThat(page(text()))
                .contains("<p>John &lt;Smith lives in Rome.</p>")
                .doesNotContain("class=\"marks\"");
    }

    private static MarkedSentence text(Found... found) {
        return new MarkedSentence("move, 97 %", "John <Smith lives in Rome.", List.of(found));
    }

    private String page(MarkedSentence text) throws IOException {
        var contest = TaggerEvaluation.onTest(TagScheme.IOB2, Answers.known(), Answers.NAMES)
                .contest();
        contest.enterBaseline(Answers.OF_NAMES);
        var trained = Answers.provenance("tag train");
        var page = new TaggedPage("model", contest.scores(), trained, List.of(text));
        return Files.readString(page.write(folder, Answers.provenance("tag apply --explain")));
    }
}
