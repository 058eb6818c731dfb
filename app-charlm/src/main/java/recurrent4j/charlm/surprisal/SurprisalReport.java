package recurrent4j.charlm.surprisal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.Section;
import recurrent4j.report.ShadedText;

/**
 * The surprisal of a text under a model, as a report shows it.
 *
 * @param part what was read, such as "the text"
 */
public record SurprisalReport(String part, SurprisalReading reading, Vocabulary vocabulary, String unit) {

    /** Returns the sections: along the text, token by token on its first page, its passages of highest and lowest surprisal. */
    public List<Section> sections(Charts charts) {
        return List.of(
                Section.of(
                        "Surprisal along " + part,
                        "In bits a token: a fair coin has one bit. Each point is a mean."
                                + reading.remark(part, unit)
                                        .map(words -> " " + words + " Below, " + Vocabulary.UNKNOWN + " stands for it.")
                                        .orElse(""),
                        charts.lines(reading.curve("Surprisal along " + part))),
                section("Surprisal by token", """
                        The first page; the stronger the colour, the higher, from none to that of a uniform guess among all %s, or more. \
                        The pointer shows the figure.""".formatted(unit), List.of(reading.beginning())),
                section("Passages of highest surprisal", "", reading.highest()),
                section("Passages of lowest surprisal", "", reading.lowest()));
    }

    private Section section(String title, String words, List<Passage> passages) {
        List<ShadedText> shaded = passages.stream()
                .map(passage -> passage.shaded(vocabulary, caption(passage)))
                .toList();
        return new Section(title, words, shaded);
    }

    private static String caption(Passage passage) {
        return Text.of("From place %,d: %.2f bits on average", passage.place(), passage.bits());
    }

    /** Writes a page and the scores as JSON into a folder, which is made. */
    public void write(Path folder, Scoreboard scores, Provenance provenance) throws IOException {
        Files.createDirectories(folder);
        List<Section> sections = sections(new Charts(List.of()));
        String title = "Surprisal of " + provenance.data().name();
        new HtmlReport(title, provenance, scores, sections.subList(0, 1), sections.subList(1, sections.size()))
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, "").write(folder.resolve("report.json"));
    }

    /** The passages of highest and lowest surprisal as lines of text. */
    @Override
    public String toString() {
        return lines("Passages of highest surprisal:", reading.highest())
                + lines("Passages of lowest surprisal:", reading.lowest());
    }

    private String lines(String title, List<Passage> passages) {
        return passages.stream()
                .map(passage ->
                        Text.of("  %,9d  %5.2f bits  %s%n", passage.place(), passage.bits(), passage.line(vocabulary)))
                .collect(Collectors.joining("", title + System.lineSeparator(), ""));
    }
}
