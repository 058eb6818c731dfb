package recurrent4j.timeseries.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class ForecastOutputTest {

    private static final SeriesSet SET =
            SeriesSet.of("toy", 1, List.of(Series.of("A", 1, 2), Series.of("B, \"north\"", 3)));

    @Test
    void thereIsARowASeriesAndAStep() {
        String csv = new ForecastOutput("toy", SET, List.of(Forecast.of(2.5, 3), Forecast.of(-1, 1e-7))).csv(false);

        assertThat(csv).isEqualTo("""
                        unique_id,ds,mean
                        A,3,2.5
                        A,4,3.0
                        "B, ""north\""",2,-1.0
                        "B, ""north\""",3,1.0E-7
                        """);
    }

    @Test
    void intervalsHaveTwoColumnsALevel() {
        Forecast.Interval narrow = new Forecast.Interval(0.8, new double[] {1}, new double[] {2});
        Forecast.Interval wide = new Forecast.Interval(0.975, new double[] {0}, new double[] {3});
        SeriesSet one = SeriesSet.of("toy", 1, List.of(Series.of("A", 1)));

        String csv = new ForecastOutput("toy", one, List.of(new Forecast(new double[] {1.5}, List.of(narrow, wide))))
                .csv(false);

        assertThat(csv).isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-97.5,hi-97.5\nA,2,1.5,1.0,2.0,0.0,3.0\n");
    }

    @Test
    void idsThatASpreadsheetWouldComputeHaveAnApostropheOnRequestAndAreRemarkedOn() {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(Series.of("=1+1", 1), Series.of("A", -1)));
        var output = new ForecastOutput("toy", set, List.of(Forecast.of(-2), Forecast.of(-3)));

        assertThat(output.csv(false)).isEqualTo("unique_id,ds,mean\n=1+1,2,-2.0\nA,2,-3.0\n");
        assertThat(output.csv(true)).isEqualTo("unique_id,ds,mean\n'=1+1,2,-2.0\nA,2,-3.0\n");
        assertThat(output.remarkOnFormulas())
                .hasValueSatisfying(
                        remark -> assertThat(remark).contains("formulas to a spreadsheet, and 1 do; --spreadsheet"));
        assertThat(new ForecastOutput("toy", SET, List.of()).remarkOnFormulas()).isEmpty();
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
