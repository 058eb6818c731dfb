package recurrent4j.cli.spark;

import java.io.IOException;
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

/** The options of the experiment that trains by parameter averaging. */
@Heading("Experiment")
public final class AveragingOptions {

    @Bounds(max = 10_000)
    @Option(names = "--workers", paramLabel = "N", description = "Parts of the data (default: ${DEFAULT-VALUE}).")
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

    /** Returns how many epochs a worker trains between two averagings. */
    public int epochs() {
        return epochs;
    }

    /** Trains by workers, and the same network for as many epochs here alone, and returns both side by side. */
    public Table run(AveragedTraining.Learner learner) throws IOException {
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
                        workers + " workers: validation loss",
                        "seconds",
                        "one machine: validation loss",
                        "seconds"),
                rows);
    }

    private List<Epoch> alone(AveragedTraining.Learner learner) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Engine engine = Engine.usual();
        engine.start(threads);
        Network network = engine.install(learner.network(), threads);
        return new Trainer(learner.plan(0).lasting(rounds * epochs), Progress.SILENT, Checkpoint.none())
                .train(network, learner.part(0, 1), learner.validation())
                .epochs();
    }
}
