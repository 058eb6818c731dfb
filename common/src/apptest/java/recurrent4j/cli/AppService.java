package recurrent4j.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** The {@code serve} command of an application, run in this process at a port that is free, and asked as a client would. */
public final class AppService {

    private static final long POLL_NANOS = 20_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<AppRun> ended = new CompletableFuture<>();
    private final Thread thread;
    private final String address;

    private AppService(Class<?> app, Path folder, int port, List<String> arguments) {
        this.address = "http://127.0.0.1:" + port;
        this.thread = new Thread(() -> ended.complete(AppRun.of(app, folder, arguments.toArray(String[]::new))), "serve");
    }

    /** Starts it, and waits until it answers. */
    public static AppService start(Class<?> app, Path folder, String... options)
            throws IOException, InterruptedException {
        int port;
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        var service = new AppService(app, folder, port, arguments);
        service.thread.start();
        while (!service.answers()) {
            if (service.ended.isDone()) {
                throw new AssertionError("The service has ended: " + service.ended.join());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return service;
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks for what can be got. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    /** Asks a question. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Ends it, and returns what it has said. */
    public AppRun stop() {
        thread.interrupt();
        return ended.join();
    }
}
