package recurrent4j.cli;

import java.util.function.Supplier;

/**
 * A trial run, as Java's guide to class data sharing calls it: usual commands in one process, from which the start script
 * learns which classes are worth archiving.
 */
public final class Trial {

    private Trial() {}

    /**
     * Runs commands of a program; the first that fails ends the process with its exit code.
     *
     * @param commands as they are typed in the process's folder, with a blank between two words
     */
    public static void run(Supplier<Object> program, String... commands) {
        for (String command : commands) {
            Cli.run(program.get(), command.split(" "));
        }
    }
}
