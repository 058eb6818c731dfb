package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.Json;
import recurrent4j.report.ShadedText;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.reviews.Review;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.reviews.ToyReviews;
import recurrent4j.sentiment.text.Tokenizer;

class SentimentReportTest {

    private static final BiFunction<Review, List<String>, ShadedText> PLAIN =
            (review, tokens) -> ShadedText.plain(review.text());

    @TempDir
    private Path folder;

    @Test
    void thePageShowsMeasuresClassesAndTheWorstErrorsOfTheToyReviews() throws IOException {
        String page = write(MajorityClass.fit(toy().training()).name(), PLAIN);
        assertThat(page)
                .contains("All measures on the test part", "macro-F1", "a remark", "<svg class=\"chart wide\"")
                .contains("Confusion matrix", "true ↓, predicted →", "ROC curve", "The recall of positive")
                .contains("is positive; predicted negative with 50.00 %")
                .doesNotContain("could not be drawn");
    }

    @Test
    void errorsAreShownAsTheClassifierReadThem() throws IOException {
        BiFunction<Review, List<String>, ShadedText> shading = (review, tokens) -> new ShadedText(
                "", ShadedText.Scale.around(50, "%", 100), List.of(new ShadedText.Run(tokens.get(0), 90)));
        assertThat(write("majority class", shading)).contains("class=\"shade");
    }

    @Test
    void theErrorsOfTheBestAreShownBesideThoseOfTheNetwork() throws IOException {
        assertThat(write("naive Bayes", PLAIN))
                .contains("majority class, a baseline, is best")
                .contains("Confusion matrix of majority class", "The worst errors of majority class")
                .contains("Confusion matrix of naive Bayes", "The worst errors of naive Bayes");
        assertThat(write("majority class", PLAIN))
                .contains("Confusion matrix of majority class")
                .doesNotContain("Confusion matrix of naive Bayes");
    }

    @Test
    void coloursOfWordsHaveAKey() throws IOException {
        BiFunction<Review, List<String>, ShadedText> shading = (review, tokens) -> new ShadedText(
                "", ShadedText.Scale.around(50, "%", 100), List.of(new ShadedText.Run(tokens.get(0), 90)));
        assertThat(write("majority class", shading))
                .contains(
                        "<p class=\"key\"><span class=\"shade below\"",
                        ">0 %</span>",
                        ">50 %</span>",
                        ">100 %</span></p>")
                .contains("The colour of a word is the probability of the predicted label");
        assertThat(write("majority class", PLAIN)).doesNotContain("class=\"key\"", "The colour of a word");
    }

    @Test
    void coloursThatStandForLogOddsAreNotCalledProbabilities() throws IOException {
        BiFunction<Review, List<String>, ShadedText> shading = (review, tokens) ->
                new ShadedText("", ShadedText.Scale.around(0, "", 2), List.of(new ShadedText.Run(tokens.get(0), 1.5)));
        assertThat(write("majority class", shading))
                .contains("to the log odds of the predicted label")
                .doesNotContain("The colour of a word is the probability");
    }

    @Test
    void anAccuracyHasTheDecimalsThatFewTextsDeserve() throws IOException {
        assertThat(write("naive Bayes", PLAIN)).contains(">0.50</td>").doesNotContain(">0.500000</td>");
    }

    @Test
    void programsReadTheSameMeasures() throws IOException {
        write("naive Bayes", PLAIN);
        var json = Json.mapper().readTree(folder.resolve("report.json").toFile());
        var metrics = json.get("scores").get(1).get("metrics");
        assertThat(metrics.get("accuracy").get("test").asDouble()).isEqualTo(0.5);
        assertThat(metrics.fieldNames()).toIterable().contains("macro-F1", "ROC-AUC", "log loss", "calibration error");
    }

    private static Split<TokenizedReviews> toy() throws IOException {
        return ToyReviews.corpus().tokenized(new Tokenizer());
    }

    private String write(String shown, BiFunction<Review, List<String>, ShadedText> shading) throws IOException {
        Split<TokenizedReviews> toy = toy();
        var evaluation = new ClassifierEvaluation(toy.validation(), toy.test());
        Contest<SentimentClassifier> contest = evaluation.contest();
        contest.enterBaseline(MajorityClass.fit(toy.training()));
        contest.enterBaseline(NaiveBayes.fit(toy.training()));
        var provenance = new Provenance(
                "sentiment", "sentiment train", 1, ToyReviews.corpus().source(), Environment.here("fused", 1));
        new SentimentReport("Toy reviews", contest, evaluation, Map.of(), List.of("a remark"))
                .write(folder, provenance, shown, shading);
        return Files.readString(folder.resolve("report.html"));
    }
}
