package recurrent4j.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * Answers what comes in, and writes the answers in their order: as much at once as there is, so that a long file is read fast and
 * an answer to a typed line does not wait. Several answer side by side. What is held in memory does not grow with the input.
 *
 * @param <Q> what comes in
 * @param <A> who answers
 */
public final class AnswerLoop<Q, A> {

    private final List<A> answering;
    private final BiFunction<A, List<Q>, String> answer;
    private final Chunks<Q> chunks;
    private final TextOutput out;

    /** Where questions come from, one after the other. */
    public interface Questions<Q> {

        /** Returns the next, or nothing after the last. */
        Optional<Q> next() throws IOException;

        /** Whether there is something to read without waiting for it. */
        boolean ready() throws IOException;
    }

    /**
     * How many questions are answered at once at most.
     *
     * @param most questions
     * @param size of each
     * @param largest the sum of their sizes beyond which there is no further one
     */
    public record Chunks<Q>(int most, ToIntFunction<Q> size, int largest) {}

    /**
     * Prepares to answer.
     *
     * @param answering at least one, who answer alike
     * @param answer returns what is written for questions
     */
    public AnswerLoop(List<A> answering, BiFunction<A, List<Q>, String> answer, Chunks<Q> chunks, TextOutput out) {
        this.answering = List.copyOf(answering);
        this.answer = answer;
        this.chunks = chunks;
        this.out = out;
    }

    /**
     * Answers until there is nothing more.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void run(Questions<Q> questions) throws IOException {
        var idle = new ArrayBlockingQueue<A>(answering.size());
        idle.addAll(answering);
        ExecutorService threads = Executors.newFixedThreadPool(answering.size(), work -> {
            var thread = new Thread(work, "answering");
            thread.setDaemon(true);
            return thread;
        });
        try {
            new Running(questions, idle, threads).toTheEnd();
        } finally {
            threads.shutdownNow();
        }
    }

    /** One run from the first question to the last. */
    private final class Running {

        private final Questions<Q> questions;
        private final BlockingQueue<A> idle;
        private final ExecutorService threads;
        private final Deque<Future<String>> answers = new ArrayDeque<>();

        Running(Questions<Q> questions, BlockingQueue<A> idle, ExecutorService threads) {
            this.questions = questions;
            this.idle = idle;
            this.threads = threads;
        }

        void toTheEnd() throws IOException {
            List<Q> chunk = new ArrayList<>();
            long size = 0;
            for (Optional<Q> question = next(chunk); question.isPresent(); question = next(chunk)) {
                chunk.add(question.get());
                size += chunks.size().applyAsInt(question.get());
                boolean waiting = !questions.ready();
                if (chunk.size() == chunks.most() || size > chunks.largest() || waiting) {
                    begin(chunk);
                    size = 0;
                    write(waiting ? 0 : answering.size());
                }
            }
            begin(chunk);
            write(0);
        }

        private Optional<Q> next(List<Q> chunk) throws IOException {
            try {
                return questions.next();
            } catch (IOException | InputException e) {
                // What stands before a line that cannot be read is answered before that is complained of.
                begin(chunk);
                write(0);
                throw e;
            }
        }

        private void begin(List<Q> chunk) {
            if (chunk.isEmpty()) {
                return;
            }
            List<Q> now = List.copyOf(chunk);
            chunk.clear();
            answers.add(threads.submit(() -> {
                A one = idle.take();
                try {
                    return answer.apply(one, now);
                } finally {
                    idle.add(one);
                }
            }));
        }

        /** Writes the oldest answers until so many are left to wait for. */
        private void write(int left) throws IOException {
            while (answers.size() > left) {
                out.write(result(answers.remove()));
            }
            if (left == 0) {
                out.show();
            }
        }
    }

    private static String result(Future<String> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The program was interrupted while it answered; run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw (Error) e.getCause();
        }
    }
}
