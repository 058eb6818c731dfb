package recurrent4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

class HttpServiceTest {

    private static final Limits LIMITS = new Limits(1_000, Duration.ofSeconds(20), 2, 100);

    private final ServiceUnderTest service = new ServiceUnderTest();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aQuestionInJsonIsAnsweredInJson() throws Exception {
        service.start(LIMITS);

        HttpResponse<String> answer = service.post("/double", "{\"number\": 21}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"answer\":42.0}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("15");
    }

    @Test
    void textsAreUtf8BothWays() throws Exception {
        service.start(LIMITS);

        HttpResponse<String> answer = service.post("/echo", "{\"text\": \"Žluťoučký 🐎 \\u20ac\"}");

        assertThat(answer.body()).isEqualTo("{\"text\":\"Žluťoučký 🐎 €\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\": | The request is no JSON, from line 1, column",
                "{\"number\": 1} {} | The request is no JSON",
                "{\"number\": 1, \"number\": 2} | Duplicate field 'number'",
                "'' | The request is empty",
                "[1] | The request must be an object, and is a list",
                "{} | The request lacks \"number\"",
                "{\"number\": \"1\"} | \"number\" must be a number, and is \"1\"",
                "{\"number\": 1, \"factor\": 3} | The request knows no \"factor\"; choose from number",
                "{\"number\": 13} | Thirteen is not doubled; choose another number",
                "{\"number\": 1e9} | \"number\" must lie between -1000 and 1000, and is 1.0E9"
            })
    void aBadQuestionIsRefusedInOneSentence(String question, String sentence) throws Exception {
        service.start(LIMITS);

        HttpResponse<String> answer = service.post("/double", question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.mapper().readTree(answer.body()).get("error").asText()).contains(sentence);
        assertThat(service.defects).isEmpty();
    }

    @Test
    void whatIsNestedTooDeepOrHasTooManyDigitsIsRefusedInOneSentence() throws Exception {
        service.start(new Limits(10_000, Duration.ofSeconds(20), 2, 100));

        for (String question : List.of("[".repeat(2000), "{\"number\": " + "9".repeat(2000) + "}")) {
            HttpResponse<String> answer = service.post("/double", question);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("The request is no JSON: ", "exceeds the maximum");
        }
        assertThat(service.defects).isEmpty();
    }

    @Test
    void aWholeNumberOfMoreThan64BitsIsRefusedRatherThanCutOff() {
        Schema number = Schema.integer("Any.");

        number.require(LongNode.valueOf(Long.MAX_VALUE));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> number.require(BigIntegerNode.valueOf(BigInteger.TWO.pow(63))))
                .withMessage("The request must have at most 64 bits, and is 9223372036854775808.");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        service.start(LIMITS);

        HttpResponse<String> answer = service.post("/echo", "{\"text\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not in UTF-8");
    }

    @Test
    void whatIsNoQuestionHasTheStatusThatHttpHasForIt() throws Exception {
        service.start(LIMITS);

        assertThat(service.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(service.get("/nothing").body()).contains("There is no /nothing here", "POST /double", "GET /health");
        assertThat(service.get("/double").statusCode()).isEqualTo(405);
        assertThat(service.get("/double").headers().firstValue("Allow")).hasValue("POST, OPTIONS");
        assertThat(service.send("DELETE", "/health").statusCode()).isEqualTo(405);
        HttpResponse<String> form = service.post("/double", "number=1".getBytes(StandardCharsets.UTF_8), "text/plain");
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("Content-Type: application/json");
        assertThat(service.send("OPTIONS", "/double").statusCode()).isEqualTo(204);
        assertThat(service.send("OPTIONS", "/double").headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void healthAndDescriptionAreThereForGetAndHead() throws Exception {
        service.start(LIMITS);

        assertThat(service.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        HttpResponse<String> head = service.send("HEAD", "/health");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("15");
        var description = Json.mapper().readTree(service.get("/openapi.json").body());
        assertThat(description.get("openapi").asText()).startsWith("3.1");
        var operation = description.at("/paths/~1double/post");
        assertThat(operation
                        .at("/requestBody/content/application~1json/schema/required/0")
                        .asText())
                .isEqualTo("number");
        assertThat(operation
                        .at("/requestBody/content/application~1json/example/number")
                        .asInt())
                .isEqualTo(21);
        assertThat(operation
                        .at("/responses/200/content/application~1json/schema/properties/answer/type")
                        .asText())
                .isEqualTo("number");
    }

    @Test
    void aLargeRequestIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
        service.start(LIMITS);
        byte[] most = ("{\"text\": \"" + "a".repeat(988) + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] more = ("{\"text\": \"" + "a".repeat(989) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(most).hasSize(1_000);
        assertThat(service.post("/echo", most).statusCode()).isEqualTo(200);
        assertThat(service.post("/echo", more).statusCode()).isEqualTo(413);
        assertThat(service.post("/echo", more).body())
                .contains("more than 1000 bytes, which is all that this service takes; ask for less");
        assertThat(service.postChunked("/echo", more).statusCode()).isEqualTo(413);
        assertThat(service.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aDefectIsToldToTheServiceAndNotToWhoeverAsked() throws Exception {
        service.start(LIMITS);

        HttpResponse<String> answer = service.post("/double", "{\"number\": 666}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("defect").doesNotContain("secret", "Exception");
        assertThat(service.defects)
                .singleElement()
                .satisfies(defect -> assertThat(defect).hasMessageContaining("secret"));
    }

    @Test
    void answersAreStreamedLineByLine() throws Exception {
        service.start(LIMITS);

        HttpResponse<Stream<String>> answer = service.lines("/count", "{\"number\": 3}");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.body()).containsExactly("{\"next\":0}", "{\"next\":1}", "{\"next\":2}");
        assertThat(service.lines("/count", "{\"number\": 13}").body())
                .hasSize(14)
                .last()
                .isEqualTo("{\"error\":\"Thirteen is too much.\"}");
        assertThat(service.lines("/count", "{\"number\": 0}").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAsLocalhostAServiceOfThisMachineAloneIsReached() throws Exception {
        service.start(LIMITS);

        assertThat(service.raw("GET /health HTTP/1.1\r\nHost: LOCALHOST:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(service.raw("GET /health HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(service.raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("not as evil.example");
    }

    @Test
    void aConnectionIsKeptForMoreQuestions() throws Exception {
        service.start(LIMITS);
        String question =
                "POST /double HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 13\r\n";

        String answers = service.raw(question + "\r\n{\"number\": 1}" + question + "\r\n{\"number\": x}" + question
                + "Connection: close\r\n\r\n{\"number\": 3}");

        assertThat(answers).contains("{\"answer\":2.0}", "400 Bad Request", "{\"answer\":6.0}");
    }

    @Test
    void fiftyClientsAtOnceAreAllAnswered() {
        service.start(LIMITS);

        List<CompletableFuture<Void>> clients =
                IntStream.range(0, 50).mapToObj(client -> questions(client, 0)).toList();

        clients.forEach(CompletableFuture::join);
    }

    /** One client's questions, each after the answer to the one before. */
    private CompletableFuture<Void> questions(int client, int number) {
        if (number == 10) {
            return CompletableFuture.completedFuture(null);
        }
        int asked = -20 * client - number;
        return service.asked("/double", "{\"number\": " + asked + "}", client).thenCompose(answer -> {
            assertThat(answer.body()).isEqualTo("{\"answer\":" + 2 * asked + ".0}");
            return questions(client, number + 1);
        });
    }

    @Test
    void anAddressThatIsTakenIsRefusedInOneSentence() throws IOException {
        service.start(LIMITS);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> service.startAt(service.port()))
                .withMessageContaining("cannot be listened at")
                .withMessageContaining("--port");
    }

    @Test
    void whatCannotAnswerIsNoLimit() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Limits(1_000, Duration.ZERO, 1, 0))
                .withMessageContaining("larger limits");
    }

    @Test
    void whoeverIsToldOfAStopMayComeAgain() throws Exception {
        service.start(LIMITS);
        var working = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> inWork = service.held(working);
        Thread stopping = service.stopping();

        HttpResponse<String> late = service.post("/double", "{\"number\": 1}");
        working.countDown();

        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).contains("is being stopped");
        assertThat(inWork.join().statusCode()).isEqualTo(200);
        stopping.join();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> service.get("/health"));
    }
}
