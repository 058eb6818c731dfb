package recurrent4j.tagging.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.Section;

/**
 * A page of sentences with what a saved tagger has found in them.
 *
 * @param tagger its name
 * @param scores those that were saved with it
 * @param trained how it was trained
 */
public record TaggedPage(String tagger, Scoreboard scores, Provenance trained, List<MarkedSentence> sentences) {

    public TaggedPage {
        sentences = List.copyOf(sentences);
    }

    /**
     * Writes {@code report.html} into a folder, which is made; returns the page's path.
     *
     * @param asked how the sentences were tagged, which is not how the tagger was trained
     */
    public Path write(Path folder, Provenance asked) throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve("report.html");
        new HtmlReport(
                        "Tagged by %s".formatted(tagger),
                        asked,
                        scores.written(TaggingReport.DECIMALS),
                        List.of(MarkedSentence.section("Sentences", sentences)),
                        List.of(Section.ofTables("The model", "Trained by: %s".formatted(trained.command()))))
                .write(page);
        return page;
    }
}
