package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    /** Logs what it is asked for and answers at once; makes an archive unless there is a file "broken". */
    private static final String FAKE_JAVA = """
            #!/bin/sh
            case $* in
                -version) echo 'openjdk version "17.0.1"' >&2 ;;
                *DumpLoadedClassList*) echo trial >>FOLDER/log; [ ! -e FOLDER/broken ] ;;
                *-Xshare:dump*) echo classes >archive ;;
                *) for last; do :; done; echo "$last" ;;
            esac
            """;

    private static final String FAKE_NICE = """
            #!/bin/sh
            echo "nice $1 $2" >>FOLDER/log
            shift 2
            exec "$@"
            """;

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

        Path archive = only(".jsa");
        assertThat(start(cache, "-Xlog:class+load:file=" + folder.resolve("loaded"), "again"))
                .containsExactly("again");
        assertThat(folder.resolve("loaded")).content().contains(Echo.class.getName() + " source: shared objects file");
        Files.setLastModifiedTime(
                folder.resolve("target/echo-launch.jar"), Files.getLastModifiedTime(folder.resolve("loaded")));
        assertThat(start(cache, "", "newer jar")).containsExactly("newer jar");
        waitFor(files -> files.size() == 1 && !files.contains(archive));
    }

    @Test
    void anArchiveThatIsNoneIsPassedOverInSilence() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");
        start(cache, "", "first");
        Path archive = only(".jsa");
        Files.delete(archive);
        Files.writeString(archive, "This is no archive.");

        assertThat(start(cache, "", "answer")).containsExactly("answer");
    }

    @Test
    void anotherGarbageCollectorThanThatOfTheArchiveIsNoMistake() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");
        start(cache, "", "first");
        only(".jsa");

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

    @Test
    void aSearchPathOfCdDoesNotMisleadTheScript() throws IOException, InterruptedException {
        assertThat(start(Map.of("CDPATH", ".", "JAVA_OPTS", "-Xshare:auto"), "answer"))
                .containsExactly("answer");
    }

    @Test
    void anArchiveThatCannotBeMadeIsTriedAgainAfterADay() throws IOException, InterruptedException {
        Map<String, String> fake = fakeJava();
        Files.createFile(folder.resolve("broken"));

        start(fake, "first");
        Path mark = only(".jsa.failed");
        start(fake, "second");
        assertThat(only(".jsa.failed")).isEqualTo(mark);
        assertThat(log()).containsExactly("nice -n 10", "trial");

        setAge(mark, Duration.ofHours(25));
        Files.delete(folder.resolve("broken"));
        start(fake, "third");
        only(".jsa");
        assertThat(log()).containsExactly("nice -n 10", "trial", "nice -n 10", "trial", "nice -n 10");
    }

    @Test
    void aCallWithOptionsForJavaMakesNoArchive() throws IOException, InterruptedException {
        Map<String, String> fake = fakeJava();
        fake.put("JAVA_OPTS", "-Xmx1g");

        assertThat(start(fake, "answer")).containsExactly("answer");

        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void aJarThatIsReplacedByAnOlderOneMakesTheArchiveAgain() throws IOException, InterruptedException {
        Map<String, String> fake = fakeJava();
        Path jar = folder.resolve("target/echo-launch.jar");
        setAge(jar, Duration.ofDays(-100));
        start(fake, "from the future");
        Path archive = only(".jsa");
        start(fake, "again");
        assertThat(only(".jsa")).isEqualTo(archive);

        setAge(jar, Duration.ofDays(100));
        start(fake, "older");

        waitFor(files -> files.size() == 1 && !files.contains(archive));
        assertThat(log().stream().filter("trial"::equals)).hasSize(2);
    }

    @Test
    void oldArchivesOfTheProgramAreRemoved() throws IOException, InterruptedException {
        Map<String, String> fake = fakeJava();
        Path home = Files.createDirectories(folder.resolve("cache/recurrent4j"));
        Path old = Files.createFile(home.resolve("echo-1234.jsa"));
        Path young = Files.createFile(home.resolve("echo-1235.jsa"));
        Path foreign = Files.createFile(home.resolve("echo-off-1234.jsa"));
        setAge(old, Duration.ofDays(92));
        setAge(foreign, Duration.ofDays(92));

        start(fake, "answer");

        waitFor(files -> !files.contains(old));
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aTrialMayTakeHalfAnHour() throws IOException, InterruptedException {
        Map<String, String> fake = fakeJava();
        start(fake, "answer");
        Path archive = only(".jsa");
        Files.delete(archive);
        Path trial = Files.createDirectory(archive.resolveSibling(archive.getFileName() + ".new"));
        setAge(trial, Duration.ofMinutes(30));

        start(fake, "answer");
        Thread.sleep(100);
        assertThat(trial).exists();

        setAge(trial, Duration.ofMinutes(61));
        start(fake, "answer");
        assertThat(only(".jsa")).isEqualTo(archive);
    }

    /** Lays a Java of our own, which JAVA_HOME names by a relative path. */
    private Map<String, String> fakeJava() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        for (var program : Map.of("java", FAKE_JAVA, "nice", FAKE_NICE).entrySet()) {
            Path file = bin.resolve(program.getKey());
            Files.writeString(file, program.getValue().replace("FOLDER", folder.toString()));
            file.toFile().setExecutable(true);
        }
        return new HashMap<>(Map.of("JAVA_HOME", "jdk", "PATH", bin + ":" + System.getenv("PATH")));
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    private static void setAge(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private List<String> start(Path cache, String options, String... arguments)
            throws IOException, InterruptedException {
        return start(Map.of("JAVA_OPTS", options, "XDG_CACHE_HOME", cache.toString()), arguments);
    }

    /** Returns all lines that a call writes, to either stream. */
    private List<String> start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("target/echo"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().remove("JAVA_OPTS");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        process.environment().put("HOME", folder.resolve("home").toString());
        process.environment().putAll(environment);
        assertThat(process.start().waitFor()).isZero();
        return Files.readAllLines(output);
    }

    /** Waits until there is one file in the cache, with this end of its name, and returns it. */
    private Path only(String end) throws IOException, InterruptedException {
        return waitFor(files -> files.size() == 1 && files.get(0).toString().endsWith(end))
                .get(0);
    }

    /** Waits until the files and folders of the cache are as they should be, and returns them. */
    private List<Path> waitFor(Predicate<List<Path>> condition) throws IOException, InterruptedException {
        for (int tries = 0; tries < 1500; tries++) {
            try (Stream<Path> files = Files.list(folder.resolve("cache/recurrent4j"))) {
                List<Path> made = files.toList();
                if (condition.test(made)) {
                    return made;
                }
            } catch (NoSuchFileException e) {
                // The folder is made just now.
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no such archive was made");
    }
}
