package recurrent4j.timeseries.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Batches;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.spark.AveragedTraining;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * A GRU that learns, from windows of all series in units of each window's mean, what follows them; the last window of each
 * series is validation. Simpler than what {@code train} trains, since the question is what averaging costs.
 *
 * @param windows of each series, the last for validation
 * @param horizon steps that are forecast
 * @param epochs over its part that a worker trains in a round
 */
record WindowLearner(List<Cut> windows, int horizon, int units, int epochs) implements AveragedTraining.Learner {

    private static final int BATCH = 64;
    private static final double RATE = 0.003;
    private static final double CLIP = 1;
    private static final long SEED = 42;

    /** One window: what is shown, and what follows, both divided by the mean of what is shown. */
    private record Cut(float[] past, float[] future, boolean last) implements Serializable {}

    /** Cuts all series into windows of two seasons. */
    static WindowLearner of(SeriesSet set, int horizon, int units, int epochs) {
        int past = Math.max(2, 2 * set.season());
        List<Cut> cuts = new ArrayList<>();
        for (Series series : set.series()) {
            int last = series.length() - past - horizon;
            for (int from = last % horizon; from <= last && last >= 0; from += horizon) {
                cuts.add(cut(Arrays.copyOfRange(series.values(), from, from + past + horizon), past, from == last));
            }
        }
        return new WindowLearner(cuts, horizon, units, epochs);
    }

    private static Cut cut(double[] values, int past, boolean last) {
        double mean = Arrays.stream(values, 0, past).map(Math::abs).average().orElseThrow();
        double unit = mean == 0 ? 1 : mean;
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] / unit);
        }
        return new Cut(Arrays.copyOf(scaled, past), Arrays.copyOfRange(scaled, past, scaled.length), last);
    }

    @Override
    public Network network() {
        var architecture =
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.GRU, units), new Readout.Values(horizon));
        return Network.of(architecture, RATE, SEED);
    }

    @Override
    public Batches part(int number, int parts) {
        List<Cut> learned = windows.stream().filter(one -> !one.last()).toList();
        return batches(learned.subList(learned.size() * number / parts, learned.size() * (number + 1) / parts));
    }

    @Override
    public Batches validation() {
        return batches(windows.stream().filter(Cut::last).toList());
    }

    private static Batches batches(List<Cut> cuts) {
        return WindowBatches.of(
                cuts.stream()
                        .map(one -> new Window(new float[][] {one.past()}, one.future()))
                        .toList(),
                false);
    }

    @Override
    public TrainingPlan plan(int round) {
        return TrainingPlan.plain(epochs, BATCH, RATE, SEED + round).along(Schedule.CONSTANT, CLIP);
    }
}
