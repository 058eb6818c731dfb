package recurrent4j.timeseries.course;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.GradientsThroughTime;
import recurrent4j.timeseries.global.NetworkMember;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;
import recurrent4j.train.Objective;
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
        WindowBatches all =
                batches(SeriesWindows.of(known, task.window(), horizon)).augmented(spec.augmentation());
        WindowBatches examples = spec.plan().carryState() ? all.inSuccession() : all;
        return context.train(
                name(),
                new NetworkMember.Training(spec.network(), spec.plan(), examples, validation(), Objective.OF_NETWORK));
    }

    /** Returns how far back the loss of the trained network reaches. */
    Map<String, double[]> stateGradients(Network network) {
        return GradientsThroughTime.of(name(), network, validation());
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
