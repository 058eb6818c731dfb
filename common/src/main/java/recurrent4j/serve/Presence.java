package recurrent4j.serve;

import java.time.Duration;

/** How many requests are being answered, and whether others are still let in. */
final class Presence {

    private int present;
    private boolean closed;

    /** Returns whether one more is let in. */
    synchronized boolean enter() {
        if (!closed) {
            present++;
        }
        return !closed;
    }

    synchronized void leave() {
        present--;
        notifyAll();
    }

    /** Lets nobody in any more, and waits until all that were let in are gone, or the time is over. */
    synchronized void close(Duration time) throws InterruptedException {
        closed = true;
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); present > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
