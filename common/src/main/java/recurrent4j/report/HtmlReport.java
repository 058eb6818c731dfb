package recurrent4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.AtomicFile;

/**
 * The page that a run leaves for people: what was run, who is best, the charts. One file that needs no other, no script
 * and no network, for screens by day and night and for paper.
 *
 * @param leading what is to be seen before the scores
 */
public record HtmlReport(
        String title, Provenance provenance, Scoreboard scoreboard, List<Section> leading, List<Section> sections) {

    public HtmlReport {
        leading = List.copyOf(leading);
        sections = List.copyOf(sections);
    }

    /**
     * Writes the page and, in a folder {@code charts} beside it, what is to be seen before the scores as SVG files, for
     * presentations and front pages; if that fails, a file that was there before is unchanged.
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, html());
        List<Chart> charts = leading.stream()
                .flatMap(section -> section.charts().stream())
                .filter(Chart::isDrawn)
                .toList();
        for (Chart chart : charts) {
            AtomicFile.write(file.resolveSibling("charts").resolve(chart.fileName()), chart.svg());
        }
    }

    /** The page as text. */
    public String html() {
        var page = new HtmlPage(title);
        page.verdict(scoreboard.verdict());
        leading.forEach(page::section);
        page.scores(scoreboard);
        sections.forEach(page::section);
        page.provenance(provenance);
        return page.toString();
    }
}
