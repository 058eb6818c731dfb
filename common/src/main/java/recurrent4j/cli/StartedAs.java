package recurrent4j.cli;

import java.util.Locale;
import java.util.Objects;

/** How the user has started a program, so that the commands it proposes can be pasted. */
final class StartedAs {

    /** Set by the start script: the script as it was called. */
    static final String SCRIPT = "recurrent4j.started.as";

    /** Set by Maven, in whose process {@code exec:java} runs a program. */
    private static final String MAVEN = "maven.home";

    private StartedAs() {}

    /** Returns the command line that passes arguments, quoted where they need it, to a program. */
    static String command(String app, String arguments) {
        String maven = System.getProperty(MAVEN);
        if (maven == null) {
            return System.getProperty(SCRIPT, app) + " " + arguments;
        }
        boolean wrapper = maven.contains(".m2") && maven.contains("wrapper");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        String program = !wrapper ? "mvn" : windows ? "mvnw" : "./mvnw";
        boolean within =
                Objects.requireNonNullElse(System.getProperty("user.dir"), "").endsWith("app-" + app);
        return "%s -q%s exec:java -Dexec.args=\"%s\"".formatted(program, within ? "" : " -pl app-" + app, arguments);
    }
}
