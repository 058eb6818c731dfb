package recurrent4j.eval;

import java.util.Objects;

/**
 * What scores come from: enough to run the same again.
 *
 * @param command the command line that a person would repeat
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
