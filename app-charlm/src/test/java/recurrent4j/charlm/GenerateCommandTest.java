package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: encodings, and pipes that close. */
class GenerateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void standardOutputIsUtf8WhateverThePlatformPrefers() throws IOException, InterruptedException {
        Path prime = Files.writeString(folder.resolve("prime.txt"), "\u6F22\u00E9");
        Process process = start(
                "-Dfile.encoding=US-ASCII",
                "--prime-file",
                prime.toString(),
                "--circle",
                "--temperature",
                "0",
                "--length",
                "3");
        assertThat(process.getInputStream().readAllBytes())
                .isEqualTo("\u6F22\u00E9\uD83D\uDC4D\uD83D\uDC4E\u6F22\n".getBytes(StandardCharsets.UTF_8));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aReaderWhoHasEnoughEndsItQuietly() throws IOException, InterruptedException {
        Process process = start("-Dfile.encoding=UTF-8", "--length", "2000000000", "--circle");
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(20)).hasSize(20);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("err.txt"))).isEqualTo("0 written\n");
    }

    @Test
    void linesFromAPipeAreAnsweredBeforeTheNextIsThere() throws IOException, InterruptedException {
        Process process =
                start("-Dfile.encoding=US-ASCII", "--interactive", "--circle", "--temperature", "0", "--length", "1");
        process.getOutputStream().write("\u00E9\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(new String(process.getInputStream().readNBytes(7), StandardCharsets.UTF_8))
                .isEqualTo("\u00E9\uD83D\uDC4D\n");
        process.getOutputStream().write("b\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("b\u00E9\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void anAtSignNamesNoFile() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a"), "--length 0");
        Process process =
                start("-Dfile.encoding=UTF-8", "--prime", "@a", "--circle", "--temperature", "0", "--length", "1");
        assertThat(process.getInputStream().readAllBytes()).isEqualTo("@ab\n".getBytes(StandardCharsets.UTF_8));
        assertThat(process.waitFor()).isZero();
    }

    private Process start(String encoding, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                encoding,
                "-cp",
                System.getProperty("java.class.path"),
                ToyGenerateApp.class.getName(),
                "generate"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
