package recurrent4j.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

/** A training that takes no time: a small network and sine waves of random phases. */
final class Sines {

    static final Architecture ARCHITECTURE = new Architecture(
            new Input.Values(1), RecurrentStack.of(Cell.SIMPLE_RNN, 6).dropping(0.2), new Readout.Values(1));
    static final WindowBatches TRAINING = WindowBatches.of(sines(40, 1), false);
    static final WindowBatches VALIDATION = WindowBatches.of(sines(10, 2), false);
    static final TrainingPlan PLAN =
            TrainingPlan.plain(6, 8, 0.01, 5).along(Schedule.ONE_CYCLE, 1).keepingBest(0);

    private Sines() {}

    static TrainingRun train(TrainingPlan plan, Checkpoint checkpoint) throws IOException {
        return new Trainer(plan, Progress.SILENT, checkpoint)
                .train(Network.of(ARCHITECTURE, plan.learningRate(), plan.seed()), TRAINING, VALIDATION);
    }

    static List<List<Double>> losses(TrainingRun run) {
        return run.epochs().stream()
                .map(epoch -> List.of(epoch.trainLoss(), epoch.validationLoss()))
                .toList();
    }

    private static List<Window> sines(int count, long seed) {
        var random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(sine(10, 6 * random.nextDouble()));
        }
        return windows;
    }

    static List<Window> consecutive(int count, int steps) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(sine(steps, 0.5 * steps * i));
        }
        return windows;
    }

    private static Window sine(int steps, double phase) {
        float[] past = new float[steps];
        for (int t = 0; t < steps; t++) {
            past[t] = (float) Math.sin(0.5 * t + phase);
        }
        return new Window(new float[][] {past}, new float[] {(float) Math.sin(0.5 * steps + phase)});
    }
}
