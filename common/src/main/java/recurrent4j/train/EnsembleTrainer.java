package recurrent4j.train;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Trains the members of an ensemble: several side by side with one thread each, so that what they learn does not depend
 * on how many there are room for; one by itself with all threads.
 */
public record EnsembleTrainer(int threads, EnsembleProgress.Display display) {

    /**
     * Trains members of one kind. One that diverges is reported and left out of the ensemble; other failures end it at
     * once.
     *
     * @throws IOException if a checkpoint cannot be written, or belongs to another training
     */
    public <M extends EnsembleMember> Ensemble<M> train(String name, List<M> members) throws IOException {
        M any = members.get(0);
        int room = Math.min(threads, members.size());
        boolean alone = members.size() == 1;
        ExecutorService pool = Executors.newFixedThreadPool(room, EnsembleTrainer::background);
        try (EnsembleProgress progress =
                display.open(name, any.examples(), any.plan().epochs(), members.size())) {
            var trainings = new ExecutorCompletionService<Map.Entry<Integer, Optional<TrainingRun>>>(
                    alone ? Runnable::run : pool);
            for (int i = 0; i < members.size(); i++) {
                int number = i;
                trainings.submit(
                        () -> Map.entry(number, train(number, members.get(number), progress, alone ? threads : 1)));
            }
            // In the order of their numbers, and yet what goes wrong is known at once.
            Map<Integer, TrainingRun> runs = new TreeMap<>();
            for (int i = 0; i < members.size(); i++) {
                var ended = next(trainings);
                ended.getValue().ifPresent(run -> runs.put(ended.getKey(), run));
            }
            return new Ensemble<>(
                    runs.keySet().stream().map(members::get).toList(),
                    List.copyOf(runs.values()),
                    clock(runs.values(), room));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Optional<TrainingRun> train(
            int number, EnsembleMember member, EnsembleProgress progress, int threads) throws IOException {
        try {
            return Optional.of(member.train(progress.of(number, member.name()), threads));
        } catch (DivergenceException e) {
            progress.ended(number, member.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Trainings heed no interrupt, and must not keep a program alive that has failed. */
    private static Thread background(Runnable work) {
        var thread = new Thread(work, "training");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for the next training to end; what went wrong in its thread goes wrong in this one. */
    private static <T> T next(CompletionService<T> trainings) throws IOException {
        try {
            return trainings.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The training was interrupted.", e);
        }
    }

    /** How long trainings take of which the next begins as soon as there is room. */
    private static double clock(Collection<TrainingRun> runs, int room) {
        var ends = new PriorityQueue<>(Collections.nCopies(room, 0.0));
        runs.forEach(run -> ends.add(ends.remove() + run.seconds()));
        return Collections.max(ends);
    }
}
