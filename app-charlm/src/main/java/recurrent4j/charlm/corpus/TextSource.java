package recurrent4j.charlm.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // Not Files.newInputStream, whose streams ask for their place, which a pipe does not have.
            try (var in = new FileInputStream(file.toFile())) {
                return copy(in, name, "what a pipe brought");
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
        return copy(in, "standard input", "what standard input brought");
    }

    /** Copies a stream to a temporary file: a text is read several times, and a stream can be read once. */
    private static TextSource copy(InputStream in, String name, String description) throws IOException {
        Path copy = Files.createTempFile("recurrent4j-", ".txt");
        copy.toFile().deleteOnExit();
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        if (Files.size(copy) == 0) {
            throw new InputException("Nothing came through %s; pipe a text into it.", name);
        }
        return new TextSource(name, "", description, () -> Files.newInputStream(copy));
    }

    /** Returns real Java. */
    public static TextSource java() throws IOException {
        JavaSources sources = JavaSources.read();
        return inMemory("java", sources.description(), sources.text());
    }

    static TextSource inMemory(String name, String description, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TextSource(name, "", description, () -> new ByteArrayInputStream(bytes));
    }

    /** Returns the text that was read once, if it can still be read and has not been changed. */
    public static Optional<TextSource> again(DataSource once) throws IOException {
        if (!once.path().isEmpty()) {
            Path file = Path.of(once.path());
            boolean same = Files.isRegularFile(file) && Checksum.of(file).equals(once.sha256());
            return same ? Optional.of(file(file)) : Optional.empty();
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

    /** Returns where the text comes from, for a report. */
    public DataSource source(String sha256, long tokens) {
        return new DataSource(name, path, description, sha256, tokens);
    }
}
