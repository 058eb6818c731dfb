package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** Saved models as other programs use them. */
class ForecasterTest {

    private static final SeriesColumns LONG =
            new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of());
    private static final Period QUARTER = Period.ofMonths(3);
    private static final int THREADS = 8;

    @TempDir
    private static Path folder;

    @Test
    void recordsAreAnsweredWithTheRowsOfTheCommandLineOrTheSeasonalNaiveForecast() throws Exception {
        try (Forecaster forecaster = Forecaster.load(golden("many-series/model"))) {
            BatchScorer scorer =
                    forecaster.scorer(SeriesRecords.ofRows(OptionalInt.of(1), true), BatchScorer.Form.TEXT);
            String rest = ",3,7,5,2,4,8,6,3,5,9";

            List<String> all = scorer.answer(List.of("a" + rest, "short,1,2", "b" + rest));

            assertThat(scorer.header()).isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95,method");
            assertThat(all.get(1)).isEqualTo("short,3,2.0000,,,,,Seasonal naive");
            assertThat(scorer.answer(List.of("a" + rest))).isEqualTo(List.of(all.get(0)));
            assertThat(all.get(2)).isEqualTo(all.get(0).replaceFirst("a", "b"));
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> scorer.answer(List.of("a" + rest, "c,1,x")))
                    .withMessageContaining("is not a number");
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() ->
                            forecaster.scorer(SeriesRecords.ofRows(OptionalInt.of(9), true), BatchScorer.Form.TEXT));
        }
        BatchScorer theta =
                Forecaster.baseline("theta", SeriesRecords.ofRows(OptionalInt.of(2), false), BatchScorer.Form.JSON);
        assertThat(theta.answer(List.of("a,1,2,3,4")).get(0)).startsWith("{\"id\":\"a\",\"method\":\"Theta\",");
    }

    @Test
    void aSeriesOfFileAndProgramAreForecastAlikeWithTheirDates() throws Exception {
        SeriesSet file = LONG.read(golden("many-series/input.csv"), Reading.strict());
        Series north = file.series().get(0);

        try (Forecaster forecaster = Forecaster.load(golden("many-series/model"))) {
            Forecast read = forecaster.forecast(file, 2).get(0);
            Forecast made = forecaster.forecast(Series.of("N", LocalDate.of(2017, 1, 1), QUARTER, north.values()), 2);
            Forecast counted = forecaster.forecast(Series.of("N", north.values()), 2);

            assertThat(read.mean()).containsExactly(new double[] {107.607963, 119.651084}, offset(1e-3));
            assertThat(read.times()).containsExactly("2024-01-01", "2024-04-01").isEqualTo(made.times());
            assertThat(read.interval(0.8).orElseThrow().lower()[0]).isEqualTo(104.314451, offset(1e-3));
            assertThat(made.mean()).containsExactly(read.mean(), offset(1e-3));
            assertThat(counted.mean()).containsExactly(made.mean());
            assertThat(counted.times()).containsExactly("29", "30");
            assertThat(made).hasToString("""
                            time          mean              80 %              95 %
                            2024-01-01  107.61  104.31 to 110.90  102.42 to 112.79
                            2024-04-01  119.65  116.72 to 122.59  114.49 to 124.81
                            """);
        }
    }

    @Test
    void fewerStepsAreTheFirstAndMoreAreRefused() throws Exception {
        Series series = Series.of(
                "x", IntStream.range(0, 40).mapToDouble(i -> i + i % 4).toArray());

        try (Forecaster forecaster = Forecaster.load(golden("many-series/model"))) {
            assertThat(forecaster.horizon()).isEqualTo(2);
            assertThat(forecaster.frequency()).hasToString("one value every 3 months, a season of 4");
            assertThat(forecaster.forecast(series, 1).mean())
                    .containsExactly(forecaster.forecast(series, 2).mean()[0]);
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> forecaster.forecast(series, 3))
                    .withMessage(
                            "The model was trained to forecast 2 step(s), not 3; ask for 1 to 2, or train one for more.");
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> forecaster.forecast(Series.of("x", 1, 2), 1))
                    .withMessageContaining("has 2 value(s), and this takes 5 or more");
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> forecaster.forecast(Series.of("x", YearMonth.of(2020, 1), series.values()), 1))
                    .withMessageContaining("a season of 4 steps", "a season of 12 steps");
        }
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThatNullPointerException()
                .isThrownBy(() -> Forecaster.load(null))
                .withMessageStartingWith("There is no model to load");
        try (Forecaster forecaster = Forecaster.load(golden("many-series/model"))) {
            String none = "There is no series to forecast; give one, such as Series.of(\"air\", values).";
            assertThatNullPointerException()
                    .isThrownBy(() -> forecaster.forecast((Series) null, 2))
                    .withMessage(none);
            assertThatNullPointerException()
                    .isThrownBy(() -> forecaster.forecast((SeriesSet) null, 2))
                    .withMessage(none);
            assertThatNullPointerException()
                    .isThrownBy(() -> forecaster.forecast(Collections.singletonList((Series) null), 2))
                    .withMessage(none);
        }
    }

    @Test
    void aClosedForecasterSaysSo() throws Exception {
        Forecaster forecaster = Forecaster.load(golden("many-series/model"));
        forecaster.close();
        forecaster.close();

        assertThatIllegalStateException().isThrownBy(forecaster::method).withMessage("The forecaster is closed.");
    }

    @Test
    void whatIsNoModelIsRefused() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Forecaster.load(folder.resolve("nowhere")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many-series", "course", "sine", "es-rnn"})
    void eightThreadsGetTheAnswersOfOne(String kind) throws Exception {
        try (Forecaster forecaster = Forecaster.load(kind.equals("es-rnn") ? trained() : golden(kind + "/model"))) {
            List<Series> questions = IntStream.range(0, 24)
                    .mapToObj(i -> Series.of("S" + i, values(i)))
                    .toList();
            int horizon = forecaster.horizon();
            List<Forecast> alone = questions.stream()
                    .map(series -> forecaster.forecast(series, horizon))
                    .toList();

            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            try {
                List<Callable<Forecast>> tasks = new ArrayList<>();
                for (Series series : questions) {
                    tasks.add(() -> forecaster.forecast(series, horizon));
                }
                List<Future<Forecast>> answers = pool.invokeAll(tasks);
                for (int i = 0; i < answers.size(); i++) {
                    assertThat(answers.get(i).get().mean())
                            .containsExactly(alone.get(i).mean());
                    assertThat(answers.get(i).get()).hasToString(alone.get(i).toString());
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static double[] values(int number) {
        return IntStream.range(0, 120)
                .mapToDouble(i -> 10 + number + 0.1 * i + 3 * ((i + number) % 4))
                .toArray();
    }

    private static Path trained() throws IOException {
        var rows = new StringBuilder("unique_id,ds,y\n");
        IntStream.range(0, 40).forEach(i -> rows.append("a,%d,%d%n".formatted(i, 20 + i + 9 * (i % 4))));
        Files.writeString(folder.resolve("a.csv"), rows);
        AppRun run = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "train --series a.csv --horizon 2 --by es-rnn --season 4 --cell simple_rnn --units 3 --epochs 2 --out run"
                        .split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return folder.resolve("run/model");
    }

    private static Path golden(String file) throws URISyntaxException {
        return Path.of(
                ForecasterTest.class.getResource("/recurrent4j/golden/" + file).toURI());
    }
}
