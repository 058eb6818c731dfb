package recurrent4j.timeseries.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastFormat;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

class ForecastOutputTest {

    private static final SeriesSet SET =
            SeriesSet.of("toy", 1, List.of(Series.of("A", 1, 2), Series.of("B, \"north\"", 3)));

    @Test
    void thereIsARowASeriesAndAStep() {
        String csv = new ForecastOutput("toy", SET, List.of(Forecast.of(2.5, 3), Forecast.of(-1, 1e-7)))
                .text(ForecastFormat.CSV);

        assertThat(csv).isEqualTo("""
                        unique_id,ds,mean
                        A,3,2.5000
                        A,4,3.0000
                        "B, ""north\""",2,-1.0000
                        "B, ""north\""",3,0.0000
                        """);
    }

    @Test
    void intervalsHaveTwoColumnsALevel() {
        Forecast.Interval narrow = new Forecast.Interval(0.8, new double[] {1}, new double[] {2});
        Forecast.Interval wide = new Forecast.Interval(0.975, new double[] {0}, new double[] {3});
        SeriesSet one = SeriesSet.of("toy", 1, List.of(Series.of("A", 1)));

        String csv = new ForecastOutput("toy", one, List.of(new Forecast(new double[] {1.5}, List.of(narrow, wide))))
                .text(ForecastFormat.CSV);

        assertThat(csv)
                .isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-97.5,hi-97.5\nA,2,1.5000,1.0000,2.0000,0.0000,3.0000\n");
    }

    @Test
    void idsThatASpreadsheetWouldComputeHaveAnApostropheOnRequestAndAreRemarkedOn() {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(Series.of("=1+1", 1), Series.of("A", -1)));
        var output = new ForecastOutput("toy", set, List.of(Forecast.of(-2), Forecast.of(-3)));

        assertThat(output.text(ForecastFormat.CSV)).isEqualTo("unique_id,ds,mean\n=1+1,2,-2.0000\nA,2,-3.0000\n");
        assertThat(output.text(new ForecastFormat(false, true, OptionalInt.empty())))
                .isEqualTo("unique_id,ds,mean\n'=1+1,2,-2.0000\nA,2,-3.0000\n");
        assertThat(output.remarkOnFormulas())
                .hasValueSatisfying(
                        remark -> assertThat(remark).contains("formulas to a spreadsheet, and 1 do; --spreadsheet"));
        assertThat(new ForecastOutput("toy", SET, List.of()).remarkOnFormulas()).isEmpty();
    }

    @Test
    void besideTheCsvFileLieAPlotAndOfSeveralSeriesAPage(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("next.csv");
        var output = new ForecastOutput("toy", SET, List.of(Forecast.of(2.5, 3), Forecast.of(-1, 7)));

        assertThat(output.write(csv, ForecastFormat.CSV))
                .containsExactly(csv, folder.resolve("next.svg"), folder.resolve("next.html"));

        assertThat(folder.resolve("next.svg"))
                .content()
                .startsWith("<svg xmlns=")
                .contains("<title>Forecast of A</title>", "prefers-color-scheme: dark", ">toy</text>");
        assertThat(folder.resolve("next.html"))
                .content()
                .contains(
                        "Forecasts of toy",
                        "By toy, 2 steps ahead.",
                        "Forecast of A",
                        "Forecast of B, &quot;north&quot;")
                .doesNotContain("left out");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ForecastOutput.requireFree(csv))
                .withMessageContaining("is there already");
    }

    @Test
    void aPageOfForecastsSaysHowManySeriesAreLeftOut(@TempDir Path folder) throws IOException {
        List<Series> many =
                IntStream.range(0, 30).mapToObj(i -> Series.of("S" + i, 1, 2)).toList();
        List<Forecast> forecasts = many.stream().map(series -> Forecast.of(3)).toList();

        new ForecastOutput("toy", SeriesSet.of("toy", 1, many), forecasts)
                .write(folder.resolve("next.csv"), ForecastFormat.CSV);

        assertThat(folder.resolve("next.html"))
                .content()
                .contains("Forecast of S23", "These are the first 24 of 30 series; the others are left out.")
                .doesNotContain("Forecast of S24");
    }

    @Test
    void aPlotOfDatesHasDatesAtItsAxis(@TempDir Path folder) throws IOException {
        Path air = Files.writeString(
                folder.resolve("air.csv"),
                IntStream.range(0, 36)
                        .mapToObj(i -> "%d-%02d-01,%d".formatted(1958 + i / 12, 1 + i % 12, 100 + i))
                        .collect(Collectors.joining("\n", "ds,y\n", "\n")));
        SeriesSet set =
                new SeriesColumns(SeriesColumns.Format.COLUMN, "", "ds", "y", List.of()).read(air, Reading.strict());

        new ForecastOutput("toy", set, List.of(Forecast.of(140, 150)))
                .write(folder.resolve("next.csv"), ForecastFormat.CSV);

        assertThat(folder.resolve("next.svg"))
                .content()
                .contains(">1959</text>", ">1960</text>", "toy, 1961-01-01: 140.0");
        assertThat(folder.resolve("next.html")).doesNotExist();
    }

    @Test
    void whatIsNoForecastOrNoIntervalIsRefused() {
        Forecast.Interval one = new Forecast.Interval(0.8, new double[] {1}, new double[] {2});

        assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Forecast(new double[] {1, 1}, List.of(one)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Forecast.Interval(80, new double[] {1}, new double[] {2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Forecast.Interval(0.8, new double[] {3}, new double[] {2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Forecast.Interval(0.8, new double[] {3}, new double[0]));
    }
}
