package recurrent4j.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import recurrent4j.serve.Limits;

/** The options that say how much a service takes on at once. */
@Heading("Limits")
final class LimitOptions {

    @Bounds(max = 1_024)
    @Option(
            names = "--max-body",
            paramLabel = "MB",
            description = "Largest request, in megabytes (default: ${DEFAULT-VALUE}).")
    private int maxBody = 4;

    @Bounds(max = 86_400)
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Longest time for a request and its answer (default: ${DEFAULT-VALUE}).")
    private int timeout = 30;

    @Bounds(max = 1_024)
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Requests that are answered at the same time (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Bounds(min = 0, max = 100_000)
    @Option(
            names = "--queue",
            paramLabel = "N",
            description = "Requests that may wait for others; more are refused (default: ${DEFAULT-VALUE}).")
    private int queue = 1_000;

    /** The limits that were chosen. */
    Limits limits() {
        return new Limits(maxBody << 20, Duration.ofSeconds(timeout), threads, queue);
    }
}
