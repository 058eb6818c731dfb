package recurrent4j.seq2seq.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.MarkedText;
import recurrent4j.report.MarkedText.Line;
import recurrent4j.report.MarkedText.Run;
import recurrent4j.report.Sample;
import recurrent4j.report.Section;

/**
 * A page of texts with what a saved model has made of them, and where it looked.
 *
 * @param model its name
 * @param scores those that were saved with it
 * @param trained how it was trained
 */
public record RewrittenPage(String model, Scoreboard scores, Provenance trained, List<Answer> answers) {

    /** What a model has made of a source. */
    public record Answer(String source, Hypothesis hypothesis) {

        private MarkedText marked() {
            double logProbability = hypothesis.logProbability();
            String probability = Double.isNaN(logProbability)
                    ? ""
                    : Text.of("Log-probability %.3f%s", logProbability, hypothesis.complete() ? "" : ", cut off");
            return new MarkedText(probability, List.of(line("read", source), line("written", hypothesis.text())));
        }

        private static Line line(String name, String text) {
            return new Line(name, List.of(Run.plain(text)));
        }
    }

    public RewrittenPage {
        answers = List.copyOf(answers);
    }

    /**
     * Writes {@code report.html} into a folder, which is made; returns the page's path.
     *
     * @param asked how the texts were rewritten, which is not how the model was trained
     */
    public Path write(Path folder, Provenance asked) throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve("report.html");
        List<Section> below = List.of(Section.ofTables("The model", "Trained by: %s".formatted(trained.command())));
        new HtmlReport("Written by %s".formatted(model), asked, scores, List.of(texts()), below).write(page);
        return page;
    }

    private Section texts() {
        List<Sample> samples = new ArrayList<>();
        for (Answer answer : answers) {
            samples.add(answer.marked());
            AttentionPicture.of("", answer.hypothesis()).ifPresent(samples::add);
        }
        boolean pictures = answers.stream()
                .anyMatch(answer -> answer.hypothesis().attention().isPresent());
        return new Section("Texts", pictures ? AttentionPicture.WORDS : "", samples);
    }
}
