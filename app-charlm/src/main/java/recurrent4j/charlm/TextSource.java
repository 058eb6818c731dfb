package recurrent4j.charlm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Sha256;

/**
 * A text that can be read as often as needed, and is never held in memory.
 *
 * @param name what people call it
 * @param path of the file, or empty
 * @param description how the text comes about where there is no file, or empty
 * @param opening opens its bytes from the beginning
 */
record TextSource(String name, String path, String description, Opening opening) {

    /** Opens bytes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Returns the text of a file, or of standard input for a hyphen. */
    static TextSource of(Path file) throws IOException {
        return file.toString().equals("-") ? standardInput(System.in) : file(file);
    }

    /**
     * Returns the text of a file.
     *
     * @throws IllegalArgumentException if it is a folder or empty
     * @throws IOException if there is no such file
     */
    static TextSource file(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name a text file.");
        }
        if (Files.size(file) == 0 && Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is empty; name a file with text in it.");
        }
        String name = file.getFileName().toString();
        return new TextSource(name, file.toString(), "", () -> new BufferedInputStream(Files.newInputStream(file)));
    }

    /**
     * Returns the text of a stream, which is copied to a temporary file: a text is read several times, and a stream can be
     * read once.
     */
    static TextSource standardInput(InputStream in) throws IOException {
        Path copy = Files.createTempFile("recurrent4j-", ".txt");
        copy.toFile().deleteOnExit();
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        if (Files.size(copy) == 0) {
            throw new IllegalArgumentException("Standard input is empty; pipe a text into it.");
        }
        return new TextSource("standard input", "", "what standard input brought", () -> Files.newInputStream(copy));
    }

    /** Returns real Java. */
    static TextSource java() throws IOException {
        JavaSources sources = JavaSources.read();
        return new TextSource("java", "", sources.description(), sources::open);
    }

    /** Returns the text that was read once, if it can still be read and has not been changed. */
    static Optional<TextSource> again(DataSource once) throws IOException {
        Path file = Path.of(once.path());
        if (Files.isRegularFile(file)) {
            TextSource text = file(file);
            return text.sha256().equals(once.sha256()) ? Optional.of(text) : Optional.empty();
        }
        for (Preset preset : Preset.values()) {
            if (preset.source().sha256().equals(once.sha256())) {
                return Optional.of(preset.source());
            }
        }
        TextSource java = java();
        return java.sha256().equals(once.sha256()) ? Optional.of(java) : Optional.empty();
    }

    /** Opens the text from the beginning. */
    Utf8Reader read() throws IOException {
        return new Utf8Reader(name, opening.open());
    }

    /** Returns the checksum of its bytes. */
    String sha256() throws IOException {
        return Sha256.of(opening.open());
    }

    /** Returns where the text comes from, for a report. */
    DataSource source(String sha256, long tokens) {
        return new DataSource(name, path, description, sha256, tokens);
    }
}
