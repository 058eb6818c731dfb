package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.AppService;
import recurrent4j.io.Json;
import recurrent4j.network.Engine;
import recurrent4j.sentiment.TextClassifier.Setup;

/** Texts of which each has any number of labels, from the training to every way of asking. */
class SeveralLabelsAppTest {

    private static final String INVOICE = "the invoice 7 is wrong and the parcel 7 is late ";

    @TempDir
    private static Path folder;

    private static AppRun training;

    @BeforeAll
    static void train() throws IOException {
        Tickets.write(folder.resolve("tickets.csv"));
        Mails.write(folder);
        training = run("train --data tickets.csv --label-separator ; --preset PAIRS --epochs 80 --out run");
    }

    private static AppRun run(String arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
        all.addAll(List.of(more));
        return AppRun.of(SentimentApp.class, folder, all.toArray(String[]::new));
    }

    private static Setup by(String name) {
        return new Setup(Optional.of(name), Engine.usual(), 1);
    }

    @Test
    void theExampleIsMadeUpHere() {
        assertThat(Path.of("examples/tickets.csv")).hasSameTextualContentAs(folder.resolve("tickets.csv"));
    }

    @Test
    void aTrainingScoresBaselinesAndNetworksByMicroF1() {
        assertThat(training.exitCode()).as(training.err()).isZero();
        assertThat(training.err()).contains("3 labels");
        assertThat(training.out())
                .contains(
                        "micro-F1, larger is better", "most frequent label set", "one-vs-rest NB-SVM", "GRU 32, pairs")
                .contains("macro-F1", "subset accuracy", "Hamming loss", "threshold");
        assertThat(folder.resolve("run/report.html"))
                .content()
                .contains("Scores of each label", "billing", "delivery", "urgent", "no confusion matrix");
    }

    @Test
    void foldsAreForTextsWithOneLabelEach() {
        AppRun command = run("train --data tickets.csv --label-separator ; --folds 3 --out folds");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("--folds cross-validates classes of which a text has one");
        assertThat(folder.resolve("folds")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"logistic", "NB-SVM", "GRU"})
    void labelsDependOnWordsAndOnTheirOrder(String name) throws IOException {
        try (var classifier = TextClassifier.load(folder.resolve("run/model"), by(name))) {
            assertThat(classifier.labels()).containsExactly("billing", "delivery", "urgent");
            assertThat(classifier.classify(INVOICE + Tickets.URGENT).labels())
                    .containsExactlyInAnyOrder("billing", "delivery", "urgent");
            assertThat(classifier.classify(INVOICE + Tickets.PATIENT).labels())
                    .containsExactlyInAnyOrder("billing", "delivery");
            Classification none = classifier.classify("hello 7 " + Tickets.PATIENT);
            assertThat(none.labels()).isEmpty();
            assertThat(none.toString()).startsWith("none (");
            assertThat(none.probabilities()).containsKeys("billing", "delivery", "urgent");
        }
    }

    @Test
    void classifyPrintsAllLabelsAboveTheThreshold() throws IOException {
        AppRun lines = run("classify --model run/model", INVOICE + Tickets.PATIENT, "hello 7 " + Tickets.PATIENT);
        AppRun json = run("classify --model run/model --json", INVOICE + Tickets.PATIENT);

        assertThat(lines.exitCode()).as(lines.err()).isZero();
        String[] cells = lines.out().split("\n")[0].split("\t");
        assertThat(cells[0].split(";")).containsExactlyInAnyOrder("billing", "delivery");
        assertThat(cells[1]).matches("[01]\\.\\d{4};[01]\\.\\d{4}");
        assertThat(lines.out().split("\n")[1]).isEqualTo("\t\thello 7 " + Tickets.PATIENT);
        assertThat(lines.err()).contains("answers, with the labels whose probability is 0.", "or more");
        JsonNode object = Json.mapper().readTree(json.out());
        assertThat(object.get("labels")).hasSize(2);
        assertThat(object.get("probabilities")).hasSize(3);
    }

    @Test
    void evaluateScoresAllContestantsAndEachLabel() {
        AppRun run = run("evaluate --model run/model --data tickets.csv --by GRU");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("one-vs-rest TF-IDF logistic regression", "GRU 32, pairs", "precision", "urgent")
                .contains("was trained on most of tickets.csv");
    }

    @Test
    void serveAnswersAsTheClassifierDoes() throws Exception {
        AppService service = AppService.start(
                SentimentApp.class,
                folder,
                "--model",
                folder.resolve("run/model").toString());

        JsonNode answer = Json.mapper()
                .readTree(service.post("/classify", "{\"text\": \"" + INVOICE + Tickets.PATIENT + "\"}")
                        .body());
        service.stop();

        assertThat(answer.get("labels")).hasSize(2);
        assertThat(answer.get("probabilities")).hasSize(3);
        assertThat(answer.has("label")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "train --data tickets.csv --label-separator ; --class-weights balanced, --class-weights",
        "train --data tickets.csv --label-separator ; --folds 2, leave it out where it has several labels",
        "train --data tickets.csv --label-separator ; --test tickets.csv, held out",
        "train --data full --label-separator ;, each text has one label",
        "train --toy --label-separator ;, leave out --label-separator",
        "classify --model run/model --top 2 text, leave them out",
        "classify --model run/model --by nobody text, nobody",
        "evaluate --model run/model --data mails.csv, none of the model's labels",
    })
    void mistakesAreNamedInASentence(String arguments, String reason) {
        AppRun run = run(arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
    }

    @Test
    void aLabelThatAPartLacksIsNamed() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("tickets.csv")));
        lines.add("my lamp is broken,billing;quality");
        Files.write(folder.resolve("rare.csv"), lines);

        AppRun refused = run("train --data rare.csv --label-separator ; --preset MEAN --epochs 1 --out rare");
        AppRun without = run(
                "train --data rare.csv --label-separator ; --preset MEAN --epochs 1 --out rare --min-count-label 3");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("no text that is labelled \"quality\"", "--min-count-label 3");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.err()).contains("1 labels of fewer than 3 texts are left out; the texts stay: \"quality\".");
    }
}
