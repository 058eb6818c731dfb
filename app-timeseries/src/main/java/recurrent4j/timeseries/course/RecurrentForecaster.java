package recurrent4j.timeseries.course;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/**
 * A trained network that reads the scaled last values of a series and answers with all steps of the horizon.
 *
 * @param network trained
 * @param scaling what the network's inputs and answers are scaled by
 * @param window steps that it reads
 * @param flat whether the network reads all of them at once
 */
public record RecurrentForecaster(Network network, Standardizer scaling, int window, boolean flat)
        implements FittedMethod {

    private static final int BATCH = 500;

    @Override
    public long parameters() {
        return network.parameters();
    }

    /** {@inheritDoc} The network leaves a device that computes it when all is answered. */
    @Override
    public List<Forecast> forecast(SeriesSet known) {
        List<Window> windows = SeriesWindows.latest(known, window);
        List<Forecast> forecasts = new ArrayList<>();
        try {
            for (int from = 0; from < windows.size(); from += BATCH) {
                Window[] batch = windows.subList(from, Math.min(from + BATCH, windows.size())).stream()
                        .map(scaling::apply)
                        .map(one -> flat ? one.flat() : one)
                        .toArray(Window[]::new);
                INDArray answers = network.output(WindowBatches.features(batch), null);
                for (int i = 0; i < batch.length; i++) {
                    forecasts.add(Forecast.of(last(answers, i)));
                }
            }
            return forecasts;
        } finally {
            network.leaveDevice();
        }
    }

    private double[] last(INDArray answers, int series) {
        return IntStream.range(0, (int) answers.size(1))
                .mapToDouble(step -> answers.rank() == 3
                        ? answers.getDouble(series, step, answers.size(2) - 1)
                        : answers.getDouble(series, step))
                .map(answer -> (float) scaling.undo(0, answer))
                .toArray();
    }
}
