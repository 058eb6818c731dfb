package example;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/** Trains a network on sine waves of its own, without an application. */
public final class TrainNetwork {

    private static final int STEPS = 12;

    private TrainNetwork() {}

    public static void main(String... epochs) throws IOException {
        TrainingRun run = train(waves(0, 400), waves(400, 500), Integer.parseInt(epochs[0]));
        System.out.println(run.best());
        System.out.println(
                run.network().output(WindowBatches.features(waves(500, 501).get(0)), null));
    }

    /** What common/README.md shows. */
    public static TrainingRun train(List<Window> training, List<Window> validation, int epochs) throws IOException {
        // snippet
        var architecture =
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.GRU, 16, 16), new Readout.Values(1));
        Engine.usual().start(2);
        Network network = Engine.usual().install(Network.of(architecture, 0.01, 42), 2);
        var plan = TrainingPlan.plain(epochs, 32, 0.01, 42).keepingBest(5);
        TrainingRun run = new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(network, WindowBatches.of(training, false), WindowBatches.of(validation, false));
        // end
        return run;
    }

    /** Windows of a sine wave, each with the value that follows it. */
    public static List<Window> waves(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(first -> new Window(new float[][] {wave(first, STEPS)}, wave(first + STEPS, 1)))
                .toList();
    }

    private static float[] wave(int first, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) Math.sin(0.3 * (first + i));
        }
        return values;
    }
}
