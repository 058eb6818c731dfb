package recurrent4j.timeseries.course;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.data.Augmentation;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.io.InputException;
import recurrent4j.model.Design;
import recurrent4j.model.LinearLayer;
import recurrent4j.network.Network;
import recurrent4j.timeseries.global.GradientsThroughTime;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;
import recurrent4j.train.Objective;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * What a network is, how it is trained, and what others have reported of the same.
 *
 * @param name what the scoreboard calls it
 * @param design the network
 * @param plan its training
 * @param stride distance between the starts of windows in a series: 1 for all, a window's own length for no overlap
 * @param augmentation what varies the training windows
 * @param published the mean squared error on the validation part that the course prints for this network
 */
public record NetworkSpec(
        String name,
        Design design,
        TrainingPlan plan,
        int stride,
        Augmentation augmentation,
        OptionalDouble published) {

    /** @throws InputException if a state is to be carried from window to window in minibatches, which mix them */
    public NetworkSpec {
        if (plan.carryState() && plan.batch() != 1) {
            throw new InputException(
                    "A state is carried from one window to the next, and a minibatch of %d would mix them; choose 1."
                            .formatted(plan.batch()));
        }
    }

    /** Returns a network without augmentation, called after its design. */
    public static NetworkSpec of(Design design, TrainingPlan plan) {
        return new NetworkSpec(design.toString(), design, plan, 1, Augmentation.NONE, OptionalDouble.empty());
    }

    /** Returns the untrained network. */
    Network network() {
        return Network.of(design, plan.learningRate(), plan.seed());
    }

    /** Trains the network; the validation part says which weights are kept, where the plan asks for the best. */
    TrainingRun train(CourseTask task, TrainingContext context) {
        WindowBatches all = batches(task, task.parts().training()).augmented(augmentation);
        WindowBatches examples = plan.carryState() ? all.inSuccession() : all;
        WindowBatches validation = batches(task, task.parts().validation());
        return context.train(
                name, new TrainingContext.Training(network(), plan, examples, validation, Objective.OF_NETWORK));
    }

    /** Returns what a training has led to. */
    RecurrentForecaster forecaster(Network trained, CourseTask task) {
        return new RecurrentForecaster(trained, task.scaling(), task.window(), isFlat());
    }

    /** Returns how far back the loss of the trained network reaches. */
    Map<String, double[]> stateGradients(Network trained, CourseTask task) {
        return GradientsThroughTime.of(name, trained, batches(task, task.parts().validation()));
    }

    private WindowBatches batches(CourseTask task, SeriesSet part) {
        List<Window> windows = SeriesWindows.of(part, task.window(), task.horizon());
        return WindowBatches.of(
                IntStream.range(0, windows.size())
                        .filter(i -> i % stride == 0)
                        .mapToObj(i -> task.scaling().apply(windows.get(i)))
                        .map(window -> isFlat() ? window.flat() : window)
                        .toList(),
                design.everyStep());
    }

    private boolean isFlat() {
        return design instanceof LinearLayer;
    }

    /** Returns what decides the result, in one line. */
    public String settings() {
        String variation = augmentation == Augmentation.NONE ? "" : ", " + augmentation;
        return name + ": " + design + ", " + plan + ", stride " + stride + variation;
    }

    /** The same network with another plan made of its own. */
    public NetworkSpec planned(UnaryOperator<TrainingPlan> change) {
        TrainingPlan changed = change.apply(plan);
        // The course's figure belongs to the course's training; another seed is still that.
        boolean same = changed.equals(plan);
        return new NetworkSpec(name, design, changed, stride, augmentation, same ? published : OptionalDouble.empty());
    }

    /** The same network, with the figure that the course prints, if it has one for the data. */
    NetworkSpec published(OptionalDouble figure) {
        return new NetworkSpec(name, design, plan, stride, augmentation, figure);
    }
}
