package recurrent4j.timeseries.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Contest;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.train.DivergenceException;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/**
 * Baselines and networks that were fitted to the training part of a task and scored on the others.
 *
 * @param task what was forecast
 * @param contest who forecast it, and how well
 * @param epochs of each network
 * @param gradients how far back the loss of each network reaches, by time step, if that was to be found out
 */
public record CourseResults(
        CourseTask task,
        Contest<CourseTask.Trial> contest,
        Map<String, List<Epoch>> epochs,
        Map<String, double[]> gradients) {

    /** Fits and enters the baselines. */
    public CourseResults(CourseTask task) {
        this(task, CourseTask.contest(), new LinkedHashMap<>(), new LinkedHashMap<>());
        contest.enterBaseline(task.naive());
        contest.enterBaseline(task.linear());
    }

    /**
     * Trains networks, one after the other, and enters them; one whose training diverges has no score.
     *
     * @param context what their trainings need besides data
     * @param withGradients whether it is found out how far back their losses reach
     * @param told hears what is wrong with a training, or why it came to nothing
     * @throws recurrent4j.io.InputException if all diverged
     */
    public void train(
            List<NetworkSpec> networks, TrainingContext context, boolean withGradients, Consumer<String> told) {
        if (context.engine() == Engine.STOCK
                && networks.stream().anyMatch(network -> network.plan().carryState())) {
            told.accept("Deeplearning4j's own layers ignore a carried state in the backward pass, so that the network"
                    + " with a carried state learns from wrong gradients; leave out --engine STOCK.");
        }
        for (NetworkSpec network : networks) {
            try {
                TrainingRun run = network.train(task, context);
                contest.enter(
                        task.trial(network.name(), network.forecaster(run.network(), task)),
                        run.effort(),
                        score -> network.published().isPresent()
                                ? score.withPublished(
                                        contest.scores().metric(),
                                        network.published().getAsDouble())
                                : score);
                epochs.put(network.name(), run.epochs());
                if (withGradients) {
                    gradients.putAll(network.stateGradients(run.network(), task));
                }
            } catch (DivergenceException e) {
                told.accept(network.name() + ": " + e.getMessage());
                contest.enterDiverged(network.name(), network.network().parameters());
            }
        }
        contest.bestNetwork();
    }

    /** Saves the best network. */
    public void save(Path folder, RunCard card) throws IOException {
        SavedPreset.save(folder, contest, task.horizon(), card);
    }
}
