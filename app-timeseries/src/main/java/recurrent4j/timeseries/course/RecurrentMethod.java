package recurrent4j.timeseries.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/**
 * One network of any design for all series, which learns from windows of a fixed length; the validation part says which
 * weights are kept, where the plan asks for the best.
 *
 * @param spec the network and its training
 * @param task whose windows it reads, and whose validation part it is watched by
 * @param context what the training needs besides data
 */
public record RecurrentMethod(NetworkSpec spec, CourseTask task, TrainingContext context) implements ForecastMethod {

    /** Enough to average over, and quick. */
    private static final int GRADIENT_WINDOWS = 500;

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public RecurrentForecaster fit(SeriesSet known, int horizon) {
        return forecaster(train(known, horizon));
    }

    /** Returns what a training has led to. */
    RecurrentForecaster forecaster(TrainingRun run) {
        return new RecurrentForecaster(run.network(), task.scaling(), task.window(), spec.isFlat());
    }

    /** Trains the network. */
    TrainingRun train(SeriesSet known, int horizon) {
        Network network = context.installed().apply(spec.network());
        WindowBatches all =
                batches(SeriesWindows.of(known, task.window(), horizon)).augmented(spec.augmentation());
        WindowBatches examples = spec.plan().carryState() ? all.inSuccession() : all;
        var trainer = new Trainer(
                spec.plan(),
                context.progress().apply(name(), examples.examples()),
                context.checkpoints().apply(name()));
        try {
            return trainer.train(network, examples, validation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns how far back the loss of a trained network reaches, by its name and the time step: of its top layer, of both
     * directions where it reads both ways, of nothing without recurrent layers.
     */
    Map<String, double[]> stateGradients(Network network) {
        DataSet some = validation().inOrder(GRADIENT_WINDOWS).iterator().next();
        List<StateGradients> layers = network.stateGradients(some);
        List<StateGradients> top = layers.subList(Math.max(0, layers.size() - spec.shownLayers()), layers.size());
        Map<String, double[]> norms = new LinkedHashMap<>();
        for (StateGradients layer : top) {
            String direction = layer.layer().replaceAll("\\d+$", "");
            norms.put(top.size() == 1 ? name() : name() + ", " + direction, layer.norms());
        }
        return norms;
    }

    private WindowBatches validation() {
        return batches(SeriesWindows.of(task.parts().validation(), task.window(), task.horizon()));
    }

    private WindowBatches batches(List<Window> windows) {
        return WindowBatches.of(
                IntStream.range(0, windows.size())
                        .filter(i -> i % spec.stride() == 0)
                        .mapToObj(windows::get)
                        .map(task.scaling()::apply)
                        .map(spec::view)
                        .toList(),
                spec.design().everyStep());
    }
}
