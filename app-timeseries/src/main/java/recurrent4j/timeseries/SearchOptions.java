package recurrent4j.timeseries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;
import recurrent4j.io.Text;
import recurrent4j.search.Candidate;
import recurrent4j.search.RandomSearch;
import recurrent4j.search.SearchLog;
import recurrent4j.search.TimeBudget;
import recurrent4j.search.Trial;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.search.NetworkSearch;

/** The option that lets the settings of a network be searched for. */
final class SearchOptions {

    @Option(
            names = "--search",
            paramLabel = "TIME",
            description =
                    "Look for a better cell, size, learning rate, dropout and window for 30s, 10m or 1h; options that"
                            + " are given stay as they are.")
    private String time;

    boolean given() {
        return time != null;
    }

    /** Returns what else decides the result of a run. */
    String settings() {
        return given() ? ", or the best of a search" : "";
    }

    /** Refuses what is no time, before anything is computed. */
    void require() {
        if (given()) {
            TimeBudget.parse("--search", time);
        }
    }

    /**
     * Tries settings, keeps each trial in a file, and goes on from those that it holds.
     *
     * @param file to which each trial is written as soon as it is done
     * @param told what a person wants to know of it
     * @return the network of the best settings
     */
    NetworkMethod best(NetworkSearch search, Path file, Consumer<String> told) throws IOException {
        List<Trial> before = SearchLog.read(file);
        told.accept(search.sentence(time));
        double spent = before.stream().mapToDouble(Trial::seconds).sum();
        TimeBudget budget =
                TimeBudget.of(TimeBudget.parse("--search", time)).without(Duration.ofMillis((long) (1000 * spent)));
        if (!before.isEmpty()) {
            told.accept("%d trial(s) were made before.".formatted(before.size()));
        }
        RandomSearch settings = settings(search);
        List<Trial> done = new ArrayList<>(before);
        List<Trial> trials = settings.run(budget, search.evaluator(budget), before, trial -> {
            told.accept(trial.toString());
            done.subList(trial.number() - 1, done.size()).clear();
            done.add(trial);
            write(file, done);
        });
        Candidate best = settings.best(trials);
        told.accept(
                trials.isEmpty()
                        ? "There was no time for a trial; the usual settings are trained."
                        : Text.of("%d settings were tried; the best are trained in full: %s.", trials.size(), best));
        // A search that has gone on may have found others, whose training must not go on from what those before have
        // left.
        return search.networks().apply(best).in(search.context().keepingApart(best.toString()));
    }

    private static RandomSearch settings(NetworkSearch search) {
        Hyperparameters described = search.usual();
        var usual = new Candidate(described.stack(), described.plan().learningRate(), described.window());
        UnaryOperator<Candidate> fixed = candidate -> {
            GlobalRecurrent network = search.networks().apply(candidate);
            return new Candidate(
                    network.stack(),
                    network.plan().learningRate(),
                    network.steps().orElse(0));
        };
        return new RandomSearch(usual, search.space(), fixed, described.plan().seed());
    }

    private static void write(Path file, List<Trial> trials) {
        try {
            SearchLog.write(file, trials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
