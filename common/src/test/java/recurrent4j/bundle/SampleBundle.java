package recurrent4j.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Standardizer;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

/** A small bundle as an app would save it. */
final class SampleBundle {

    static final String APP = "waves";
    static final int FEATURES = 2;
    static final int STEPS = 7;

    static final Provenance PROVENANCE = new Provenance(
            APP,
            "waves train --cell LSTM",
            42,
            DataSource.generated("waves", "two sines", "c0ffee", 100),
            new Environment("17", "1.0.0-M2.1", "CPU", "stock", 1, "a processor", ""));

    static final List<Score> SCORES = List.of(
            Score.of(Entry.baseline("last value", 0), Effort.NONE, Metrics.MSE, new Measured(0.2, 0.25))
                    .withPublished(Metrics.MSE, 0.020211),
            Score.of(Entry.network("LSTM", 166), new Effort(3, 1.5, 200), Metrics.MSE, new Measured(0.1, 0.1))
                    .with(Metrics.MAE, new Measured(0.3, Double.NaN)));

    static final Standardizer STANDARDIZER = new Standardizer(new double[] {1.5, -2}, new double[] {0.1, 3e-17});

    /** Both kinds of symbols in turn, {@code [1, 2, 7]}. */
    static final INDArray SYMBOLS =
            Nd4j.createFromArray(new float[][][] {{{0, 1, 2, 0, 1, 2, 0}, {0, 1, 0, 1, 0, 1, 0}}});

    private SampleBundle() {}

    static Network network(Cell cell, Direction direction) {
        var stack = RecurrentStack.of(cell, 4, 3).reading(direction);
        return Network.of(new Architecture(new Input.Values(FEATURES), stack, new Readout.Values(2)), 0.001, 7);
    }

    /** After one step, so that its optimizer has a state. */
    static Network trained() {
        Network network = network(Cell.LSTM, Direction.FORWARD);
        network.gradient(new DataSet(features(), Nd4j.createFromArray(new float[][] {{1, -1}})));
        network.step(0.01);
        return network;
    }

    /** The same bundle, with the state of its network's optimizer. */
    static Path saveWhole(Path folder) throws IOException {
        bundle(RunCard.of(PROVENANCE, SCORES).keepingOptimizer()).save(folder);
        return folder;
    }

    /** Tells two classes apart by words of 3 and pairs of 2. */
    static Network symbols(Direction direction) {
        var stack = RecurrentStack.of(Cell.LSTM, 4, 3).reading(direction);
        var input = new Input.Embedding(List.of(3, 2), 5, 0);
        return Network.of(new Architecture(input, stack, new Readout.Label(2)), 0.001, 7);
    }

    /** Tells two classes apart by the last states, the largest and the mean. */
    static Network pooling(Direction direction) {
        var stack = RecurrentStack.of(Cell.LSTM, 4, 3).reading(direction);
        var readout = new Readout.Label(2, List.of(Pooling.LAST, Pooling.MAX, Pooling.MEAN));
        return Network.of(new Architecture(new Input.Values(FEATURES), stack, readout), 0.001, 7);
    }

    static ModelBundle bundle() {
        return bundle(RunCard.of(PROVENANCE, SCORES));
    }

    private static ModelBundle bundle(RunCard card) {
        return ModelBundle.of(card, network(Cell.LSTM, Direction.FORWARD)).with("standardizer", STANDARDIZER);
    }

    static Path save(Path folder) throws IOException {
        bundle().save(folder);
        return folder;
    }

    /** Numbers that anybody can make again, {@code [1, features, time]}. */
    static INDArray features() {
        var values = new float[1][FEATURES][STEPS];
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int step = 0; step < STEPS; step++) {
                values[0][feature][step] = (float) Math.sin(1 + step + 10 * feature);
            }
        }
        return Nd4j.create(values);
    }
}
