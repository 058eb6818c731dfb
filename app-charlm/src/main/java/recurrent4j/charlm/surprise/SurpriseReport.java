package recurrent4j.charlm.surprise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.Section;
import recurrent4j.report.ShadedText;

/**
 * What a report says of how a model has read a text.
 *
 * @param part what was read, such as "the text"
 * @param reading what was found
 * @param vocabulary of the model
 * @param unit what a token is called in the plural
 */
public record SurpriseReport(String part, SurprisalReading reading, Vocabulary vocabulary, String unit) {

    /** Returns the sections: along the text, its first page letter by letter, its hardest and its easiest passages. */
    public List<Section> sections(Charts charts) {
        return List.of(
                Section.of(
                        "Surprise along " + part,
                        "A bit is the surprise of a coin; each point is a mean."
                                + reading.remark(part, unit).map(" "::concat).orElse(""),
                        charts.lines(reading.curve("Surprise along " + part))),
                section("The beginning", """
                        The darker, the more surprising, from none to what a blind guess among all %s costs, or more. \
                        The pointer shows the figure.""".formatted(unit), List.of(reading.beginning())),
                section("The hardest passages", "", reading.hardest()),
                section("The easiest passages", "", reading.easiest()));
    }

    private Section section(String title, String words, List<Passage> passages) {
        List<ShadedText> shaded = passages.stream()
                .map(passage -> passage.shaded(vocabulary, caption(passage)))
                .toList();
        return new Section(title, words, shaded, List.of());
    }

    private static String caption(Passage passage) {
        return String.format(Locale.ROOT, "From place %,d: %.2f bits on average", passage.place(), passage.bits());
    }

    /** Writes a page and the scores as JSON into a folder, which is made. */
    public void write(Path folder, Scoreboard scores, Provenance provenance) throws IOException {
        Files.createDirectories(folder);
        var charts = new Charts(List.of());
        new HtmlReport("What surprises a model in " + provenance.data().name(), provenance, scores, sections(charts))
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, "").write(folder.resolve("report.json"));
    }

    /** The hardest and the easiest passages as lines of text. */
    @Override
    public String toString() {
        return lines("The hardest passages:", reading.hardest()) + lines("The easiest passages:", reading.easiest());
    }

    private String lines(String title, List<Passage> passages) {
        return passages.stream()
                .map(passage -> String.format(
                        Locale.ROOT,
                        "  %,9d  %5.2f bits  %s%n",
                        passage.place(),
                        passage.bits(),
                        passage.line(vocabulary)))
                .collect(Collectors.joining("", title + System.lineSeparator(), ""));
    }
}
