package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.io.Json;
import recurrent4j.network.Engine;
import recurrent4j.seq2seq.Translator.Setup;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.serve.Route;

class TranslatorTest {

    private static final List<String> TEXTS = List.of("red dog", "blue cat sleeps", "", "Ünïcödé 😀", "runs");
    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void trainAModel() throws IOException {
        PairsFiles.write(folder);
        String train = PairsFiles.TRAIN + " --epochs 1 --max-length 12 --out run";
        AppRun run = AppRun.of(Seq2SeqApp.class, folder, train.split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        model = folder.resolve("run/model");
    }

    private static Translator network(Setup setup) throws IOException {
        return Translator.load(model, setup.by("GRU"));
    }

    @Test
    void severalTextsAtOnceAreRewrittenAsEachAlone() throws IOException {
        try (var translator = network(Setup.USUAL)) {
            List<String> alone = TEXTS.stream().map(translator::translate).toList();

            assertThat(translator.translate(TEXTS)).isEqualTo(alone);
            assertThat(alone.get(2)).isEmpty();
            assertThat(translator.name()).isEqualTo("bidirectional GRU 6 to GRU 6, additive attention, input feeding");
            assertThat(translator.task()).isEqualTo(Task.TRANSDUCTION);
            assertThat(translator.labels()).isEmpty();
            assertThat(translator.translate(List.of())).isEmpty();
        }
    }

    @Test
    void theBestTextsComeWithWhatTheirProbabilitiesAre() throws IOException {
        try (var translator = network(Setup.USUAL.best(3))) {
            Rewritten made = translator.translateAll(List.of("red dog")).get(0);

            assertThat(made.answers()).hasSize(3);
            assertThat(made.answers().get(0).score())
                    .isGreaterThanOrEqualTo(made.answers().get(1).score());
            made.answers()
                    .forEach(answer ->
                            assertThat(answer.hypothesis().logProbability()).isNegative());
            assertThat(translator.logProbability("red dog", "god der")).isNegative();
        }
    }

    @Test
    void eightThreadsGetTheAnswersOfOne() throws IOException, InterruptedException, ExecutionException {
        try (var translator = network(new Setup(Optional.empty(), Optional.empty(), Engine.usual(), 2))) {
            List<String> alone = TEXTS.stream().map(translator::translate).toList();
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<List<String>>> asked = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int first = thread;
                    asked.add(threads.submit(() -> {
                        List<String> answers = new ArrayList<>();
                        for (int round = 0; round < ROUNDS; round++) {
                            answers.add(translator.translate(TEXTS.get((first + round) % TEXTS.size())));
                        }
                        return answers;
                    }));
                }
                for (int thread = 0; thread < THREADS; thread++) {
                    List<String> answers = asked.get(thread).get();
                    for (int round = 0; round < ROUNDS; round++) {
                        assertThat(answers.get(round)).isEqualTo(alone.get((thread + round) % TEXTS.size()));
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aTextOrSeveralAreAnsweredOverHttp() throws IOException {
        try (var translator = network(Setup.USUAL)) {
            Route route = TranslateRoute.of(translator);
            JsonNode one = (JsonNode) route.answer().to(Json.mapper().readTree("{\"text\": \"red dog\"}"));
            JsonNode two = (JsonNode) route.answer().to(Json.mapper().readTree("{\"texts\": [\"red dog\", \"cat\"]}"));

            assertThat(two.at("/answers/0/text")).isEqualTo(one.at("/answers/0/text"));
            assertThat(two.get("answers")).hasSize(2);
            route.response().require(two);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> route.answer().to(Json.mapper().readTree("{}")))
                    .withMessageContaining("either \"text\" or \"texts\"");
            String veryLong = "red ".repeat(5_001);
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            route.answer().to(Json.mapper().createObjectNode().put("text", veryLong)))
                    .withMessageContaining("A text of 20,004 characters is not read");
        }
    }

    @Test
    void mistakesAreOneSentence() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> Translator.load(folder.resolve("missing")))
                .withMessageContaining("There is no folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Setup(Optional.empty(), Optional.empty(), Engine.FUSED, 0))
                .withMessageContaining("0 threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Translator.load(model, Setup.USUAL.by("Transformer")))
                .withMessageContaining("--by Transformer is none");
        try (var copy = Translator.load(model, Setup.USUAL.by("copy"))) {
            assertThat(copy.translate("red dog")).isEqualTo("red dog");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> copy.logProbability("red", "der"))
                    .withMessageContaining("no probabilities");
        }
        var closed = Translator.load(model);
        closed.close();
        closed.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.translate("red"))
                .withMessageContaining("closed");
    }
}
