package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.LinearLayer;
import recurrent4j.network.Network;

/**
 * Forecasts by a trained network, which reads the scaled past of a window and answers with all steps of the horizon.
 *
 * @param name what the scoreboard calls it
 * @param network trained
 * @param scaling what the network's inputs and answers are scaled by
 * @param flat whether the network reads all values of a window at once
 */
record RecurrentForecaster(String name, Network network, Standardizer scaling, boolean flat) implements Forecaster {

    private static final int BATCH = 500;

    /** Returns the forecaster that a recipe's trained network is. */
    static RecurrentForecaster of(Recipe recipe, Network network, Standardizer scaling) {
        return new RecurrentForecaster(recipe.name(), network, scaling, recipe.design() instanceof LinearLayer);
    }

    @Override
    public long parameters() {
        return network.parameters();
    }

    @Override
    public float[][] forecast(List<Window> windows) {
        List<float[]> forecasts = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += BATCH) {
            Window[] batch = windows.subList(from, Math.min(from + BATCH, windows.size())).stream()
                    .map(window -> new Window(window.past(), new float[0]))
                    .map(scaling::apply)
                    .map(window -> flat ? window.flat() : window)
                    .toArray(Window[]::new);
            INDArray answers = network.output(WindowBatches.features(batch), null);
            for (int i = 0; i < batch.length; i++) {
                forecasts.add(last(answers, i));
            }
        }
        return forecasts.toArray(float[][]::new);
    }

    private float[] last(INDArray answers, int window) {
        float[] values = new float[(int) answers.size(1)];
        for (int step = 0; step < values.length; step++) {
            double answer = answers.rank() == 3
                    ? answers.getDouble(window, step, answers.size(2) - 1)
                    : answers.getDouble(window, step);
            values[step] = (float) scaling.undo(0, answer);
        }
        return values;
    }
}
