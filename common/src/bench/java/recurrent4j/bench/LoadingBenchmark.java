package recurrent4j.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

/** Measures size, saving and loading of an ensemble of twenty GRU 32 over 30,000 words and 60,000 pairs of words. */
public final class LoadingBenchmark {
    private static final String APP = "benchmark";
    private static final int NETWORKS = 20;
    private static final Input.Embedding INPUT = new Input.Embedding(List.of(30_000, 60_000), 32, 0);
    private static final Readout ANSWER = new Readout.Label(2);

    private LoadingBenchmark() {}

    /**
     * Prints megabytes and seconds.
     *
     * @param args a folder for the model, which is left there; otherwise a temporary one
     */
    public static void main(String[] args) throws IOException {
        Engine.FUSED.start(1);
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("loading");
        Path model = folder.resolve("model");
        if (!Files.exists(model)) {
            List<Network> networks =
                    IntStream.range(0, NETWORKS).mapToObj(LoadingBenchmark::network).toList();
            time("save", () -> new ModelBundle(card(), networks, Map.of()).save(model));
        }
        try (Stream<Path> files = Files.list(model)) {
            System.out.printf("%-24s %8.1f MB%n", "size", files.mapToLong(file -> file.toFile().length()).sum() / 1e6);
        }
        for (int round = 0; round < 3; round++) {
            time(round == 0 ? "load, first" : "load, again", () -> {
                ModelBundle bundle = ModelBundle.load(model, APP);
                bundle.requireNetworks(INPUT, ANSWER);
                bundle.networks().forEach(network -> Engine.FUSED.install(network, 1));
            });
        }
        if (args.length == 0) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void time(String what, Work work) throws IOException {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        long used = process.getProcessCpuTime();
        work.run();
        System.out.printf(
                "%-24s %8.2f s, %.2f s of the processors%n",
                what, (System.nanoTime() - start) / 1e9, (process.getProcessCpuTime() - used) / 1e9);
    }

    /** With an updater's state as a training leaves it: numbers that no compression makes smaller. */
    private static Network network(int seed) {
        var design = new Architecture(INPUT, RecurrentStack.of(Cell.GRU, 32), ANSWER);
        Network network = Network.of(design, 0.001, seed);
        network.updaterState().assign(Nd4j.rand(network.updaterState().shape()).muli(1e-3));
        return network;
    }

    private static RunCard card() {
        var data = DataSource.generated("random", "weights at random", "0", 0);
        var environment = Environment.here(Engine.FUSED.description(), 1);
        return RunCard.of(new Provenance(APP, "LoadingBenchmark", 0, data, environment), List.of());
    }
}
