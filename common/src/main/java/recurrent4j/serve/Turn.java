package recurrent4j.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/** One request from its head to the end of its answer; whoever ends it first, the worker or the time, answers it. */
final class Turn {

    private enum Phase {
        READING,
        WORKING,
        ANSWERING
    }

    /** Writes an answer. */
    @FunctionalInterface
    interface Ending {
        void write() throws IOException;
    }

    private final HttpExchange exchange;
    private final Presence presence;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.READING);
    private volatile Future<?> alarm;
    private volatile FutureTask<Void> task;
    private volatile boolean late;

    Turn(HttpExchange exchange, Presence presence) {
        this.exchange = exchange;
        this.presence = presence;
    }

    HttpExchange exchange() {
        return exchange;
    }

    void alarm(Future<?> future) {
        alarm = future;
    }

    /** @throws java.util.concurrent.RejectedExecutionException if the workers have too much to do */
    void work(Executor workers, Runnable work) {
        task = new FutureTask<>(work, null);
        if (phase.compareAndSet(Phase.READING, Phase.WORKING)) {
            try {
                workers.execute(task);
            } catch (RuntimeException e) {
                phase.compareAndSet(Phase.WORKING, Phase.READING);
                throw e;
            }
        }
    }

    /** Whether the time is over. */
    boolean isLate() {
        return late;
    }

    /**
     * Ends what has taken too long. A worker is not interrupted, since that would close the connections and files that it uses, and
     * leave what it computes with in an unknown state: it comes to its end and finds the request answered.
     */
    void late() {
        late = true;
        // Before an answer has begun, closing closes the connection, and so wakes up who reads from it.
        if (phase.compareAndSet(Phase.READING, Phase.ANSWERING)) {
            exchange.close();
            presence.leave();
        } else if (end(() -> refuse(new Refusal(503, Responder.TOO_LONG)))) {
            task.cancel(false);
        }
    }

    /** Answers and ends the request, unless that has been done; returns whether it was this that has done it. */
    boolean end(Ending ending) {
        if (phase.getAndSet(Phase.ANSWERING) == Phase.ANSWERING) {
            return false;
        }
        try (exchange) {
            ending.write();
        } catch (IOException e) {
            // Whoever has asked is gone.
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
            presence.leave();
        }
        return true;
    }

    void refuse(Refusal refusal) throws IOException {
        Reply.refuse(exchange, refusal);
    }
}
