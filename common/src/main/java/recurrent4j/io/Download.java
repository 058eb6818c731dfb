package recurrent4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file somewhere on the network that never changes: it is brought once, recognized by its checksum, and kept. One process
 * at a time brings it; a download that broke off is gone on with.
 *
 * @param address where it lies, for http or https
 * @param size in bytes
 * @param sha256 its checksum, 64 lower-case hexadecimal digits
 */
public record Download(String fileName, URI address, long size, String sha256) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int BLOCK = 1 << 16;

    /** Hears how far a download is. */
    @FunctionalInterface
    public interface Progress {

        /** So many bytes are there: first those of an earlier attempt or none, at last all. */
        void bytes(long done, long of);
    }

    /** Returns the file in the user's cache folder, if it is there already. */
    public Optional<Path> cached() {
        return Optional.of(CacheFolder.path().resolve(fileName)).filter(Files::isRegularFile);
    }

    /** Returns the file in the user's cache folder, fetching it if it is not there; the errors are those of the other. */
    public Path fetch(Progress progress) throws IOException {
        Path file = CacheFolder.path().resolve(fileName);
        fetch(file, progress);
        return file;
    }

    /**
     * Makes sure that the file is there: brings it, unless somebody has put it there before.
     *
     * @param file where it is kept; its folder is made. Beside it grows a file of the same name and {@code .part}
     * @throws IOException with a sentence that says the way out if the file that is there is another one, nothing can be
     *     reached, or what comes is not the file
     */
    public void fetch(Path file, Progress progress) throws IOException {
        fetch(file, progress, PATIENCE);
    }

    /** @param patience how long a server may be silent */
    void fetch(Path file, Progress progress, Duration patience) throws IOException {
        if (Files.exists(file)) {
            String found = Checksum.of(file);
            if (!found.equals(sha256)) {
                throw new IOException(
                        "%s is not the file of %s: its SHA-256 is %s, not %s; delete it, and it is fetched anew."
                                .formatted(file, address, found, sha256));
            }
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("Another process is fetching %s; wait until it is there.".formatted(file));
            }
            try {
                transfer(channel, file, progress, patience);
                channel.force(true);
            } finally {
                // Only by whom it belongs to: another process's has nothing in it either while that one connects.
                if (channel.size() == 0) {
                    Files.delete(part);
                }
            }
        }
        requireWhole(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void transfer(FileChannel part, Path file, Progress progress, Duration patience) throws IOException {
        long there = part.size() < size ? part.size() : 0;
        HttpResponse<InputStream> response = ask(there, file, patience);
        // A server that knows no ranges begins anew.
        long start = response.statusCode() == PARTIAL_CONTENT ? there : 0;
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK && response.statusCode() != PARTIAL_CONTENT) {
                throw new IOException("%s answers with status %d; get it another way and put it at %s."
                        .formatted(address, response.statusCode(), file));
            }
            part.truncate(start).position(start);
            progress.bytes(start, size);
            copy(body, part, progress, patience);
        }
    }

    private HttpResponse<InputStream> ask(long start, Path file, Duration patience) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var request = HttpRequest.newBuilder(address).timeout(patience);
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(
                    "%s cannot be reached (%s); get it another way and put it at %s.".formatted(address, reason, file),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download of %s was interrupted.".formatted(address));
        }
    }

    private void copy(InputStream body, FileChannel part, Progress progress, Duration patience) throws IOException {
        byte[] block = new byte[BLOCK];
        IOException failure = null;
        while (part.position() <= size) {
            int read;
            try {
                read = read(body, block, patience);
            } catch (IOException e) {
                failure = e;
                break;
            }
            if (read < 0) {
                break;
            }
            try {
                for (ByteBuffer bytes = ByteBuffer.wrap(block, 0, read); bytes.hasRemaining(); ) {
                    part.write(bytes);
                }
            } catch (IOException e) {
                throw new IOException(
                        "%s could not be kept (%s); make room for it and start it again, and it goes on from there."
                                .formatted(fileName, e.getMessage()),
                        e);
            }
            progress.bytes(Math.min(part.position(), size), size);
        }
        if (failure != null || part.position() < size) {
            throw new IOException(
                    Text.of(
                            "The download of %s broke off after %,d of %,d bytes%s; start it again, and it goes on from there.",
                            address,
                            part.position(),
                            size,
                            failure != null && failure.getCause() instanceof TimeoutException
                                    ? ", after which nothing more came"
                                    : ""),
                    failure);
        }
    }

    /** Waits no longer than that: a server that falls silent would be waited for for ever. */
    private static int read(InputStream body, byte[] block, Duration patience) throws IOException {
        var reading = new FutureTask<>(() -> body.read(block));
        var thread = new Thread(reading, "download");
        thread.setDaemon(true);
        thread.start();
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Nothing has come for %d s.".formatted(patience.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download was interrupted.");
        }
    }

    private void requireWhole(Path part) throws IOException {
        String found = Checksum.of(part);
        if (!found.equals(sha256)) {
            Files.delete(part);
            throw new IOException(
                    "What %s has sent is not the file: its SHA-256 is %s, not %s; try again, or somewhere else."
                            .formatted(address, found, sha256));
        }
    }
}
