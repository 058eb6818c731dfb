package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;
import recurrent4j.timeseries.series.Covariates;
import recurrent4j.timeseries.series.Series;

/** What is known ahead, from a training to its use, on the command line. */
class KnownAheadAppTest {

    private static final int DAYS = 70;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final String MODEL = "run/model";

    @TempDir
    private static Path folder;

    /** Trained once; the tests only read it. */
    @BeforeAll
    static void model() throws IOException {
        write("shops.csv", DAYS, 0, "north", "south");
        write("ahead.csv", DAYS, 3, "north", "south");
        write("cheap.csv", DAYS, 3, "north", "south");
        Files.writeString(
                folder.resolve("cheap.csv"),
                Files.readString(folder.resolve("cheap.csv")).replaceAll(",,\\d+,", ",,0,"));
        write("short.csv", DAYS, 2, "north");
        write("west.csv", DAYS, 3, "west");
        Files.writeString(
                folder.resolve("next.csv"),
                "unique_id,ds,price\n"
                        + Stream.of("north", "south")
                                .flatMap(shop -> IntStream.range(DAYS, DAYS + 3)
                                        .mapToObj(day -> "%s,%s,%d\n".formatted(shop, FIRST.plusDays(day), price(day))))
                                .collect(Collectors.joining()));
        Files.writeString(
                folder.resolve("days.csv"),
                "ds\n"
                        + IntStream.range(0, 10)
                                .mapToObj(i -> FIRST.plusDays(8L * i) + "\n")
                                .collect(Collectors.joining()));
        AppRun trained =
                run("train --series shops.csv --horizon 3 --cell simple_rnn --units 3 --future price --static region"
                        + " --epochs 10 --holidays days.csv --holiday-window 1,0 --out run");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("Regression on covariates");
        assertThat(trained.err())
                .contains(
                        "price is known no further than the values.",
                        "days.csv: 10 event(s) from 2024-01-01 to 2024-03-13, known ahead as holiday -1, holiday.");
        assertThat(folder.resolve("run/report.html")).content().contains("The steps to come are not forecast here");
    }

    private static int price(int day) {
        return 3 + day * day % 5;
    }

    private static void write(String file, int days, int ahead, String... shops) throws IOException {
        String rows = Stream.of(shops)
                .flatMap(shop -> IntStream.range(0, days + ahead)
                        .mapToObj(day -> "%s,%s,%s,%d,%s\n"
                                .formatted(
                                        shop,
                                        FIRST.plusDays(day),
                                        day < days ? 60 + 9 * (day % 7) - 5 * price(day) - (day % 8 == 0 ? 9 : 0) : "",
                                        price(day),
                                        shop.equals("north") ? "coast" : "hills")))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(file), "unique_id,ds,y,price,region\n" + rows);
    }

    @Test
    void theModelKeepsNamesUnitsCategoriesAndEvents() {
        assertThat(folder.resolve(MODEL).resolve("question.json"))
                .content()
                .contains("\"name\" : \"price\"", "\"unit\" : ", "\"coast\", \"hills\"", "\"2024-03-13\"");
    }

    @Test
    void aForecastReadsWhatTheFileOrAnotherKnowsAhead() throws IOException {
        AppRun within = run("forecast --model %s --series ahead.csv", MODEL);
        AppRun beside = run("forecast --model %s --series shops.csv --future-file next.csv", MODEL);
        AppRun again = run("forecast --model %s --series ahead.csv --holidays days.csv --holiday-window 1,0", MODEL);

        assertThat(within.exitCode()).as(within.err()).isZero();
        assertThat(within.out().lines()).hasSize(1 + 2 * 3);
        assertThat(beside.out()).as(beside.err()).isEqualTo(within.out());
        assertThat(again.out()).as(again.err()).isEqualTo(within.out());
    }

    @Test
    void otherPricesMakeAnotherForecast() throws IOException {
        assertThat(means(run("forecast --model %s --series cheap.csv", MODEL)))
                .isNotEqualTo(means(run("forecast --model %s --series ahead.csv", MODEL)));
    }

    @Test
    void otherProgramsGiveWhatIsKnownAheadWithTheSeries() throws IOException {
        double[] values = Files.readAllLines(folder.resolve("shops.csv")).stream()
                .filter(line -> line.startsWith("north"))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
                .toArray();
        double[] prices = IntStream.range(0, DAYS + 3)
                .mapToDouble(KnownAheadAppTest::price)
                .toArray();
        Series series = Series.of("north", FIRST, Period.ofDays(1), values)
                .with(new Covariates(new double[0][], new double[][] {prices}, List.of("coast")));

        try (Forecaster forecaster = Forecaster.load(folder.resolve(MODEL))) {
            assertThat(forecaster.forecast(series, 3).mean()[2])
                    .isCloseTo(
                            means(run("forecast --model %s --series ahead.csv", MODEL))
                                    .get(2),
                            within(1e-6));
        }
    }

    private static List<Double> means(AppRun forecast) {
        assertThat(forecast.exitCode()).as(forecast.err()).isZero();
        return forecast.out()
                .lines()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[2]))
                .toList();
    }

    @Test
    void aSeriesOfAnUnknownCategoryIsForecast() throws IOException {
        assertThat(means(run("forecast --model %s --series west.csv", MODEL))).hasSize(3);
    }

    @Test
    void anEvaluationKnowsWhatWasKnownAhead() throws IOException {
        AppRun evaluation = run("evaluate --model %s --series shops.csv", MODEL);

        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(evaluation.out()).contains("Regression on covariates", "SimpleRnn 3");
    }

    @Test
    void aBacktestLetsARegressionReadWhatIsKnownAhead() throws IOException {
        AppRun backtest = run(
                "backtest --series shops.csv --horizon 3 --no-network --future price --holidays days.csv --out backtest");

        assertThat(backtest.exitCode()).as(backtest.err()).isZero();
        assertThat(backtest.out()).contains("Regression on covariates, a baseline, is best");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "forecast --model MODEL --series shops.csv",
                        "\"price\" of series north is not known for 2024-03-11, step 1 of 3"),
                mistake("forecast --model MODEL --series short.csv", "step 3 of 3"),
                mistake(
                        "train --series ahead.csv --horizon 3",
                        "is empty",
                        "or name the columns that go on with --future"),
                mistake("forecast --series shops.csv --future-file next.csv --by theta --horizon 3", "--future"),
                mistake("train --series shops.csv --horizon 3 --future region", "\"coast\" in column \"region\""),
                mistake(
                        "train --series shops.csv --horizon 3 --static price",
                        "a static feature is the same in all rows"),
                mistake("train --series shops.csv --horizon 3 --future price --past price", "named twice"),
                mistake(
                        "train --series shops.csv --horizon 3 --future price --direction bidirectional",
                        "bidirectional"),
                mistake("train --series shops.csv --horizon 3 --future price --by es-rnn", "ES-RNN", "--future"),
                mistake("train --series shops.csv --horizon 3 --holiday-window 1", "--holidays"),
                mistake("train --series shops.csv --horizon 3 --holidays days.csv --holiday-window soon", "as in 1,2"),
                mistake("train --series shops.csv --horizon 3 --holidays nowhere.csv", "nowhere.csv"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments.replace("MODEL", MODEL), List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwo(String arguments, List<String> named) throws IOException {
        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err().lines().filter(line -> !line.startsWith("See ")))
                .hasSize(1);
    }

    private static AppRun run(String arguments, Object... parts) throws IOException {
        return AppRun.of(TimeSeriesApp.class, folder, arguments.formatted(parts).split(" "));
    }
}
