package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The rule that every option which takes a number has bounds, that the help says them, and that a number beyond them is
 * refused in a sentence before anything is read or written.
 */
public final class OptionBounds {

    /** Any whole number is as good as another. */
    private static final String SEED = "--seed";

    private OptionBounds() {}

    /** An option of a command, and a number beyond its bounds, or none if its type has none beyond. */
    public record Case(Class<?> app, CommandLine command, OptionSpec option, String beyond) {

        /** Checks the rule. */
        public void check(Path folder) {
            assertThat(Bounds.Of.option(option)).as("bounds of %s", this).isPresent();
            assertThat(String.join(" ", command.getUsageMessage().split("\\s+")))
                    .contains(HelpPage.described(command.getCommandSpec(), option));
            List<String> arguments = new ArrayList<>(List.of(command.getCommandName()));
            command.getCommandSpec().options().stream()
                    .filter(OptionSpec::required)
                    .forEach(required -> arguments.addAll(List.of(required.longestName(), "nothing")));
            arguments.add(option.longestName() + "=" + beyond);
            AppRun run = AppRun.of(app, folder, arguments.toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(Cli.MISTAKE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines().findFirst().orElseThrow()).startsWith(option.longestName() + " " + beyond)
                    .contains(" is out of bounds; choose a number from ");
            assertThat(folder).isEmptyDirectory();
        }

        @Override
        public String toString() {
            return command.getCommandName() + " " + option.longestName() + " " + beyond;
        }
    }

    /** All that there is to check in an application. */
    public static Stream<Case> of(Class<?> app) {
        return Cli.command(app).getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream()
                        .filter(option -> isNumber(option.type()))
                        .filter(option -> !option.longestName().equals(SEED))
                        .flatMap(option -> beyond(option).map(number -> new Case(app, command, option, number))));
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class && type != char.class;
    }

    private static Stream<String> beyond(OptionSpec option) {
        Bounds bounds = Bounds.Of.option(option).orElseThrow(() -> new AssertionError(option.longestName() + " has no bounds"));
        boolean whole = option.type() != Double.class && option.type() != double.class;
        if (!whole) {
            return Stream.of("NaN", Double.toString(bounds.min() - 1), Double.toString(bounds.max() * 2 + 1));
        }
        Stream<String> least = Stream.of(Long.toString((long) bounds.min() - 1));
        return bounds.max() < Integer.MAX_VALUE
                ? Stream.concat(least, Stream.of(Long.toString((long) bounds.max() + 1), "" + Integer.MAX_VALUE))
                : least;
    }
}
