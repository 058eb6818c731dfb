package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a program of one class in the place of ours. */
@DisabledOnOs(OS.WINDOWS)
@Tag("full")
class StartScriptTest {

    private static final Path TEMPLATE = Path.of("src", "main", "launch", "{{script.name}}");

    @TempDir
    private Path folder;

    /** Prints its arguments. */
    static final class Echo {

        private Echo() {}

        public static void main(String... arguments) {
            System.out.println(String.join(" ", arguments));
        }
    }

    @BeforeEach
    void layOut() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));
        Files.createDirectories(target.resolve("lib"));
        String script = Files.readString(TEMPLATE)
                .replace("{{script.name}}", "echo")
                .replace("{{script.trial}}", Echo.class.getName())
                .replace("{{project.build.finalName}}-{{script.classifier}}", "echo-launch");
        Files.writeString(target.resolve("echo"), script).toFile().setExecutable(true);
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, Echo.class.getName());
        String file = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(target.resolve("echo-launch.jar"));
                var jar = new JarOutputStream(out, manifest);
                var in = Echo.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new JarEntry(file));
            in.transferTo(jar);
        }
    }

    @Test
    void theFirstCallArchivesTheClassesForTheNext() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");

        assertThat(start(cache, "", "one", "two words")).containsExactly("one two words");

        Path archive = archive(cache);
        assertThat(start(cache, "-Xlog:class+load:file=" + folder.resolve("loaded"), "again"))
                .containsExactly("again");
        assertThat(folder.resolve("loaded")).content().contains(Echo.class.getName() + " source: shared objects file");
        Files.setLastModifiedTime(
                folder.resolve("target/echo-launch.jar"), Files.getLastModifiedTime(folder.resolve("loaded")));
        assertThat(start(cache, "", "newer jar")).containsExactly("newer jar");
        assertThat(archive(cache)).isEqualTo(archive);
    }

    @Test
    void anArchiveThatIsNoneIsPassedOverInSilence() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");
        start(cache, "", "first");
        Path archive = archive(cache);
        Files.delete(archive);
        Files.writeString(archive, "This is no archive.");

        assertThat(start(cache, "", "answer")).containsExactly("answer");
    }

    @Test
    void anotherGarbageCollectorThanThatOfTheArchiveIsNoMistake() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");
        start(cache, "", "first");
        archive(cache);

        assertThat(start(cache, "-XX:+UseSerialGC -XX:-UseCompressedOops", "answer"))
                .containsExactly("answer");
    }

    @Test
    void withoutAFolderToKeepItInNothingIsArchived() throws IOException, InterruptedException {
        assertThat(start(Files.createFile(folder.resolve("file")), "", "answer"))
                .containsExactly("answer");
        assertThat(start(folder.resolve("cache"), "-Xshare:auto", "answer")).containsExactly("answer");

        assertThat(folder.resolve("cache")).doesNotExist();
    }

    /** Returns all lines that a call writes, to either stream. */
    private List<String> start(Path cache, String options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("target/echo"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("JAVA_OPTS", options);
        process.environment().put("XDG_CACHE_HOME", cache.toString());
        process.environment().put("HOME", cache.resolve("home").toString());
        assertThat(process.start().waitFor()).isZero();
        return Files.readAllLines(output);
    }

    /** Waits until the archive has been made, and returns it. */
    private static Path archive(Path cache) throws IOException, InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try (Stream<Path> files = Files.walk(cache)) {
                List<Path> made = files.filter(Files::isRegularFile).toList();
                if (made.size() == 1 && made.get(0).toString().endsWith(".jsa")) {
                    return made.get(0);
                }
            } catch (UncheckedIOException e) {
                // It is put in its place just now.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive was made");
    }
}
