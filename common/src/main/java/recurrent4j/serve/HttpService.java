package recurrent4j.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import recurrent4j.io.InputException;

/**
 * A running HTTP service. Requests are read in threads of their own and answered in a fixed number of others; what is beyond
 * its {@link Limits} is refused in one sentence, {@code {"error": "…"}}.
 */
public final class HttpService implements AutoCloseable {

    /** Only slow clients keep such a thread for longer than a moment. */
    private static final int READERS = 64;

    /** How long a whole answer may be on its way after its time was over. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final HttpServer server;
    private final Limits limits;
    private final Presence presence = new Presence();
    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor alarms;
    private final CountDownLatch closed = new CountDownLatch(1);

    private HttpService(HttpServer server, Limits limits) {
        this.server = server;
        this.limits = limits;
        this.readers = pool("serve-read", READERS, new LinkedBlockingQueue<>());
        BlockingQueue<Runnable> queue =
                limits.waiting() == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(limits.waiting());
        this.workers = pool("serve-answer", limits.working(), queue);
        this.alarms = new ScheduledThreadPoolExecutor(1, named("serve-alarm"));
        alarms.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts a service.
     *
     * @param address where it listens; port 0 takes any that is free. On a loopback address, only requests for a name of this
     *     machine's own are answered, so that no page in a browser reaches it by another.
     * @param defects is told of exceptions that are no mistake of whoever has asked; these only learn that there was one
     * @throws InputException if the address is taken, or none of this machine
     */
    public static HttpService start(InetSocketAddress address, Api api, Limits limits, Consumer<Throwable> defects)
            throws IOException {
        prepare(limits);
        HttpServer server;
        try {
            server = HttpServer.create(address, limits.working() + limits.waiting());
        } catch (BindException e) {
            throw new InputException(
                    "%s:%d cannot be listened at (%s); choose another --port, or 0 for any that is free."
                            .formatted(address.getHostString(), address.getPort(), e.getMessage()),
                    e);
        }
        var service = new HttpService(server, limits);
        server.setExecutor(service.readers);
        server.createContext(
                "/",
                new Responder(
                        api,
                        limits,
                        service.workers,
                        service.alarms,
                        service.presence,
                        address.getAddress().isLoopbackAddress(),
                        defects));
        server.start();
        return service;
    }

    /** What the JDK's server is told by properties alone, and before its first use in a process. */
    private static void prepare(Limits limits) {
        var properties = System.getProperties();
        long seconds = limits.timeout().plus(GRACE).toSeconds();
        // Without these, heads that trickle in and answers that nobody takes would keep their threads for ever,
        properties.putIfAbsent("sun.net.httpserver.maxReqTime", Long.toString(seconds));
        properties.putIfAbsent("sun.net.httpserver.maxRspTime", Long.toString(seconds + GRACE.toSeconds()));
        // and each answer would wait 40 ms for the client's acknowledgement of its head.
        properties.putIfAbsent("sun.net.httpserver.nodelay", "true");
    }

    /** The port at which the service listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of the service, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        InetAddress host = server.getAddress().getAddress();
        String name = host.getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
    }

    /** Waits until the service is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /**
     * Stops: requests that have come are answered, others are refused, and no answer is lost. Waits for that as long as a request
     * may take.
     */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        boolean interrupted = false;
        try {
            presence.close(limits.timeout().plus(GRACE));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        server.stop(0);
        for (ExecutorService pool : new ExecutorService[] {readers, workers, alarms}) {
            pool.shutdownNow();
        }
        closed.countDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(String name, int threads, BlockingQueue<Runnable> queue) {
        var pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, queue, named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
