package recurrent4j.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How the user has started a program, so that the commands it proposes can be pasted. */
final class StartedAs {

    /** Set by the start script: the script as it was called. */
    static final String SCRIPT = "recurrent4j.started.as";

    /** Set by Maven, in whose process {@code exec:java} runs a program. */
    private static final String MAVEN = "maven.home";

    /** Set by our build, where Maven runs a program: the folder of the module that it belongs to. */
    static final String MODULE = "recurrent4j.module";

    /** Set by the user, where Maven runs another program of a module than its first. */
    private static final String MAIN_CLASS = "exec.mainClass";

    private StartedAs() {}

    /** Returns the command line that passes arguments, quoted where they need it, to a program. */
    static String command(String app, String arguments) {
        return command(app, arguments, System::getProperty);
    }

    static String command(String app, String arguments, UnaryOperator<String> properties) {
        String maven = properties.apply(MAVEN);
        if (maven == null) {
            return Objects.requireNonNullElse(properties.apply(SCRIPT), app) + " " + arguments;
        }
        boolean windows =
                Objects.requireNonNullElse(properties.apply("os.name"), "").startsWith("Windows");
        String program = !maven.contains("wrapper") ? "mvn" : windows ? "mvnw" : "./mvnw";
        String folder = Objects.requireNonNullElse(properties.apply(MODULE), "app-" + app);
        String module = Path.of(folder).getFileName().toString();
        boolean within =
                Objects.requireNonNullElse(properties.apply("user.dir"), "").endsWith(module);
        String mainClass = properties.apply(MAIN_CLASS);
        return "%s -q%s exec:java%s -Dexec.args=\"%s\""
                .formatted(
                        program,
                        within ? "" : " -pl " + module,
                        mainClass == null ? "" : " -Dexec.mainClass=" + mainClass,
                        arguments);
    }
}
