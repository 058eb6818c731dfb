package recurrent4j.cli;

import picocli.CommandLine.Option;
import recurrent4j.model.Engine;
import recurrent4j.model.Threads;

/** The options that say what computes the networks. */
public final class EngineOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of the native libraries (default: ${DEFAULT-VALUE}, best for small networks).")
    private int threads;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "STOCK",
            description = "What computes recurrent layers: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Engine engine;

    /** Limits the native libraries to the chosen number of threads, and returns the engine. */
    public Engine start() {
        Threads.limit(threads);
        return engine;
    }

    /** The chosen engine. */
    public Engine engine() {
        return engine;
    }

    /** The chosen number of threads. */
    public int threads() {
        return threads;
    }
}
