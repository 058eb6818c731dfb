package recurrent4j.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import recurrent4j.io.InputException;

/**
 * Random search (Bergstra and Bengio, 2012) within a time budget: the usual settings first, then others as they are drawn. What
 * is proposed depends on the seed alone; how much of it is tried, on the time.
 *
 * @param usual what is tried first
 * @param fixed brings a candidate to what the user has fixed; of those that then are the same, the first is tried
 * @param seed of what is drawn
 */
public record RandomSearch(Candidate usual, SearchSpace space, UnaryOperator<Candidate> fixed, long seed) {

    /** After so many draws without anything new, there is nothing new. */
    private static final int DRAWS = 1_000;

    /** Trains a network by settings, and judges it by validation data. */
    @FunctionalInterface
    public interface Evaluator {

        /**
         * Returns how good it is.
         *
         * @throws TimeBudget.TimeIsUp if there is no time left to finish
         * @throws InputException if no network can be trained by them
         */
        Outcome evaluate(Candidate candidate);
    }

    /** A loss on validation data, and how long a training took to get there. */
    public record Outcome(double loss, int epochs) {}

    /**
     * Tries settings until the time is spent.
     *
     * @param before trials of an earlier search of the same seed, which are not made again; those that it would not make are
     *     left out
     * @param told sees each trial as soon as it is done
     * @return all trials, in order; none if there was no time for the first
     * @throws InputException if no network can be trained by the usual settings
     */
    public List<Trial> run(TimeBudget budget, Evaluator evaluator, List<Trial> before, Consumer<Trial> told) {
        var random = new Random(seed);
        Set<Candidate> seen = new HashSet<>();
        List<Trial> trials = new ArrayList<>();
        Optional<Candidate> next = Optional.of(fixed.apply(usual));
        while (next.isPresent()) {
            Candidate candidate = next.get();
            seen.add(candidate);
            int place = trials.size();
            if (place < before.size() && before.get(place).candidate().equals(candidate)) {
                trials.add(before.get(place));
            } else {
                if (budget.isSpent()) {
                    return trials;
                }
                Optional<Trial> trial = attempt(place + 1, candidate, evaluator);
                if (trial.isEmpty()) {
                    return trials;
                }
                trials.add(trial.get());
                told.accept(trial.get());
            }
            next = drawn(random, seen);
        }
        return trials;
    }

    private Optional<Candidate> drawn(Random random, Set<Candidate> seen) {
        for (int draw = 0; draw < DRAWS; draw++) {
            Candidate candidate = fixed.apply(space.draw(random));
            if (!seen.contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Optional<Trial> attempt(int number, Candidate candidate, Evaluator evaluator) {
        long start = System.nanoTime();
        try {
            Outcome outcome = evaluator.evaluate(candidate);
            return Optional.of(new Trial(number, candidate, outcome.loss(), outcome.epochs(), seconds(start)));
        } catch (TimeBudget.TimeIsUp e) {
            return Optional.empty();
        } catch (InputException e) {
            if (number == 1) {
                throw e;
            }
            return Optional.of(new Trial(number, candidate, Double.POSITIVE_INFINITY, 0, seconds(start)));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the best of some trials, the first of equals; the usual settings where there is none. */
    public Candidate best(List<Trial> trials) {
        Candidate best = fixed.apply(usual);
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : trials) {
            if (trial.loss() < least) {
                least = trial.loss();
                best = trial.candidate();
            }
        }
        return best;
    }
}
