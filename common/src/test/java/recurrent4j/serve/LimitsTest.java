package recurrent4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a service does when it is asked too much, too slowly, or in its last moment. */
class LimitsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ServiceUnderTest service = new ServiceUnderTest();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void oneMoreThanMayWaitIsToldSoAtOnceAndTheOthersAreAnswered() throws Exception {
        service.start(new Limits(1_000, LONG, 1, 2));
        var release = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>(List.of(service.held(release)));
        IntStream.range(2, 12).forEach(client -> asked.add(service.asked("/wait", "{\"number\": 2}", client)));

        // Eight of them are refused while the first is still being answered.
        while (asked.stream().filter(CompletableFuture::isDone).count() < 8) {
            Thread.onSpinWait();
        }
        release.countDown();

        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer.body()).contains("1 requests are being answered and 2 wait"));
    }

    @Test
    void anAnswerThatTakesTooLongIsGivenUpInOneSentence() throws Exception {
        service.start(new Limits(1_000, Duration.ofMillis(300), 1, 2));
        var release = new CountDownLatch(1);

        HttpResponse<String> inWork = service.held(release).join();
        HttpResponse<String> waiting = service.post("/double", "{\"number\": 1}");
        release.countDown();

        assertThat(List.of(inWork, waiting)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("takes longer than is allowed", "ask for less");
        });
        assertThat(service.post("/double", "{\"number\": 1}").body()).isEqualTo("{\"answer\":2.0}");
    }

    @Test
    void whoeverTricklesIsCutOffAndKeepsNobodyElseWaiting() throws Exception {
        service.start(new Limits(1_000, Duration.ofMillis(500), 1, 2));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = service.connection();
            socket.getOutputStream()
                    .write(("POST /double HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 400\r\n\r\n{\"num")
                            .getBytes(StandardCharsets.UTF_8));
            slow.add(socket);
        }

        assertThat(service.post("/double", "{\"number\": 1}").statusCode()).isEqualTo(200);
        for (Socket socket : slow) {
            assertThat(rest(socket)).isEmpty();
            socket.close();
        }
        assertThat(service.post("/double", "{\"number\": 1}").statusCode()).isEqualTo(200);
    }

    /** Whatever comes until the other side ends the connection. */
    private static byte[] rest(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException e) {
            return new byte[0];
        }
    }

    @Test
    void whoeverHasBeenAnsweredInTheMomentOfAStopComesToKnowTheAnswer() throws Exception {
        service.start(new Limits(1_000, LONG, 2, 100));
        List<CompletableFuture<Integer>> clients =
                IntStream.range(0, 20).mapToObj(client -> answers(client, 0)).toList();
        while (service.doubled.get() < 200) {
            Thread.onSpinWait();
        }

        service.stopping().join();

        assertThat(clients.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(service.doubled.get());
    }

    /** How often a client is answered until it is refused. */
    private CompletableFuture<Integer> answers(int client, int before) {
        return service.asked("/double", "{\"number\": 1}", client)
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
                .thenCompose(
                        answered -> answered ? answers(client, before + 1) : CompletableFuture.completedFuture(before));
    }

    @Test
    void aStreamOfAnswersThatTakesTooLongSaysSoInItsLastLine() throws Exception {
        service.start(new Limits(1_000, Duration.ofMillis(200), 1, 2));

        List<String> lines = service.lines("/endless", "{\"number\": 1}").body().toList();

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"error\":").contains("takes longer than is allowed");
        assertThat(service.post("/double", "{\"number\": 1}").statusCode()).isEqualTo(200);
    }

    @Test
    void noAnswerIsLostWhenTheServiceIsStopped() throws Exception {
        service.start(new Limits(1_000, LONG, 4, 100));
        var release = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(service.held(release));
        }
        Thread stopping = service.stopping();

        release.countDown();
        stopping.join();

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("{\"answer\":1.0}"));
        assertThat(service.defects).isEmpty();
    }
}
