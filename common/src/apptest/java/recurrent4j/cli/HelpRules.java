package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Rules of the help of every program, and of what shells complete. */
public final class HelpRules {

    private static final int WIDTH = 80;

    private final CommandLine app;

    /** @param app the class of the application */
    public HelpRules(Class<?> app) {
        this.app = Cli.command(app);
    }

    private Stream<CommandLine> commands() {
        return app.getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("generate-completion"));
    }

    /** Requires that the help of an option with a value says what happens without it. */
    public void requireDefaults() {
        List<String> silent = new ArrayList<>();
        commands().forEach(command -> command.getCommandSpec().options().stream()
                .filter(option -> option.arity().max() > 0 && !option.required() && option.longestName().length() > 2)
                .filter(option -> !isBoolean(option))
                .filter(option -> !HelpPage.described(command.getCommandSpec(), option).contains("default: "))
                .forEach(option -> silent.add(command.getCommandName() + " " + option.longestName() + ": "
                        + HelpPage.described(command.getCommandSpec(), option))));
        assertThat(silent).isEmpty();
    }

    private static boolean isBoolean(OptionSpec option) {
        return option.type() == boolean.class;
    }

    /** Requires that every option stands under a heading of its own. */
    public void requireHeadings() {
        commands().forEach(command -> assertThat(HelpPage.sections(command.getCommandSpec()))
                .as(command.getCommandName())
                .hasSizeGreaterThan(1)
                .allSatisfy((heading, options) -> assertThat(options)
                        .as("%s: %s", command.getCommandName(), heading)
                        .hasSizeLessThan(16)));
    }

    /** Requires that examples fit a terminal, begin with the program's name, and go on after a backslash only. */
    public void requireExamples() {
        Stream.concat(Stream.of(app), commands()).forEach(command -> {
            String[] lines = command.getCommandSpec().usageMessage().footer();
            assertThat(lines).as(command.getCommandName()).isNotEmpty();
            boolean goesOn = false;
            for (String line : lines) {
                assertThat(line).hasSizeLessThanOrEqualTo(WIDTH).startsWith(goesOn ? "    " : "  ");
                assertThat(goesOn || line.contains(app.getCommandName() + " ") || line.contains("curl ")).as(line).isTrue();
                goesOn = line.endsWith(" \\");
            }
            assertThat(goesOn).isFalse();
        });
    }

    /** Requires that a shell can read the script of {@code generate-completion}, and completes an option by it. */
    public void requireCompletion(Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("completion.sh");
        Files.writeString(script, AppRun.of(app.getCommandSpec().userObject().getClass(), folder, "generate-completion").out());
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start().waitFor()).isZero();
        String name = app.getCommandName();
        String question = "source '%s'; COMP_WORDS=(%s train --thr); COMP_CWORD=2; _complete_%s; echo \"${COMPREPLY[@]}\""
                .formatted(script, name, name);
        Process shell = new ProcessBuilder("bash", "-c", question).start();
        assertThat(new String(shell.getInputStream().readAllBytes()).strip()).isEqualTo("--threads");
    }
}
