package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastCsvTest {

    @Test
    void aForecastGoesOnWithTheSeriesDates() {
        String csv = ForecastCsv.text(Preset.NCSOFT.series().orElseThrow(), new float[] {812_500, 0.25f});

        assertThat(csv).isEqualTo("date,forecast\n2021-08-29,812500.0\n2021-09-05,0.25\n");
    }

    @Test
    void withoutATimeColumnTheStepsAreCountedOn() {
        String csv = ForecastCsv.text(Preset.SINE.series().orElseThrow(), new float[] {0});

        assertThat(csv).isEqualTo("step,forecast\n1601,0.0\n");
    }

    @Test
    void aColumnNameWithACommaIsQuoted() {
        TimeAxis time = new TimeAxis("day, \"local\"", List.of("1", "2"));

        String csv = ForecastCsv.text(new TimeSeries("x", List.of("y"), new double[1][2], time), new float[] {5});

        assertThat(csv).isEqualTo("\"day, \"\"local\"\"\",forecast\n3,5.0\n");
    }
}
