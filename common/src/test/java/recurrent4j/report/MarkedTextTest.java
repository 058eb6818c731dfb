package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.report.MarkedText.Line;
import recurrent4j.report.MarkedText.Mark;
import recurrent4j.report.MarkedText.Run;

class MarkedTextTest {

    @Test
    void aMarkIsColouredAndSaysItsKind() {
        var text =
                MarkedText.of("A <caption>.", List.of(run("a&b", new Mark("kind", "", false, 9)), Run.plain(" <c>")));
        assertThat(page(text))
                .contains("<p class=\"quiet\">A &lt;caption&gt;.</p>")
                .contains(
                        "<div class=\"marked\">\n<p><mark class=\"c1\">a&amp;b <small>kind</small></mark> &lt;c&gt;</p>\n</div>")
                .contains("<p class=\"marks\"><mark class=\"c1\">kind</mark> </p>");
    }

    @Test
    void anErrorHasACrossAndAnEdgeOfItsOwn() {
        var text = MarkedText.of("", List.of(run("a", new Mark("kind", "missed", true, 0))));
        assertThat(page(text))
                .contains("<mark class=\"c0 wrong\">a <small>✗ kind, missed</small></mark>")
                .contains("<mark class=\"wrong\">✗ an error</mark></p>")
                .contains("mark.wrong {");
    }

    @Test
    void linesThatAreComparedHaveNames() {
        var lines = List.of(new Line("true", List.of(Run.plain("a"))), new Line("answered", List.of(Run.plain("b"))));
        assertThat(page(new MarkedText("", lines)))
                .contains("<p><span class=\"name\">true</span> a</p>\n<p><span class=\"name\">answered</span> b</p>")
                .doesNotContain("class=\"marks\"");
    }

    @Test
    void theKeyNamesEachKindOnceInTheOrderOfColours() {
        var first = MarkedText.of(
                "", List.of(run("a", new Mark("y", "", false, 1)), run("b", new Mark("x", "", false, 0))));
        var second = MarkedText.of("", List.of(run("c", new Mark("y", "93 %", false, 1))));
        assertThat(page(first, second))
                .contains("<p class=\"marks\"><mark class=\"c0\">x</mark> <mark class=\"c1\">y</mark> </p>");
    }

    private static Run run(String text, Mark mark) {
        return new Run(text, Optional.of(mark));
    }

    private static String page(MarkedText... texts) {
        var page = new HtmlPage("Page");
        page.section(new Section("Section", "", List.of(texts)));
        return page.toString();
    }
}
