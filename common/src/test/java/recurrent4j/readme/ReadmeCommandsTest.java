package recurrent4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pastes every command of every README into a fresh clone, in their order, and compares what is printed with what the README
 * shows. The clone builds with a local repository of its own, so that nothing comes from an earlier build.
 * {@code -Dreadme=app-charlm} runs only the commands of one README, after a build.
 */
@Tag("full")
class ReadmeCommandsTest {

    private static final int MINUTES = 15;

    private final List<String> report = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @TempDir
    private Path scratch;

    @Test
    void everyCommandRunsInAFreshCloneAndPrintsWhatItsReadmeShows() throws Exception {
        // Tests run in the folder of a module.
        Path root = Path.of("").toAbsolutePath().getParent();
        Path clone = scratch.resolve("clone");
        Path repository = localRepository();
        assertSucceeds(scratch, "git clone --quiet '" + root + "' clone", repository);
        String only = System.getProperty("readme", "");
        if (!only.isEmpty()) {
            assertSucceeds(clone, "./mvnw -q -DskipTests package", repository);
        }

        for (Path readme : readmes(clone)) {
            if (readme.toString().startsWith(only)) {
                // Each begins where nothing has been run: a second training of a file would stand in another folder.
                assertSucceeds(clone, "rm -rf runs", repository);
                paste(readme, clone, repository);
            }
        }

        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "readme-commands.txt"), report);
        assertThat(faults).as(String.join("\n", report)).isEmpty();
    }

    /** The root's README, those of the modules, and the manuals of second programs, as paths from the root. */
    private static List<Path> readmes(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return Stream.concat(Stream.of(root), modules.sorted())
                    .flatMap(folder -> Stream.of("README.md", "docs/TAGGING.md", "docs/SEQ2SEQ.md")
                            .map(folder::resolve))
                    .filter(Files::exists)
                    .map(root::relativize)
                    .toList();
        }
    }

    private void paste(Path readme, Path clone, Path repository) throws Exception {
        List<String> lines = Files.readAllLines(clone.resolve(readme));
        for (int line : Command.unmarked(lines)) {
            faults.add(readme + ":" + line + " is no block of sh, but begins like commands");
        }
        for (Command command : Command.in(lines)) {
            String name = readme + ":" + command.line();
            if (!command.isRun()) {
                report.add(name + " not run: " + command.notRun());
                continue;
            }
            Instant start = Instant.now();
            Optional<String> fault = fault(command, clone, repository);
            long seconds = Duration.between(start, Instant.now()).toSeconds();
            report.add(name + (fault.isPresent() ? " FAILED, " : " as shown, ") + seconds + " s");
            fault.ifPresent(text -> faults.add(name + "\n" + command.script() + "\n" + text));
            System.out.println(report.get(report.size() - 1));
        }
    }

    private void assertSucceeds(Path folder, String script, Path repository) throws Exception {
        Result result = run(folder, script, repository);
        assertThat(result.exitCode()).as(result::toString).isZero();
    }

    /** What is wrong with a command, if anything is. */
    private Optional<String> fault(Command command, Path clone, Path repository) throws Exception {
        Result result = run(clone, command.script(), repository);
        String printed = "\nprinted:\n" + String.join("\n", result.out()) + "\nand to standard error:\n"
                + String.join("\n", result.err());
        if (result.exitCode() != command.exitCode()) {
            return Optional.of("exit code " + result.exitCode() + printed);
        }
        if (command.output().isEmpty()) {
            return Optional.empty();
        }
        // A terminal shows both streams, and READMEs show what is worth it of them.
        List<Optional<String>> differences = Stream.of(
                        result.out(), both(result.out(), result.err()), both(result.err(), result.out()))
                .map(lines -> Shape.difference(command.output(), lines))
                .toList();
        return differences.stream().allMatch(Optional::isPresent)
                ? differences.get(0).map(line -> "not as shown: " + line + printed)
                : Optional.empty();
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Result run(Path folder, String script, Path repository) throws IOException, InterruptedException {
        Path out = scratch.resolve("out.txt");
        Path err = scratch.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(
                        Files.writeString(scratch.resolve("in.txt"), "").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // The optimizing compiler, which mvnw has left out of the build that this test is part of.
        String options = "-XX:TieredStopAtLevel=4 -Dmaven.repo.local=" + repository;
        builder.environment().merge("MAVEN_OPTS", options, (given, ours) -> given + " " + ours);
        // Those of this test, not of a reader's terminal.
        builder.environment().keySet().removeIf(name -> name.endsWith("_NUM_THREADS"));
        // A clone that is deleted afterwards is worth no archive of classes.
        builder.environment().putIfAbsent("JAVA_OPTS", "-Xshare:auto");
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            return new Result(-1, List.of(), List.of("It runs for more than " + MINUTES + " minutes."));
        }
        return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }

    /** Links to what Maven has downloaded, without what was built here. */
    private Path localRepository() throws IOException {
        Path home = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Path copy = Files.createDirectories(scratch.resolve("repository"));
        if (Files.isDirectory(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                files.filter(Files::isRegularFile)
                        .map(home::relativize)
                        .filter(file -> !file.startsWith(Path.of("io", "github", "recurrent4j")))
                        .forEach(file -> link(home.resolve(file), copy.resolve(file)));
            }
        }
        return copy;
    }

    private static void link(Path file, Path link) {
        try {
            Files.createDirectories(link.getParent());
            try {
                Files.createLink(link, file);
            } catch (IOException | UnsupportedOperationException e) {
                Files.copy(file, link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Result(int exitCode, List<String> out, List<String> err) {}
}
