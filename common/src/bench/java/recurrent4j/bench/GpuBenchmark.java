package recurrent4j.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.cudnn.StandIn;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.DeviceNetwork;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

/**
 * Times whole training steps of character models on the GPU: making the batch, gradient, clipping and Adam, with the state
 * carried on; and beside them the same on the processor.
 */
public final class GpuBenchmark {

    private static final int CHARACTERS = 65;
    private static final int STEPS = 100;
    private static final int ROUNDS = 5;
    private static final double CLIP = 5;
    private static final double RATE = 0.001;

    private GpuBenchmark() {}

    /** What is trained. */
    private record Size(Cell cell, int units, int layers) {

        Network network() {
            RecurrentStack stack = RecurrentStack.uniform(cell, layers, units);
            return Network.of(
                    new Architecture(new Input.OneHot(CHARACTERS), stack, new Readout.NextToken(CHARACTERS)), RATE, 1);
        }

        @Override
        public String toString() {
            return "%s %dx%d".formatted(cell.label(), units, layers);
        }
    }

    /** Lets a device compute a network. */
    private interface Computing {
        Network install(Network network, Precision precision);
    }

    /**
     * Prints a line for each size, batch and precision.
     *
     * @param args seconds that each is timed for, 1 if there is none; then {@code rehearse} to run small sizes on a device that
     *     computes in plain Java
     */
    public static void main(String[] args) {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 1;
        boolean rehearsed = args.length > 1 && args[1].equals("rehearse");
        int threads = Runtime.getRuntime().availableProcessors();
        Engine.FUSED.start(threads);
        if (!rehearsed && Engine.GPU.missing().isPresent()) {
            System.out.println(Engine.GPU.missing().orElseThrow());
            return;
        }
        Computing device = rehearsed
                ? (network, precision) -> DeviceNetwork.of(network, new StandIn(), precision)
                : (network, precision) -> {
                    System.setProperty(Engine.PRECISION, precision.name());
                    return Engine.GPU.install(network, threads);
                };
        System.out.printf(
                "%s; beside it %s, %d threads%n",
                rehearsed ? "a rehearsal without a GPU" : Engine.GPU.description(),
                Engine.FUSED.description(),
                threads);
        List<Size> sizes = rehearsed
                ? List.of(new Size(Cell.LSTM, 8, 2), new Size(Cell.GRU, 8, 1))
                : List.of(
                        new Size(Cell.LSTM, 128, 2),
                        new Size(Cell.LSTM, 512, 2),
                        new Size(Cell.LSTM, 1024, 2),
                        new Size(Cell.GRU, 512, 2));
        for (Size size : sizes) {
            run(size, rehearsed ? new int[] {2} : new int[] {64, 512}, device, seconds);
        }
    }

    private static void run(Size size, int[] batches, Computing device, double seconds) {
        int threads = Runtime.getRuntime().availableProcessors();
        // Larger batches hardly change the processor's speed, and take it minutes.
        double processor = batches[0] * STEPS / median(Engine.FUSED.install(size.network(), threads), batches[0], seconds);
        for (int batch : batches) {
            for (Precision precision : Precision.values()) {
                Network network = device.install(size.network(), precision);
                double step = median(network, batch, seconds);
                network.leaveDevice();
                double speed = batch * STEPS / step;
                System.out.printf(
                        Locale.ROOT,
                        "%s, batch %3d %-7s  step %9.3f ms %12.0f characters/s   %6.1f times the processor's %.0f (batch %d)%n",
                        size,
                        batch,
                        precision.name().toLowerCase(Locale.ROOT),
                        1000 * step,
                        speed,
                        speed / processor,
                        processor,
                        batches[0]);
            }
        }
    }

    /** Seconds of a step, the median of some rounds; each ends when its last loss is known. */
    private static double median(Network network, int batch, double seconds) {
        var random = new Random(1);
        int length = batch * (40 * STEPS) + 1;
        TokenStreamBatches text = TokenStreamBatches.of(
                TokenSequence.of(random.ints(length, 0, CHARACTERS).toArray()), CHARACTERS, STEPS, true);
        network.carryState(true);
        Iterator<DataSet> batches = text.rest(batch, 1, 1, 0);
        double[] rounds = new double[ROUNDS];
        // The first round compiles, and fills memory.
        for (int round = -1; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int steps = 0;
            DoubleSupplier before = () -> 0;
            do {
                if (!batches.hasNext()) {
                    batches = text.rest(batch, 1, 1, 0);
                }
                DoubleSupplier loss = network.learn(batches.next(), RATE, CLIP);
                if (!Double.isFinite(before.getAsDouble())) {
                    throw new ArithmeticException("The loss is no number.");
                }
                before = loss;
                steps++;
            } while (since(start) < seconds / ROUNDS);
            before.getAsDouble();
            if (round >= 0) {
                rounds[round] = since(start) / steps;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
