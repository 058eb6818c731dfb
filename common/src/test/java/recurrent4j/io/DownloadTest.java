package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final byte[] BYTES = new byte[300_000];
    private static final String SHA256 = "f26cc1572c98172e04f210e200303569ba6b769968dea356f56329151e44b288";

    private HttpServer server;
    private final List<String> ranges = new ArrayList<>();

    @TempDir
    Path folder;

    static {
        new Random(1).nextBytes(BYTES);
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsBroughtOnceAndKept() throws IOException {
        serve(exchange -> send(exchange, 200, BYTES));
        List<Long> told = new ArrayList<>();
        Path file = folder.resolve("new/file.bin");
        download().fetch(file, (done, of) -> told.add(done));
        download().fetch(file, (done, of) -> told.add(-1L));
        assertThat(file).hasBinaryContent(BYTES);
        assertThat(file.getParent().toFile().list()).containsExactly("file.bin");
        assertThat(ranges).containsExactly("all");
        assertThat(told).isSorted().startsWith(0L).endsWith(300_000L);
    }

    @Test
    void aDownloadThatBrokeOffIsGoneOnWith() throws IOException {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, 100_000);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        Path file = folder.resolve("file.bin");
        assertThatIOException()
                .isThrownBy(() -> fetch(file))
                .withMessageMatching("The download of http://\\S+ broke off after [\\d,]+ of 300,000 bytes;"
                        + " start it again, and it goes on from there.");
        assertThat(file).doesNotExist();
        long there = Files.size(part(file));
        assertThat(there).isBetween(1L, 100_000L);
        serve(exchange -> send(exchange, 206, Arrays.copyOfRange(BYTES, (int) there, BYTES.length)));
        fetch(file);
        assertThat(file).hasBinaryContent(BYTES);
        assertThat(part(file)).doesNotExist();
        assertThat(ranges).containsExactly("all", "bytes=" + there + "-");
    }

    @Test
    void aShortAnswerOfUnknownLengthIsNoticed() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(BYTES, 0, 1_000);
            exchange.close();
        });
        assertThatIOException()
                .isThrownBy(() -> fetch(folder.resolve("file.bin")))
                .withMessageContaining("broke off after 1,000 of 300,000 bytes");
    }

    @Test
    void aServerWithoutRangesBeginsAnew() throws IOException {
        Path file = folder.resolve("file.bin");
        Files.write(part(file), new byte[200_000]);
        serve(exchange -> send(exchange, 200, BYTES));
        fetch(file);
        assertThat(file).hasBinaryContent(BYTES);
        assertThat(ranges).containsExactly("bytes=200000-");
    }

    /** D7: a server that falls silent was waited for for ever. */
    @Test
    void aServerThatFallsSilentIsNotWaitedForForEver() {
        var end = new CountDownLatch(1);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, 100_000);
            exchange.getResponseBody().flush();
            await(end);
        });
        Path file = folder.resolve("file.bin");
        assertThatIOException()
                .isThrownBy(() -> download().fetch(file, (done, of) -> {}, Duration.ofMillis(500)))
                .withMessageMatching("The download of http://\\S+ broke off after [\\d,]+ of 300,000 bytes, after which"
                        + " nothing more came; start it again, and it goes on from there.");
        assertThat(part(file)).isNotEmptyFile();
        end.countDown();
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForForEver() {
        var end = new CountDownLatch(1);
        serve(exchange -> await(end));
        assertThatIOException()
                .isThrownBy(
                        () -> download().fetch(folder.resolve("file.bin"), (done, of) -> {}, Duration.ofMillis(500)))
                .withMessageContaining("cannot be reached");
        assertThat(folder).isEmptyDirectory();
        end.countDown();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void wrongBytesAreThrownAway() {
        serve(exchange -> send(exchange, 200, new byte[BYTES.length]));
        Path file = folder.resolve("file.bin");
        assertThatIOException()
                .isThrownBy(() -> fetch(file))
                .withMessageMatching("What http://\\S+ has sent is not the file: its SHA-256 is \\w{64}, not " + SHA256
                        + "; try again, or somewhere else.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreBytesThanExpectedAreNotTheFile() {
        serve(exchange -> send(exchange, 200, Arrays.copyOf(BYTES, 2 * BYTES.length)));
        assertThatIOException()
                .isThrownBy(() -> fetch(folder.resolve("file.bin")))
                .withMessageContaining("is not the file");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingFileNamesThePlaceToPutItYourself() {
        serve(exchange -> send(exchange, 404, new byte[0]));
        Path file = folder.resolve("file.bin");
        assertThatIOException()
                .isThrownBy(() -> fetch(file))
                .withMessage(address() + " answers with status 404; get it another way and put it at " + file + ".");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutAConnectionThePlaceToPutItYourselfIsNamed() {
        Download download = download();
        server.stop(0);
        Path file = folder.resolve("file.bin");
        assertThatIOException()
                .isThrownBy(() -> download.fetch(file, (done, of) -> {}))
                .withMessageMatching(
                        "http://\\S+ cannot be reached \\(\\w.*\\); get it another way and put it at .*file.bin.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAnotherProcessHasBegunToFetchIsLeftToIt() throws IOException {
        Path part = folder.resolve("file.bin.part");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockedFile.class.getName(),
                        part.toString())
                .start();
        try (var told = other.inputReader()) {
            assertThat(told.readLine()).isEqualTo("true");

            assertThatIOException()
                    .isThrownBy(() -> fetch(folder.resolve("file.bin")))
                    .withMessageContaining("Another process is fetching");
            assertThat(part).exists();
        } finally {
            other.getOutputStream().close();
        }
    }

    @Test
    void aKeptFileOfOtherBytesIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("file.bin"), new byte[3]);
        assertThatIOException()
                .isThrownBy(() -> fetch(file))
                .withMessageStartingWith(file + " is not the file of " + address() + ": its SHA-256 is 709e80c8")
                .withMessageEndingWith(", not " + SHA256 + "; delete it, and it is fetched anew.");
        assertThat(file).exists();
    }

    private void fetch(Path file) throws IOException {
        download().fetch(file, (done, of) -> {});
    }

    private Download download() {
        return new Download("file.bin", address(), BYTES.length, SHA256);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/file.bin");
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void serve(Answer answer) {
        if (!ranges.isEmpty()) {
            server.removeContext("/");
        }
        server.createContext("/", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "all" : range);
            answer.to(exchange);
        });
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
