package recurrent4j.charlm.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.spark.AveragedTraining;
import recurrent4j.spark.AveragedTraining.Round;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;

/** The options of the experiment that trains a language model by parameter averaging. */
@Heading("Experiment")
public final class AveragingOptions {

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "A text, here.")
    private Path data;

    @Bounds(max = 4_096)
    @Option(names = "--units", paramLabel = "N", description = "Of a GRU (default: ${DEFAULT-VALUE}).")
    private int units = 128;

    @Bounds(max = 10_000)
    @Option(names = "--workers", paramLabel = "N", description = "Parts of the text (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Bounds(max = 10_000)
    @Option(names = "--rounds", paramLabel = "N", description = "Averagings (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Bounds(max = 10_000)
    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Of a worker over its part, between two averagings (default: ${DEFAULT-VALUE}).")
    private int epochs = 1;

    /** Trains by workers, and the same network for as many epochs here alone, and returns both side by side. */
    public Table run() throws IOException {
        var learner = CharacterLearner.of(Files.readString(data), units, epochs);
        List<Round> averaged;
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            session.sparkContext().setLogLevel("WARN");
            averaged = new AveragedTraining(learner, workers, rounds)
                    .run(JavaSparkContext.fromSparkContext(session.sparkContext()));
        }
        List<Epoch> alone = alone(learner);
        List<List<String>> rows = new ArrayList<>();
        double seconds = 0;
        for (int round = 0; round < rounds; round++) {
            for (Epoch epoch : alone.subList(round * epochs, (round + 1) * epochs)) {
                seconds += epoch.seconds();
            }
            rows.add(List.of(
                    Integer.toString((round + 1) * epochs),
                    Text.of("%.4f", averaged.get(round).validationLoss()),
                    Text.of("%.1f", averaged.get(round).seconds()),
                    Text.of("%.4f", alone.get((round + 1) * epochs - 1).validationLoss()),
                    Text.of("%.1f", seconds)));
        }
        return new Table(
                List.of(
                        "epochs",
                        workers + " workers: validation nats",
                        "seconds",
                        "one machine: validation nats",
                        "seconds"),
                rows);
    }

    private List<Epoch> alone(CharacterLearner learner) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Engine engine = Engine.usual();
        engine.start(threads);
        Network network = engine.install(learner.network(), threads);
        return new Trainer(learner.plan(0).lasting(rounds * epochs), Progress.SILENT, Checkpoint.none())
                .train(network, learner.part(0, 1), learner.validation())
                .epochs();
    }
}
