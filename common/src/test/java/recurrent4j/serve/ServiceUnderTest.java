package recurrent4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

/** A service that doubles, repeats, counts and waits, and those who ask it. */
final class ServiceUnderTest implements AutoCloseable {

    final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

    /** How many are waiting in {@code /wait}, and what lets them go on. */
    final Semaphore waiting = new Semaphore(0);

    /** How many answers {@code /double} has given. */
    final AtomicInteger doubled = new AtomicInteger();

    private final List<HttpClient> clients = IntStream.range(0, 50)
            .mapToObj(i ->
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build())
            .toList();
    private volatile CountDownLatch released = new CountDownLatch(0);
    private HttpService service;

    void start(Limits limits) {
        service = started(0, limits);
    }

    void startAt(int port) {
        started(port, Limits.usual()).close();
    }

    private HttpService started(int port, Limits limits) {
        Schema number = Schema.object("A number.")
                .requiring("number", Schema.number("To be doubled.").between(-1000, 1000));
        Schema text = Schema.object("A text.").requiring("text", Schema.text("To be repeated."));
        Schema answer = Schema.object("An answer.").requiring("answer", Schema.number("Twice as much."));
        JsonNode example = Json.mapper().createObjectNode().put("number", 21);
        JsonNode word = Json.mapper().createObjectNode().put("text", "a");
        var api = new Api(
                "Test",
                "1",
                List.of(
                        new Route("/double", "Doubles.", number, answer, example, this::doubled),
                        new Route("/echo", "Repeats.", text, text, word, request -> request),
                        new Route("/count", "Counts.", number, answer, example, ServiceUnderTest::counted),
                        new Route("/endless", "Goes on.", number, answer, example, request -> endless()),
                        new Route("/wait", "Waits.", number, answer, example, this::waited)));
        try {
            return HttpService.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), api, limits, defects::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object doubled(JsonNode request) {
        double number = request.get("number").asDouble();
        if (number == 13) {
            throw new InputException("Thirteen is not doubled; choose another number.");
        } else if (number == 666) {
            throw new IllegalStateException("a secret");
        }
        doubled.incrementAndGet();
        return Map.of("answer", 2 * number);
    }

    private static Object counted(JsonNode request) {
        int number = request.get("number").asInt();
        if (number == 0) {
            throw new InputException("Nothing is nothing to count.");
        }
        return IntStream.range(0, number + 1)
                .peek(i -> {
                    if (i == 13) {
                        throw new InputException("Thirteen is too much.");
                    }
                })
                .limit(number == 13 ? 14 : number)
                .mapToObj(i -> Map.of("next", i));
    }

    private static Object endless() {
        return Stream.iterate(0, i -> i + 1).map(i -> Map.of("next", i));
    }

    private Object waited(JsonNode request) {
        waiting.release();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("answer", request.get("number").asDouble());
    }

    int port() {
        return service.port();
    }

    /** Asks what is only answered when the latch has come down, and waits until it is being answered. */
    CompletableFuture<HttpResponse<String>> held(CountDownLatch latch) {
        released = latch;
        CompletableFuture<HttpResponse<String>> answer = asked("/wait", "{\"number\": 1}", 1);
        waiting.acquireUninterruptibly();
        return answer;
    }

    /** Stops the service in another thread, and returns when it has begun to. */
    Thread stopping() throws InterruptedException {
        var thread = new Thread(service::close);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return clients.get(0)
                .send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, byte[] json) throws IOException, InterruptedException {
        return post(path, json, "application/json; charset=UTF-8");
    }

    HttpResponse<String> post(String path, byte[] body, String type) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return clients.get(0).send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> postChunked(String path, byte[] json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)))
                .build();
        return clients.get(0).send(request, BodyHandlers.ofString());
    }

    HttpResponse<Stream<String>> lines(String path, String json) throws IOException, InterruptedException {
        return clients.get(0).send(question(path, json), BodyHandlers.ofLines());
    }

    CompletableFuture<HttpResponse<String>> asked(String path, String json, int client) {
        return clients.get(client).sendAsync(question(path, json), BodyHandlers.ofString());
    }

    private HttpRequest question(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path));
    }

    /** Returns what comes back until the connection is closed. */
    String raw(String request) throws IOException {
        try (Socket socket = connection()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Socket connection() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    @Override
    public void close() {
        released.countDown();
        if (service != null) {
            service.close();
        }
    }
}
