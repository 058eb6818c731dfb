package recurrent4j.engine.cpu;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Runs one task per block: the first on the calling thread, the others wherever a core is free. */
final class Team {
    /** Numbers that are worth a thread of their own where they are but copied: 0.05 ms, in which one wakes up. */
    static final int COPIED = 150_000;

    private Team() {}

    /** Neighbouring parts of a whole, the end excluded. */
    interface Parts {
        void handle(int from, int to);
    }

    /** Runs what is worth so many threads, which share its parts; where that is one, the calling thread does it all. */
    static void share(int parts, long worth, int threads, Parts work) {
        int team = (int) Math.min(Math.min(threads, parts), worth);
        if (team < 2) {
            work.handle(0, parts);
        } else {
            run(team, k -> work.handle((int) ((long) parts * k / team), (int) ((long) parts * (k + 1) / team)));
        }
    }

    static void run(int tasks, IntConsumer task) {
        List<ForkJoinTask<?>> others = IntStream.range(1, tasks)
                .<ForkJoinTask<?>>mapToObj(k ->
                        ForkJoinTask.adapt(() -> alone(() -> task.accept(k))).fork())
                .toList();
        alone(() -> task.accept(0));
        others.forEach(ForkJoinTask::join);
    }

    /** Runs one task per block by so many threads, of which each takes every so manieth, in order. */
    static void run(int tasks, int threads, IntConsumer task) {
        run(Math.min(tasks, threads), thread -> {
            for (int k = thread; k < tasks; k += threads) {
                task.accept(k);
            }
        });
    }

    /** Keeps the OpenMP threads of oneDNN, which it shares with ND4J, out of what is parallel already. */
    private static void alone(Runnable work) {
        NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int before = ops.ompGetMaxThreads();
        ops.setOmpNumThreads(1);
        try {
            work.run();
        } finally {
            ops.setOmpNumThreads(before);
        }
    }
}
