package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.cli.AppRun;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.search.Candidate;
import recurrent4j.search.TimeBudget;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.search.NetworkSearch;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** The search for the settings of a network, on the command line and by itself. */
class SearchAppTest {

    private static final String TRAIN =
            "train --series waves.csv --horizon 3 --cell simple_rnn --units 3 --layers 1 --epochs 1 --batch 64"
                    + " --dropout 0 --learning-rate 0.02";

    private static final Hyperparameters USUAL = Hyperparameters.ofWindows(50, 10, 42);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void series() throws IOException {
        Engine.FUSED.start(1);
        Files.writeString(
                folder.resolve("waves.csv"),
                "unique_id,ds,y\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> "a,%d,%d\n".formatted(i, i * i % 7))
                                .collect(Collectors.joining()));
    }

    /** Windows alone are left to choose from, so that the search ends long before its time. */
    @Test
    void theBestSettingsOfASearchAreTrainedAndEveryTrialIsKept() throws IOException {
        AppRun trained = run(TRAIN + " --search 1h --out found");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        List<String> log = Files.readAllLines(folder.resolve("found/search.csv"));
        assertThat(log).hasSize(1 + 3).element(1).asString().startsWith("1,SIMPLE_RNN,FORWARD,1,3,0.0,0.02,20,");
        assertThat(log.subList(1, log.size())).allMatch(line -> line.contains(",SIMPLE_RNN,FORWARD,1,3,"));
        assertThat(trained.err())
                .contains(
                        "Searching for 1h",
                        "Trial 1: SimpleRnn 3, learning rate 0.0200, window 20: validation ",
                        (log.size() - 1) + " settings were tried; the best are trained in full: SimpleRnn 3, ");
        assertThat(trained.out()).contains("SimpleRnn 3", "The model is");

        AppRun again = run(TRAIN + " --search 1h --out found --resume");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains((log.size() - 1) + " trial(s) were made before.");
        assertThat(Files.readAllLines(folder.resolve("found/search.csv"))).startsWith(log.toArray(String[]::new));
    }

    /** What is scored in the end is another world, of which no trial knows. */
    @Test
    void aTrialSeesNothingOfWhatIsScored() {
        SeriesSet set = SeriesSet.of(
                "noise", 1, List.of(Series.of("a", new Random(1).doubles(80).toArray())));
        Backtest backtest = Backtest.ofTraining(set, 3);
        int known = backtest.learned().series().get(0).length();
        SeriesSet other = set.map(series -> {
            double[] values = series.values().clone();
            for (int i = known; i < values.length; i++) {
                values[i] = 1000 - 7 * values[i];
            }
            return new Series(series.id(), values, series.clock());
        });

        assertThat(loss(set)).isEqualTo(loss(other));
        assertThat(known).isLessThan(set.series().get(0).length());
    }

    private static double loss(SeriesSet set) {
        Function<Candidate, GlobalRecurrent> networks = candidate -> new GlobalRecurrent(
                candidate.stack(),
                USUAL.plan().lasting(4),
                2,
                400,
                OptionalInt.of(candidate.window()),
                false,
                TrainingContext.quiet(Engine.FUSED));
        return NetworkSearch.of(Backtest.ofTraining(set, 3), USUAL, networks, TrainingContext.quiet(Engine.FUSED))
                .evaluator(TimeBudget.of(Duration.ofHours(1)))
                .evaluate(new Candidate(RecurrentStack.of(Cell.SIMPLE_RNN, 4), 0.01, 10))
                .loss();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train --series waves.csv --horizon 3 --search soon | --search soon is no time to spend; give 1s to 48h, as in 30s, 10m or 1h.
            train --search 10s | --search is for series of a file; name that file with --csv (or --series).
            train --series waves.csv --horizon 3 --search 10s --by es-rnn | --search is for the network that reads windows; leave out --by or --search.
            """)
    void aSearchThatCannotBeIsRefusedInASentence(String arguments, String sentence) {
        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err()).startsWith(sentence);
    }

    private static AppRun run(String arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, arguments.split(" "));
    }
}
