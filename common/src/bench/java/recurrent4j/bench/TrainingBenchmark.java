package recurrent4j.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.network.Engine;
import recurrent4j.model.Input;
import recurrent4j.network.Network;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** Times whole training steps, gradient and Adam, on Deeplearning4j's layers and on ours in turn. */
public final class TrainingBenchmark {

    private static final int ROUNDS = 9;
    private static final double ROUND_SECONDS = 0.25;
    /** The JIT compiler takes a share of two processors for so long. */
    private static final double WARM_UP_SECONDS = 15;

    private TrainingBenchmark() {}

    /**
     * What is trained, and how its speed is told.
     *
     * @param amount how much of the unit a step does, or 0 if seconds are told of so many steps
     * @param steps steps that make up what is told in seconds
     */
    private record Workload(
            String name, Architecture architecture, int batch, int time, String unit, double amount, int steps) {

        static Workload epoch(Cell cell) {
            var architecture =
                    new Architecture(new Input.Values(1), RecurrentStack.of(cell, 20, 20), new Readout.Values(1));
            return new Workload(
                    cell.label() + " 20-20 + Dense(1), 7,000 series", architecture, 32, 50, "s/epoch", 0, 219);
        }

        static Workload characters(Cell cell, int units) {
            var architecture = new Architecture(
                    new Input.OneHot(65), RecurrentStack.of(cell, units, units), new Readout.NextToken(65));
            String name = "%s %d-%d, 65 characters".formatted(cell.label(), units, units);
            return new Workload(name, architecture, 50, 50, "characters/s", 2500, 1);
        }

        static Workload reviews(Cell cell) {
            return reviews(
                    "Embedding 32, %s 32".formatted(cell.label()),
                    new Architecture(
                            new Input.Embedding(10_000, 32), RecurrentStack.of(cell, 32), new Readout.Label(2)));
        }

        static Workload pooledReviews() {
            return reviews(
                    "Embedding 64, bidirectional LSTM 64, max and mean",
                    new Architecture(
                            new Input.Embedding(20_000, 64),
                            RecurrentStack.of(Cell.LSTM, 64).reading(Direction.BIDIRECTIONAL),
                            new Readout.Label(2, List.of(Pooling.MAX, Pooling.MEAN))));
        }

        private static Workload reviews(String name, Architecture architecture) {
            return new Workload(name, architecture, 32, 200, "reviews/s", 32, 1);
        }

        static Workload layer(Cell cell, int batch, int time, int inputs, int units) {
            var architecture = new Architecture(
                    new Input.Values(inputs), RecurrentStack.of(cell, units), new Readout.ValuesAtEveryStep(1));
            String name = "%s %d to %d, batch %d, %d steps".formatted(cell.label(), inputs, units, batch, time);
            return new Workload(name, architecture, batch, time, "ms/step", 0, 1000);
        }

        double told(double seconds) {
            return amount > 0 ? amount / seconds : steps * seconds;
        }

        /** Deeplearning4j has no layer for the others, or one that is ours. */
        boolean hasStock() {
            return architecture.stack().cell() == Cell.SIMPLE_RNN
                    || architecture.stack().cell() == Cell.LSTM;
        }
    }

    /**
     * Prints one line a workload: both medians and how many times faster ours is.
     *
     * @param args threads for our layers, all processors if there is none; then {@code fused} to leave the stock layers out;
     *     then words that a workload's name has to have, such as {@code LSTM 128-128}
     */
    public static void main(String[] args) {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        Engine.FUSED.start(threads);
        System.out.printf("%s, up to %d threads%n", Engine.FUSED.description(), threads);
        System.out.printf("%-50s %-13s %10s %10s %7s%n", "training step", "unit", "stock", "fused", "ratio");
        List<Workload> workloads = List.of(
                Workload.epoch(Cell.SIMPLE_RNN),
                Workload.epoch(Cell.LSTM),
                Workload.epoch(Cell.GRU),
                Workload.characters(Cell.LSTM, 128),
                Workload.characters(Cell.GRU, 128),
                Workload.characters(Cell.LSTM, 512),
                Workload.reviews(Cell.SIMPLE_RNN),
                Workload.reviews(Cell.GRU),
                Workload.reviews(Cell.LSTM),
                Workload.pooledReviews(),
                Workload.layer(Cell.SIMPLE_RNN, 32, 50, 20, 20),
                Workload.layer(Cell.SIMPLE_RNN, 50, 50, 128, 128),
                Workload.layer(Cell.LSTM, 32, 50, 20, 20),
                Workload.layer(Cell.LSTM, 50, 50, 128, 128),
                Workload.layer(Cell.LSTM, 64, 200, 64, 64));
        boolean withStock = args.length < 2 || !args[1].equals("fused");
        String part = String.join(" ", Arrays.asList(args).subList(Math.min(2, args.length), args.length));
        workloads.stream()
                .filter(workload -> workload.name().contains(part))
                .forEach(workload -> run(workload, threads, withStock && workload.hasStock()));
    }

    /** In turn, so that both meet the same disturbances. */
    private static void run(Workload workload, int threads, boolean withStock) {
        DataSet batch = batch(workload);
        Network ours = Engine.FUSED.install(Network.of(workload.architecture(), 0.001, 1), threads);
        Network stock = Network.of(workload.architecture(), 0.001, 1);
        for (long start = System.nanoTime(); seconds(start) < WARM_UP_SECONDS; ) {
            step(ours, batch);
        }
        double[] fusedSeconds = new double[ROUNDS];
        double[] stockSeconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            fusedSeconds[round] = sample(ours, batch);
            stockSeconds[round] = withStock ? sample(stock, batch) : Double.NaN;
        }
        double fusedMedian = median(fusedSeconds);
        double stockMedian = median(stockSeconds);
        System.out.printf(
                Locale.ROOT,
                "%-50s %-13s %10s %10s %7s%n",
                workload.name(),
                workload.unit(),
                figure(workload.told(stockMedian)),
                figure(workload.told(fusedMedian)),
                Double.isNaN(stockMedian) ? "-" : "%.1f".formatted(stockMedian / fusedMedian));
    }

    private static double sample(Network network, DataSet batch) {
        long start = System.nanoTime();
        int steps = 0;
        do {
            step(network, batch);
            steps++;
        } while (seconds(start) < ROUND_SECONDS);
        return seconds(start) / steps;
    }

    private static void step(Network network, DataSet batch) {
        network.learn(batch, 0.001, 0).getAsDouble();
    }

    private static DataSet batch(Workload workload) {
        var random = new Random(1);
        Input input = workload.architecture().input();
        Readout readout = workload.architecture().readout();
        INDArray features = input instanceof Input.OneHot oneHot
                ? oneHot(workload, oneHot.size(), workload.time(), random)
                : numbers(workload, input, random);
        INDArray labels = readout instanceof Readout.NextToken token
                ? oneHot(workload, token.size(), workload.time(), random)
                : readout instanceof Readout.Label label
                        ? oneHot(workload, label.classes(), 1, random).reshape(workload.batch(), label.classes())
                        : Nd4j.zeros(
                                DataType.FLOAT,
                                readout.everyStep()
                                        ? new long[] {workload.batch(), 1, workload.time()}
                                        : new long[] {workload.batch(), 1});
        return new DataSet(features.dup('f'), labels.dup('f'));
    }

    private static INDArray numbers(Workload workload, Input input, Random random) {
        boolean words = input instanceof Input.Embedding;
        int rows = words ? 1 : input.size();
        float[] values = new float[workload.batch() * rows * workload.time()];
        for (int i = 0; i < values.length; i++) {
            values[i] = words ? random.nextInt(input.size()) : random.nextFloat() - 0.5f;
        }
        return Nd4j.create(values, new long[] {workload.batch(), rows, workload.time()}, 'f');
    }

    private static INDArray oneHot(Workload workload, int size, int time, Random random) {
        float[] values = new float[workload.batch() * size * time];
        for (int t = 0; t < time; t++) {
            for (int b = 0; b < workload.batch(); b++) {
                values[(t * size + random.nextInt(size)) * workload.batch() + b] = 1;
            }
        }
        return Nd4j.create(values, new long[] {workload.batch(), size, time}, 'f');
    }

    private static String figure(double value) {
        return Double.isNaN(value)
                ? "-"
                : value >= 100 ? "%,.0f".formatted(value) : "%.3g".formatted(value);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
