package recurrent4j.cli;

import java.util.Map;

/**
 * What the programs' logger says of the libraries: warnings and errors. Set by the programs and not by a file in a jar,
 * which would decide for whoever embeds a model, too.
 */
final class SimpleLog {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private static final Map<String, String> SETTINGS = Map.of(
            "defaultLogLevel", "warn",
            "showThreadName", "false",
            "showShortLogName", "true",
            // Names are looked up when a logger is made, the default once: something may have logged before us.
            "log.org", "warn",
            // A build for a GPU has a newer JavaCPP than ND4J asks for, which it warns of once for each library.
            "log.org.bytedeco.javacpp", "error",
            // It warns of every sequence of unknown length, which is every sequence.
            "log.org.deeplearning4j.nn.conf.inputs.InputType", "error");

    private SimpleLog() {}

    /** Makes every logger that is not yet there quiet, unless a system property already says otherwise. */
    static void quiet() {
        System.getProperties().putIfAbsent("org.bytedeco.javacpp.logger", "slf4j");
        SETTINGS.forEach((name, value) -> System.getProperties().putIfAbsent(PREFIX + name, value));
    }
}
