package recurrent4j.cli;

import java.util.Objects;
import java.util.function.UnaryOperator;

/** How the user has started a program, so that the commands it proposes can be pasted. */
final class StartedAs {

    /** Set by the start script: the script as it was called. */
    static final String SCRIPT = "recurrent4j.started.as";

    /** Set by Maven, in whose process {@code exec:java} runs a program. */
    private static final String MAVEN = "maven.home";

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
        boolean within =
                Objects.requireNonNullElse(properties.apply("user.dir"), "").endsWith("app-" + app);
        String module = within ? "" : " -pl app-" + app;
        return "%s -q%s exec:java -Dexec.args=\"%s\"".formatted(program, module, arguments);
    }
}
