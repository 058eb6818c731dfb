package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** The command line with the series that come with the program. */
class PresetAppTest {

    @TempDir
    private Path folder;

    @Test
    void theNetworksOfAPresetCompeteAndTheBestIsSaved() throws IOException {
        AppRun train = run("train --preset sine --window 100 --epochs 2 --show-gradients --out run".split(" "));
        AppRun evaluate = run("evaluate", "--model", "run/model");
        AppRun forecast = run("forecast", "--model", "run/model");
        AppRun network = run("forecast", "--model", "run/model", "--by", "lstm");
        AppRun refused = run("forecast", "--model", "run/model", "--series", "waves.csv");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("MSE, smaller is better", "Naive", "Linear autoregression", "state carried");
        assertThat(Headings.of(folder.resolve("run/report.html")))
                .containsSubsequence("Three forecasts", "Learning curves", "Scores", "Gradients through time");
        assertThat(folder.resolve("run/losses.csv")).content().contains("LSTM 20, state carried");
        assertThat(evaluate.out()).contains("by test", "LSTM 20, state");
        assertThat(forecast.out()).matches("unique_id,ds,mean\\Rsine,1601,\\S+\\R");
        assertThat(forecast.err()).contains("Forecast by Linear autoregression, the best in training (validation MSE ");
        assertThat(network.err()).contains("Forecast by LSTM 20, state ", "not the best", " of Linear autoregression)");
        assertThat(network.out()).isNotEqualTo(forecast.out());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("the data of a preset");
    }

    @Test
    void whatComesWithTheProgramCanBeContinued() {
        AppRun train = run("train --preset ncsoft --cell simple_rnn --units 2 --out run".split(" "));

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("ncsoft: 1 series, one value every 7 days");
        assertThat(train.out()).contains("Seasonal naive", "SimpleRnn 2");
    }

    private AppRun run(String... arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, arguments);
    }
}
