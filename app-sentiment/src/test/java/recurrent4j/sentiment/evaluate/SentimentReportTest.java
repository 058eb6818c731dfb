package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.Json;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.reviews.ToyReviews;
import recurrent4j.sentiment.text.Tokenizer;

class SentimentReportTest {

    @TempDir
    private Path folder;

    @Test
    void thePageShowsMeasuresClassesAndTheWorstErrorsOfTheToyReviews() throws IOException {
        String page = write(MajorityClass.fit(toy().training()).name(), SentimentReport.Reading.PLAIN);
        assertThat(page)
                .contains("All measures on the test part", "macro-F1", "a remark", "data:image/png;base64,")
                .contains("Confusion matrix", "true ↓, predicted →", "Finds and false alarms")
                .contains("is positive; answered negative with 50.00 %")
                .doesNotContain("could not be drawn");
    }

    @Test
    void errorsAreShownAsTheirReaderSawThem() throws IOException {
        SentimentReport.Reading reading = (review, tokens) -> new ShadedText(
                "", ShadedText.Scale.around(50, "%", 100), List.of(new ShadedText.Run(tokens.get(0), 90)));
        assertThat(write("majority class", reading)).contains("class=\"shade");
    }

    @Test
    void programsReadTheSameMeasures() throws IOException {
        write("naive Bayes", SentimentReport.Reading.PLAIN);
        var json = Json.mapper().readTree(folder.resolve("report.json").toFile());
        var metrics = json.get("scores").get(1).get("metrics");
        assertThat(metrics.get("accuracy").get("test").asDouble()).isEqualTo(0.5);
        assertThat(metrics.fieldNames()).toIterable().contains("macro-F1", "ROC-AUC", "log loss", "calibration error");
    }

    private record Parts(TokenizedReviews training, TokenizedReviews validation, TokenizedReviews test) {}

    private static Parts toy() throws IOException {
        var tokenizer = new Tokenizer();
        var parts = ToyReviews.corpus().parts().map(reviews -> TokenizedReviews.of(reviews, tokenizer));
        return new Parts(parts.training(), parts.validation(), parts.test());
    }

    private String write(String shown, SentimentReport.Reading reading) throws IOException {
        Parts toy = toy();
        var contest = new ClassifierContest(toy.validation(), toy.test());
        contest.enter(MajorityClass.fit(toy.training()));
        contest.enter(NaiveBayes.fit(toy.training()));
        var provenance = new Provenance(
                "sentiment", "sentiment train", 1, ToyReviews.corpus().source(), Environment.here("fused", 1));
        new SentimentReport("Toy reviews", contest, shown, List.of("a remark"))
                .write(folder, "model", provenance, reading);
        return Files.readString(folder.resolve("report.html"));
    }
}
