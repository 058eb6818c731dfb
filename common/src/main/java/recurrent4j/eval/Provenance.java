package recurrent4j.eval;

import java.util.Objects;

/**
 * What scores come from: enough to run the same again.
 *
 * @param app the program
 * @param command the command line that a person would repeat
 * @param seed of every random choice
 * @param data what was read
 * @param environment where it ran
 */
public record Provenance(String app, String command, long seed, DataSource data, Environment environment) {

    /** @throws NullPointerException if a part is missing, naming it */
    public Provenance {
        Objects.requireNonNull(app, "app is missing");
        Objects.requireNonNull(command, "command is missing");
        Objects.requireNonNull(data, "data is missing");
        Objects.requireNonNull(environment, "environment is missing");
    }
}
