package recurrent4j.sentiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.JointProgress;
import recurrent4j.cli.RunFolder;
import recurrent4j.model.Network;
import recurrent4j.sentiment.RecurrentClassifier.Reader;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.DivergenceException;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/**
 * Where the networks of a recipe are trained: one by itself with all threads, several side by side with one thread each, so
 * that what they learn does not depend on how many there are room for.
 *
 * @param training what is learned from
 * @param validation what training is judged by
 * @param engines what computes
 * @param run where checkpoints are kept
 * @param remarks who is told, in a sentence, of a training that diverged; from any thread
 */
record School(Examples training, Examples validation, EngineOptions engines, RunFolder run, Consumer<String> remarks) {

    /**
     * What has become of a recipe.
     *
     * @param classifier the trained networks
     * @param runs the training of each
     * @param seconds that all of them took together, by the clock
     */
    record Graduates(RecurrentClassifier classifier, List<TrainingRun> runs, double seconds) {

        /** Returns networks of several kinds, trained one kind after the other, as one classifier. */
        static Graduates together(List<Graduates> kinds) {
            List<Reader> readers = kinds.stream()
                    .flatMap(kind -> kind.classifier().readers().stream())
                    .toList();
            return new Graduates(
                    new RecurrentClassifier("all %d networks together".formatted(readers.size()), readers),
                    kinds.stream().flatMap(kind -> kind.runs().stream()).toList(),
                    kinds.stream().mapToDouble(Graduates::seconds).sum());
        }
    }

    /** The training of one network, if it came to its end. */
    private record Graduate(Reader reader, TrainingRun run) {}

    /** Trains the networks of a recipe; empty if every training diverged. */
    Optional<Graduates> train(Recipe recipe) throws IOException {
        List<Recipe> members = recipe.members();
        List<Graduate> graduates;
        int room = 1;
        if (members.size() == 1) {
            graduates = train(
                            members.get(0),
                            engines.install(members.get(0).network()),
                            ConsoleProgress.of(recipe.name(), training.size()))
                    .stream()
                    .toList();
        } else {
            room = Math.min(engines.sideBySide(), members.size());
            graduates = sideBySide(recipe, members, room);
        }
        if (graduates.isEmpty()) {
            return Optional.empty();
        }
        List<TrainingRun> runs = graduates.stream().map(Graduate::run).toList();
        var classifier = new RecurrentClassifier(
                recipe.name(), graduates.stream().map(Graduate::reader).toList());
        return Optional.of(new Graduates(classifier, runs, clock(runs, room)));
    }

    private List<Graduate> sideBySide(Recipe recipe, List<Recipe> members, int room) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(room);
        try (var joint =
                JointProgress.of(recipe.name(), training.size(), recipe.plan().epochs(), members.size())) {
            List<Future<Optional<Graduate>>> trainings = IntStream.range(0, members.size())
                    .mapToObj(i -> threads.submit(() -> train(
                            members.get(i),
                            engines.installSingle(members.get(i).network()),
                            joint.of(i, members.get(i).name()))))
                    .toList();
            List<Graduate> graduates = new ArrayList<>();
            for (Future<Optional<Graduate>> each : trainings) {
                done(each::get).ifPresent(graduates::add);
            }
            return graduates;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Graduate> train(Recipe recipe, Network network, Progress progress) throws IOException {
        var trainer = new Trainer(recipe.plan(), progress, Checkpoint.at(run.checkpoint(recipe.name())));
        try {
            TrainingRun trained = trainer.train(network, recipe.training(training), recipe.validation(validation));
            return Optional.of(new Graduate(new Reader(network, recipe.view()), trained));
        } catch (DivergenceException e) {
            remarks.accept(recipe.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Lets what went wrong in another thread go wrong in this one. */
    private static <T> T done(Callable<T> waiting) throws IOException {
        try {
            return waiting.call();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long trainings take of which the next begins as soon as there is room. */
    private static double clock(List<TrainingRun> runs, int room) {
        double[] ends = new double[room];
        for (TrainingRun run : runs) {
            int first = 0;
            for (int i = 1; i < room; i++) {
                first = ends[i] < ends[first] ? i : first;
            }
            ends[first] += run.seconds();
        }
        double last = 0;
        for (double end : ends) {
            last = Math.max(last, end);
        }
        return last;
    }
}
