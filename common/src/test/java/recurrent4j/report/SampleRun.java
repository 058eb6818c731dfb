package recurrent4j.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.Epoch;

/** A run that never was, with figures of the right size. */
final class SampleRun {

    static final Provenance PROVENANCE = new Provenance(
            "timeseries",
            "timeseries train --budget <full> --out \"runs/a & b\"",
            42,
            DataSource.generated(
                    "course", "0.5·sin + 0.2·sin + noise", "6dcd4ce23d88e2ee9568ba546c007c63d9131c1b", 10_000),
            new Environment("17.0.15+6", "1.0.0-M2.1", "CPU", "fused", 2, "a processor", ""));

    private SampleRun() {}

    static Scoreboard scoreboard() {
        return new Scoreboard(Metrics.MSE)
                .enter(baseline("last value", 0, 0.020211, 0.021811).withPublished(Metrics.MSE, 0.020211))
                .enter(baseline("linear autoregression", 51, 0.0036, 0.0037))
                .enter(network("linear, Dense(1)", 51, 0.004168, 0.0042).withPublished(Metrics.MSE, 0.004168))
                .enter(network("SimpleRnn(1)", 3, 0.010882, 0.0112).withPublished(Metrics.MSE, 0.010882))
                .enter(network("SimpleRnn 20-20-1", 1282, 0.0029106, 0.003).withPublished(Metrics.MSE, 0.0029106))
                .enter(network("SimpleRnn 20-20 + Dense(1)", 1281, 0.0025271, 0.0026)
                        .withPublished(Metrics.MSE, 0.0025271))
                .enter(network("LSTM 20-20 + Dense(1)", 5061, 0.00274, 0.0028))
                .enter(network("tuned LSTM 64-64", 50_241, 0.00104, 0.00108));
    }

    static LearningCurves curves() {
        var random = new Random(7);
        Map<String, List<Epoch>> curves = new LinkedHashMap<>();
        for (Score score : scoreboard().scores()) {
            if (score.effort().epochs() > 0) {
                double end = score.measured(Metrics.MSE).validation();
                curves.put(score.contestant().name(), epochs(end, random));
            }
        }
        return new LearningCurves(curves);
    }

    static Continuation continuation(int seed, int horizon) {
        var random = new Random(seed);
        double phase = random.nextDouble();
        double[] wave = new double[50 + horizon];
        for (int t = 0; t < wave.length; t++) {
            double x = t / 50.0;
            wave[t] = 0.5 * Math.sin((x - phase) * 14)
                    + 0.2 * Math.sin((x - phase) * 33)
                    + 0.1 * (random.nextDouble() - 0.5);
        }
        Map<String, double[]> predictions = new LinkedHashMap<>();
        for (Score score : scoreboard().scores()) {
            double error = Math.sqrt(score.measured(Metrics.MSE).test());
            double[] values = new double[horizon];
            for (int i = 0; i < horizon; i++) {
                values[i] = wave[50 + i] + error * random.nextGaussian();
            }
            predictions.put(score.contestant().name(), values);
        }
        double[] history = Arrays.copyOf(wave, 50);
        return new Continuation(
                "Validation series " + seed, history, Arrays.copyOfRange(wave, 50, wave.length), predictions);
    }

    static List<String> names() {
        return scoreboard().scores().stream()
                .map(score -> score.contestant().name())
                .toList();
    }

    private static List<Epoch> epochs(double end, Random random) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(number -> {
                    double loss = end * (1 + 8 * Math.exp(-number / 4.0) + 0.05 * random.nextDouble());
                    return new Epoch(number, 0.001, loss * 1.02, loss, 0.6);
                })
                .toList();
    }

    private static Score baseline(String name, long parameters, double validation, double test) {
        return Score.of(Entry.baseline(name, parameters), Effort.NONE, Metrics.MSE, new Measured(validation, test));
    }

    private static Score network(String name, long parameters, double validation, double test) {
        return Score.of(
                Entry.network(name, parameters),
                new Effort(20, 12.5, 11_200),
                Metrics.MSE,
                new Measured(validation, test));
    }
}
