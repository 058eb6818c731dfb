package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.Section;
import recurrent4j.sentiment.evaluate.Quality;

/**
 * A page that shows how a model comes to its predictions, word by word, and its scores.
 *
 * @param saved the model
 * @param explanations of texts, in their order
 */
public record ExplanationPage(SavedClassifier saved, List<Explanation> explanations) {

    private static final String WORDS = """
            After each word: how probable the final label would be, had the text ended there. Warm colours stand for the \
            label, cold ones against it, and the darker, the surer; the pointer shows the figure.""";

    /** Writes the page into a folder, which is made, and returns its path. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Scoreboard scores = Scoreboard.of(Quality.ACCURACY);
        for (Score score : saved.card().scores()) {
            scores.enter(score);
        }
        var section = new Section(
                "Probability after each word",
                WORDS,
                explanations.stream().map(Explanation::shaded).toList(),
                List.of());
        Path page = folder.resolve("report.html");
        new HtmlReport(
                        "Word by word: %s".formatted(saved.classifier().name()),
                        saved.card().provenance(),
                        scores,
                        List.of(section))
                .write(page);
        return page;
    }
}
