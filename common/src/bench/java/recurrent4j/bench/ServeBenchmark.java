package recurrent4j.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import recurrent4j.io.Json;

/** Asks the {@code serve} command of a program what its description gives as an example, by one client and then by fifty. */
public final class ServeBenchmark {
    private static final int CLIENTS = 50;
    private static final double SECONDS = 10;
    private static final double WARM_UP_SECONDS = 5;
    private static final String ANNOUNCEMENT = "The service is ";

    private final URI question;
    private final String json;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean stopping;

    private ServeBenchmark(URI question, String json) {
        this.question = question;
        this.json = json;
    }

    /**
     * Prints how long it takes until the program listens, and until it answers; how many requests fifty clients have answered, in
     * what time; and what becomes of those that are being answered when the program is ended.
     *
     * @param args a command that serves, such as {@code app-sentiment/target/sentiment serve --port 0 --model …}
     */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Process program = new ProcessBuilder(args)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null || !line.startsWith(ANNOUNCEMENT)) {
                throw new IllegalArgumentException("The command does not serve; it says: " + line);
            }
            print("started in", seconds(start), "s");
            ServeBenchmark benchmark = of(line.substring(ANNOUNCEMENT.length()));
            benchmark.alone();
            benchmark.together();
            benchmark.end(program);
        } finally {
            program.destroy();
        }
    }

    /** The first question of a service. */
    private static ServeBenchmark of(String address) throws IOException, InterruptedException {
        String description = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address + "/openapi.json")).build(), BodyHandlers.ofString())
                .body();
        JsonNode paths = Json.mapper().readTree(description).get("paths");
        String path = paths.fieldNames().next();
        JsonNode example = paths.get(path).at("/post/requestBody/content/application~1json/example");
        System.out.println("POST " + path + " " + example);
        return new ServeBenchmark(URI.create(address + path), example.toString());
    }

    private void alone() throws IOException, InterruptedException {
        HttpClient client = client();
        long first = System.nanoTime();
        ask(client);
        print("first answer", 1e3 * seconds(first), "ms");
        double[] times = new double[200];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            ask(client);
            times[i] = seconds(start);
        }
        Arrays.sort(times);
        print("next answers, median", 1e3 * times[times.length / 2], "ms");
    }

    private void together() throws Exception {
        ask(CLIENTS, WARM_UP_SECONDS);
        long start = System.nanoTime();
        double[] times = ask(CLIENTS, SECONDS);
        double took = seconds(start);
        System.out.printf("%d clients at once%n", CLIENTS);
        print("answers", times.length / took, "a second");
        print("median", 1e3 * quantile(times, 0.5), "ms");
        print("95 %", 1e3 * quantile(times, 0.95), "ms");
        print("99 %", 1e3 * quantile(times, 0.99), "ms");
        System.out.printf("%-24s %d of %d%n", "refused or lost", refused.get(), times.length + refused.get());
    }

    /** Ends the program in the middle of it all; what it has begun to answer must come. */
    private void end(Process program) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        Future<double[]> asked = threads.submit(() -> ask(CLIENTS, 3));
        Thread.sleep(1_000);
        stopping = true;
        program.destroy();
        int code = program.waitFor();
        System.out.printf(
                "ended while they ask: exit code %d, %d answered before, those after it were told or not connected%n",
                code, asked.get().length);
        threads.shutdown();
    }

    private double[] ask(int clients, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Callable<double[]>> each = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            each.add(() -> askFor(seconds));
        }
        List<Double> times = new ArrayList<>();
        for (Future<double[]> some : threads.invokeAll(each)) {
            Arrays.stream(some.get()).forEach(times::add);
        }
        threads.shutdown();
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private double[] askFor(double seconds) throws InterruptedException {
        HttpClient client = client();
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (seconds(begin) < seconds) {
            long start = System.nanoTime();
            try {
                ask(client);
                times.add(seconds(start));
            } catch (IOException e) {
                if (stopping) {
                    break;
                }
                refused.incrementAndGet();
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void ask(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(question)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.body());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }

    private static void print(String what, double number, String unit) {
        System.out.printf("%-24s %10.2f %s%n", what, number, unit);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
