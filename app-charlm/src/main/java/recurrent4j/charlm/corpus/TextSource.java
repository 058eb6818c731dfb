package recurrent4j.charlm.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/**
 * A text that can be read as often as needed, and is never held in memory.
 *
 * @param path of the file, or empty
 * @param description how the text comes about where there is no file, or empty
 */
public record TextSource(String name, String path, String description, Opening opening) {

    private static final int BLOCK = 1 << 16;

    /** Opens bytes. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** Returns the text of a file, or of standard input for a hyphen. */
    public static TextSource of(Path file) throws IOException {
        return file.toString().equals("-") ? standardInput(System.in) : file(file);
    }

    /**
     * Returns the text of a file; of a pipe, such as a shell's {@code <(zcat novel.gz)}, a copy.
     *
     * @throws InputException if it is a folder or empty
     * @throws IOException if there is no such file
     */
    public static TextSource file(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; name a text file.");
        }
        String name = file.getFileName().toString();
        if (file.toString().equals("/dev/null")) {
            throw new InputException("/dev/null is always empty; name a file with text in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // Not Files.newInputStream, whose streams ask for their place, which a pipe does not have.
            try (var in = new FileInputStream(file.toFile())) {
                return copy(in, name, file.toString(), "what a pipe brought");
            }
        }
        if (Files.size(file) == 0) {
            throw new InputException(file + " is empty; name a file with text in it.");
        }
        // Absolute, so that the text is found again from another folder.
        String path = file.toAbsolutePath().normalize().toString();
        return new TextSource(name, path, "", () -> new BufferedInputStream(Files.newInputStream(file)));
    }

    static TextSource standardInput(InputStream in) throws IOException {
        return copy(in, "standard input", "standard input", "what standard input brought");
    }

    /**
     * Copies a stream to a temporary file: a text is read several times, and a stream can be read once. The file has an owner,
     * but no name: nobody else reads it, and it is gone with the process, however that ends.
     */
    private static TextSource copy(InputStream in, String name, String from, String description) throws IOException {
        FileChannel copy = FileChannel.open(
                Files.createTempFile("recurrent4j-", ".txt"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            in.transferTo(Channels.newOutputStream(copy));
        } catch (IOException e) {
            copy.close();
            throw new IOException(
                    "What comes through %s could not be kept in %s (%s); make room there or choose another folder with JAVA_OPTS=-Djava.io.tmpdir=FOLDER."
                            .formatted(from, System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
        if (copy.size() == 0) {
            copy.close();
            throw new InputException("There is no text in %s; pipe one into it, or name a file with text in it.", from);
        }
        return new TextSource(name, "", description, () -> new BufferedInputStream(fromTheBeginning(copy), BLOCK));
    }

    /** Reads a file that has no name to open it by, and a place that several readers do not share. */
    private static InputStream fromTheBeginning(FileChannel file) {
        return new InputStream() {
            private long place;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int count = file.read(ByteBuffer.wrap(to, offset, length), place);
                place += Math.max(0, count);
                return count;
            }
        };
    }

    /** Returns real Java. */
    public static TextSource java() throws IOException {
        JavaSources sources = JavaSources.read();
        return inMemory("java", sources.description(), sources.text());
    }

    /** Returns a text that stands in memory. */
    public static TextSource inMemory(String name, String description, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TextSource(name, "", description, () -> new ByteArrayInputStream(bytes));
    }

    /** Returns the text that was read once, if it can still be read and has not been changed. */
    public static Optional<TextSource> again(DataSource once) throws IOException {
        if (!once.path().isEmpty()) {
            Optional<Path> file = once.again();
            return file.isPresent() ? Optional.of(file(file.get())) : Optional.empty();
        }
        for (Phrase phrase : Phrase.values()) {
            if (phrase.source().sha256().equals(once.sha256())) {
                return Optional.of(phrase.source());
            }
        }
        TextSource java = java();
        return java.sha256().equals(once.sha256()) ? Optional.of(java) : Optional.empty();
    }

    /** Opens the text from the beginning. */
    public Utf8Reader read() throws IOException {
        return new Utf8Reader(name, opening.open());
    }

    /** Returns the checksum of its bytes. */
    public String sha256() throws IOException {
        return Checksum.of(opening.open());
    }

    /**
     * Returns where the text comes from, for a report.
     *
     * @param unit what its tokens are, in the plural
     */
    public DataSource source(String sha256, long tokens, String unit) {
        long bytes = path.isEmpty() ? 0 : Path.of(path).toFile().length();
        return new DataSource(name, path, description, sha256, tokens, bytes, unit);
    }
}
