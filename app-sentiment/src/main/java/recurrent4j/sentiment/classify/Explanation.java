package recurrent4j.sentiment.classify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Checksum;
import recurrent4j.io.Text;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.Section;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.Quality;
import recurrent4j.sentiment.evaluate.SentimentClassifier;

/**
 * How a classifier comes to its prediction: the probability of its final label after each word, had the text ended there.
 */
public record Explanation(Prediction prediction, List<String> tokens, double[] after) implements Explained {

    private static final int LONGEST_BAR = 30;
    private static final int WIDEST_WORD = 24;

    /** Of the accuracy: how many texts it was measured on is no longer known. */
    private static final int DECIMALS = 4;

    private static final String WORDS = """
            After each word: how probable the final label would be, had the text ended there. Warm colours stand for the \
            label, cold ones against it, and the stronger, the surer; the pointer shows the figure.""";

    /** Lets a classifier read a text word by word. */
    static Explanation of(SentimentClassifier classifier, Prediction prediction, List<String> tokens) {
        List<List<String>> beginnings = IntStream.rangeClosed(1, tokens.size())
                .mapToObj(length -> tokens.subList(0, length))
                .toList();
        double[] after = Arrays.stream(classifier.probabilities(beginnings))
                .mapToDouble(answer -> answer[prediction.likeliest()])
                .toArray();
        return new Explanation(prediction, tokens, after);
    }

    /** Returns a line a word: the word, the probability, and a bar as long as that. */
    @Override
    public String lines() {
        int width = Math.min(
                WIDEST_WORD, tokens.stream().mapToInt(String::length).max().orElse(0));
        var lines = new StringBuilder();
        for (int i = 0; i < after.length; i++) {
            String bar = "#".repeat((int) Math.round(after[i] * LONGEST_BAR));
            lines.append(Text.of("  %-" + Math.max(1, width) + "s  %.4f  %s\n", tokens.get(i), after[i], bar));
        }
        return lines.toString();
    }

    /** Returns what {@link Prediction#json} does, with each word and the probability after it. */
    @Override
    public ObjectNode json() {
        ObjectNode json = prediction.json();
        ArrayNode words = json.putArray("explanation");
        for (int i = 0; i < after.length; i++) {
            words.addObject().put("token", tokens.get(i)).put("probability", Prediction.rounded(after[i]));
        }
        return json;
    }

    private static Section model(Provenance trained) {
        String words = "Trained by: %s".formatted(trained.command());
        return Section.ofTables("The model", words);
    }

    /** Returns the words in the colour of the probability after each. */
    @Override
    public ShadedText shaded() {
        List<ShadedText.Run> runs = new ArrayList<>();
        for (int i = 0; i < after.length; i++) {
            runs.add(new ShadedText.Run(tokens.get(i), 100 * after[i]));
            runs.add(new ShadedText.Run(" ", Double.NaN));
        }
        String caption = Text.of("%s, %.1f %%", prediction.label(), 100 * prediction.probability());
        return new ShadedText(caption, ShadedText.Scale.around(50, "%", 100), runs);
    }

    @Override
    public String meaning() {
        return WORDS;
    }

    /** Returns the texts that are explained, as the data of a run. */
    public static DataSource source(List<Explained> explanations) {
        String texts = explanations.stream()
                .map(explanation -> explanation.prediction().text())
                .collect(Collectors.joining("\n"));
        String name = explanations.size() == 1 ? "1 text" : Text.of("%,d texts", explanations.size());
        String checksum = Checksum.of(texts.getBytes(StandardCharsets.UTF_8));
        return DataSource.generated(name, "the command line, a file or standard input", checksum, explanations.size());
    }

    /**
     * Writes a page of explanations by a model, and its scores, into a folder, which is made; returns the page's path.
     *
     * @param asked how the texts were classified, which is not how the model was trained
     */
    public static Path write(SavedClassifier saved, List<Explained> explanations, Provenance asked, Path folder)
            throws IOException {
        Scoreboard scores = saved.card().scoreboard(Quality.ACCURACY).written(DECIMALS);
        Files.createDirectories(folder);
        String meaning = explanations.isEmpty() ? WORDS : explanations.get(0).meaning();
        var section = new Section(
                "What each word does",
                meaning,
                explanations.stream().map(Explained::shaded).toList());
        Path page = folder.resolve("report.html");
        new HtmlReport(
                        "Word by word: %s".formatted(saved.classifier().name()),
                        asked,
                        scores,
                        List.of(section),
                        List.of(model(saved.card().provenance())))
                .write(page);
        return page;
    }
}
