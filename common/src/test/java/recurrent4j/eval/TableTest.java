package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.report.HtmlPage;
import recurrent4j.report.Section;

class TableTest {

    private static final Table CONFUSION =
            Table.ofCounts("true ↓, predicted →", List.of("neg", "pos"), new long[][] {{7, 0}, {30, 10}});

    @Test
    void aConfusionMatrixShowsCountsAndTheirSharesOfTheRow() {
        assertThat(CONFUSION.toString()).isEqualTo("""
                true ↓, predicted →          neg          pos
                neg                  7 (100.0 %)    0 (0.0 %)
                pos                  30 (75.0 %)  10 (25.0 %)
                """);
    }

    @Test
    void wordsAreCutOffWhereALineWouldBeTooLong() {
        assertThat(new Table(List.of("kind", "F1"), List.of(List.of("a kind with a long name", "0.5"))).within(16))
                .isEqualTo("""
                        kind          F1
                        a kind w...  0.5
                        """);
    }

    @Test
    void aCellIsTheDarkerTheLargerItsShareOfTheRow() {
        assertThat(CONFUSION.shades()).containsExactly(List.of(1.0, 0.0), List.of(0.75, 0.25));

        var page = new HtmlPage("Report");
        page.section(Section.ofTables("Confusion matrix", "", CONFUSION));
        assertThat(page.toString()).contains("<td class=\"shade\" style=\"--shade:75%\">30 (75.0 %)</td>");
    }

    @Test
    void aClassWithoutExamplesHasNoShares() {
        Table empty = Table.ofCounts("true ↓, predicted →", List.of("neg"), new long[][] {{0}});

        assertThat(empty.shades()).containsExactly(List.of(0.0));
    }
}
