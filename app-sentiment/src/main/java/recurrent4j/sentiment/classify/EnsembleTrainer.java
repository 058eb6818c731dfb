package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.JointProgress;
import recurrent4j.cli.RunFolder;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.network.Network;
import recurrent4j.sentiment.classify.RecurrentClassifier.Reader;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
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
 */
public record EnsembleTrainer(
        TokenizedReviews training, TokenizedReviews validation, EngineOptions engines, RunFolder run) {

    /**
     * What has become of a recipe.
     *
     * @param classifier the trained networks
     * @param runs the training of each
     * @param seconds that their training took by the clock, validation and pauses left out
     */
    public record Graduates(RecurrentClassifier classifier, List<TrainingRun> runs, double seconds) {

        /** Returns networks of several kinds, trained one kind after the other, as one classifier. */
        public static Graduates together(List<Graduates> kinds) {
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

    /** Texts as networks are shown them, which share what they are shown alike. */
    private record Material(LabelledSequenceBatches training, LabelledSequenceBatches validation) {}

    /** Trains the networks of a recipe; empty if every training diverged. */
    public Optional<Graduates> train(NetworkSpec recipe) throws IOException {
        List<NetworkSpec> members = recipe.members();
        int room = Math.min(engines.sideBySide(), members.size());
        List<Graduate> graduates = members.size() == 1 ? alone(members.get(0)) : sideBySide(recipe, members, room);
        if (graduates.isEmpty()) {
            return Optional.empty();
        }
        List<TrainingRun> runs = graduates.stream().map(Graduate::run).toList();
        var classifier = new RecurrentClassifier(
                recipe.name(), graduates.stream().map(Graduate::reader).toList());
        return Optional.of(new Graduates(classifier, runs, clock(runs, room)));
    }

    private Material material(TextEncoding view) {
        return new Material(view.sequences(training), view.sequences(validation));
    }

    private List<Graduate> alone(NetworkSpec recipe) throws IOException {
        var progress = ConsoleProgress.of(recipe.name(), training.size());
        return train(recipe, material(recipe.view()), engines.install(recipe.network()), progress, progress::show)
                .stream()
                .toList();
    }

    private List<Graduate> sideBySide(NetworkSpec recipe, List<NetworkSpec> members, int room) throws IOException {
        Map<TextEncoding, Material> materials = members.stream()
                .map(NetworkSpec::view)
                .distinct()
                .collect(Collectors.toMap(view -> view, this::material));
        ExecutorService threads = Executors.newFixedThreadPool(room, EnsembleTrainer::background);
        try (var joint =
                JointProgress.of(recipe.name(), training.size(), recipe.plan().epochs(), members.size())) {
            var trainings = new ExecutorCompletionService<Map.Entry<Integer, Optional<Graduate>>>(threads);
            for (int i = 0; i < members.size(); i++) {
                int number = i;
                NetworkSpec member = members.get(i);
                trainings.submit(() -> Map.entry(
                        number,
                        train(
                                member,
                                materials.get(member.view()),
                                engines.installSingle(member.network()),
                                joint.of(number, member.name()),
                                remark -> joint.ended(number, remark))));
            }
            // In the order of their numbers, and yet what goes wrong is known at once.
            Map<Integer, Graduate> graduates = new TreeMap<>();
            for (int i = 0; i < members.size(); i++) {
                var ended = done(trainings);
                ended.getValue().ifPresent(graduate -> graduates.put(ended.getKey(), graduate));
            }
            return List.copyOf(graduates.values());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Trainings heed no interrupt, and must not keep a program alive that has failed. */
    private static Thread background(Runnable work) {
        var thread = new Thread(work, "training");
        thread.setDaemon(true);
        return thread;
    }

    private Optional<Graduate> train(
            NetworkSpec recipe, Material material, Network network, Progress progress, Consumer<String> remarks)
            throws IOException {
        var trainer = new Trainer(recipe.plan(), progress, Checkpoint.at(run.checkpoint(recipe.name())));
        try {
            TrainingRun trained = trainer.train(network, recipe.hiding(material.training()), material.validation());
            return Optional.of(new Graduate(new Reader(network, recipe.view()), trained));
        } catch (DivergenceException e) {
            remarks.accept(recipe.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Waits for the next training to end; what went wrong in its thread goes wrong in this one. */
    private static <T> T done(CompletionService<T> trainings) throws IOException {
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
