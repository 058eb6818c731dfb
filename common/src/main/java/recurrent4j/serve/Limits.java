package recurrent4j.serve;

import java.time.Duration;
import recurrent4j.io.InputException;

/**
 * How much a service takes on at once.
 *
 * @param bodyBytes of a request, at most
 * @param timeout from a request's first byte after its head to the last of its answer
 * @param working how many requests are computed at the same time
 * @param waiting how many others wait for that; more are refused
 */
public record Limits(int bodyBytes, Duration timeout, int working, int waiting) {

    /** @throws InputException if nothing could be answered */
    public Limits {
        if (bodyBytes < 2 || timeout.toMillis() < 1 || working < 1 || waiting < 0) {
            throw new InputException(
                    "A service needs room for a request, time for an answer and a thread; give larger limits.");
        }
    }

    /** A request of 4 MB, 30 seconds, a thread for each processor, and 1,000 requests that wait. */
    public static Limits usual() {
        return new Limits(4 << 20, Duration.ofSeconds(30), Runtime.getRuntime().availableProcessors(), 1_000);
    }
}
