package recurrent4j.tagging.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Checksum;
import recurrent4j.io.Text;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;
import recurrent4j.tagging.saved.SavedTagger;

/** A page of tagged sentences, on which what was found is marked, with how probable it is. */
public record MarkedPage(SavedTagger saved, List<TaggedText> sentences) {

    /** Of the scores: how many sentences they were measured on is no longer known. */
    private static final int DECIMALS = 4;

    private static final String MEANING = """
            What the tagger has found, each kind in its colour. The probability is that exactly these words are one thing \
            of this kind: an end that is elsewhere, or another kind, counts against it.""";

    /** Copies the sentences. */
    public MarkedPage {
        sentences = List.copyOf(sentences);
    }

    /** Returns the sentences as the data of a run. */
    public static DataSource source(List<TaggedText> sentences) {
        String texts = sentences.stream().map(TaggedText::text).collect(Collectors.joining("\n"));
        String name = sentences.size() == 1 ? "1 sentence" : Text.of("%,d sentences", sentences.size());
        String checksum = Checksum.of(texts.getBytes(StandardCharsets.UTF_8));
        return DataSource.generated(name, "the command line, a file or standard input", checksum, sentences.size());
    }

    /**
     * Writes the page into a folder, which is made; returns its path.
     *
     * @param asked how the sentences were tagged, which is not how the model was trained
     */
    public Path write(Provenance asked, Path folder) throws IOException {
        Scoreboard scores = saved.card().scoreboard(saved.metric()).written(DECIMALS);
        Files.createDirectories(folder);
        var section = new Section(
                "What was found", MEANING, sentences.stream().map(this::marked).toList());
        String trained = "Trained by: %s".formatted(saved.card().provenance().command());
        Path page = folder.resolve("report.html");
        new HtmlReport(
                        "Sentences tagged by %s".formatted(saved.answers()),
                        asked,
                        scores,
                        List.of(section),
                        List.of(Section.ofTables("The model", trained)))
                .write(page);
        return page;
    }

    /** Returns a sentence in which spans are marked; or each token, where tags are of no scheme. */
    MarkedText marked(TaggedText sentence) {
        List<TaggedText.Entity> marks = new ArrayList<>(sentence.spans());
        if (marks.isEmpty()) {
            sentence.tokens().stream()
                    .filter(token -> !token.tag().equals("O"))
                    .map(token -> new TaggedText.Entity(
                            token.tag(), token.text(), token.from(), token.to(), token.probability()))
                    .forEach(marks::add);
        }
        List<MarkedText.Run> runs = new ArrayList<>();
        int done = 0;
        for (TaggedText.Entity mark : marks) {
            plain(sentence.text().substring(done, mark.from()), runs);
            runs.add(new MarkedText.Run(mark.text(), Optional.of(mark(mark))));
            done = mark.to();
        }
        plain(sentence.text().substring(done), runs);
        String caption = sentence.label()
                .map(label -> label.name() + probability(label.probability(), ", "))
                .orElse("");
        return MarkedText.of(caption, runs);
    }

    private static void plain(String text, List<MarkedText.Run> runs) {
        if (!text.isEmpty()) {
            runs.add(MarkedText.Run.plain(text));
        }
    }

    private MarkedText.Mark mark(TaggedText.Entity entity) {
        List<String> kinds = saved.task().kinds();
        String kind = entity.kind().isEmpty() ? "span" : entity.kind();
        return new MarkedText.Mark(kind, probability(entity.probability(), ""), false, kinds.indexOf(entity.kind()));
    }

    private static String probability(double probability, String before) {
        return Double.isNaN(probability) ? "" : Text.of("%s%.1f %%", before, 100 * probability);
    }
}
