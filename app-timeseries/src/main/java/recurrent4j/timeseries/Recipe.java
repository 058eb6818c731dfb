package recurrent4j.timeseries;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Augmentation;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.train.TrainingPlan;

/**
 * How a network comes about: what it is, how it is trained, and what others have reported of the same.
 *
 * @param name what the scoreboard calls it
 * @param design the network
 * @param plan its training
 * @param stride distance between the starts of training windows in a series: 1 for all of them
 * @param augmentation what varies the training windows
 * @param published the mean squared error on the validation part that the course prints for this network
 */
record Recipe(
        String name,
        Design design,
        TrainingPlan plan,
        int stride,
        Augmentation augmentation,
        OptionalDouble published) {

    /** Enough to average over, and quick. */
    private static final int GRADIENT_WINDOWS = 500;

    Recipe {
        if (plan.carryState() && plan.batch() != 1) {
            throw new InputException(
                    "A state is carried from one window to the next, and a minibatch of %d would mix them; choose 1."
                            .formatted(plan.batch()));
        }
    }

    /** Returns a recipe without augmentation, called after its design. */
    static Recipe of(Design design, TrainingPlan plan) {
        return new Recipe(design.toString(), design, plan, 1, Augmentation.NONE, OptionalDouble.empty());
    }

    /** Returns a forecaster that answers with all steps of the horizon after the last step of the window. */
    static Architecture direct(int features, RecurrentStack stack, int horizon) {
        return new Architecture(new Input.Values(features), stack, new Readout.Values(horizon));
    }

    /** Returns a forecaster of the same kind that is taught to answer after every step. */
    static Architecture everyStep(int features, RecurrentStack stack, int horizon) {
        return new Architecture(new Input.Values(features), stack, new Readout.ValuesAtEveryStep(horizon));
    }

    /** Returns a forecaster of one value that answers with the state of its single top cell. */
    static Architecture state(int features, Cell cell, Integer... units) {
        return new Architecture(new Input.Values(features), RecurrentStack.of(cell, units), new Readout.State());
    }

    /** Returns the untrained network. */
    Network network() {
        return Network.of(design, plan.learningRate(), plan.seed());
    }

    /** Returns what the network learns from. */
    WindowBatches training(Task task) {
        WindowBatches batches = batches(task, task.windows().training()).augmented(augmentation);
        return plan.carryState() ? batches.inSuccession() : batches;
    }

    /** Returns what its training is judged by. */
    WindowBatches validation(Task task) {
        return batches(task, task.windows().validation());
    }

    private WindowBatches batches(Task task, List<Window> windows) {
        return WindowBatches.of(
                IntStream.range(0, windows.size())
                        .filter(i -> i % stride == 0)
                        .mapToObj(windows::get)
                        .map(task.scaling()::apply)
                        .map(this::view)
                        .toList(),
                design.everyStep());
    }

    /** Returns how far back the loss of a trained network reaches in its top layer, or in both directions of that. */
    List<StateGradients> stateGradients(Network network, Task task) {
        DataSet some = validation(task).inOrder(GRADIENT_WINDOWS).iterator().next();
        List<StateGradients> layers = network.stateGradients(some);
        boolean bothWays = design instanceof Architecture architecture
                && architecture.stack().direction() == Direction.BIDIRECTIONAL;
        return layers.subList(Math.max(0, layers.size() - (bothWays ? 2 : 1)), layers.size());
    }

    /** Returns a scaled window as the network is shown it: all at once, if it is not recurrent. */
    Window view(Window scaled) {
        return design instanceof LinearLayer ? scaled.flat() : scaled;
    }

    /** Returns what decides the result, in one line. */
    String settings() {
        String variation = augmentation == Augmentation.NONE ? "" : ", " + augmentation;
        return name + ": " + design + ", " + plan + ", stride " + stride + variation;
    }

    /** The same recipe under another name. */
    Recipe named(String other) {
        return new Recipe(other, design, plan, stride, augmentation, published);
    }

    /** The same recipe with another plan made of its own. */
    Recipe planned(UnaryOperator<TrainingPlan> change) {
        TrainingPlan changed = change.apply(plan);
        // The course's figure belongs to the course's training; another seed is still that.
        boolean same = changed.equals(plan);
        return new Recipe(name, design, changed, stride, augmentation, same ? published : OptionalDouble.empty());
    }

    /** The same recipe on fewer windows; a window's own length makes them follow each other without an overlap. */
    Recipe everyNth(int distance) {
        return new Recipe(name, design, plan, distance, augmentation, published);
    }

    /** The same recipe, with the training windows varied. */
    Recipe augmented(Augmentation change) {
        return new Recipe(name, design, plan, stride, change, published);
    }

    /** The same recipe, with the figure that the course prints. */
    Recipe published(double figure) {
        return new Recipe(name, design, plan, stride, augmentation, OptionalDouble.of(figure));
    }

    /** The same recipe, on data that the course has no figure for. */
    Recipe unpublished() {
        return new Recipe(name, design, plan, stride, augmentation, OptionalDouble.empty());
    }
}
