package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** The files that ship with the program, to be tried out. */
class ExampleFilesTest {

    @Test
    void theAirPassengersAreTwelveYearsOfMonths() throws IOException {
        SeriesSet set = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "month", "passengers", List.of())
                .read(Path.of("examples/air-passengers.csv"), Reading.strict());

        assertThat(set.sentence())
                .isEqualTo("air-passengers.csv: 1 series, one value every month, a season of 12; nothing was missing.");
        assertThat(set.values()).isEqualTo(144);
        assertThat(set.series().get(0).clock().next(1)).containsExactly("1961-01");
    }

    @Test
    void theShopsAreMadeByTheirFormula() throws IOException {
        SeriesSet set = new SeriesColumns(
                        SeriesColumns.Format.LONG, "shop", "week", "sales", List.of("price", "holiday"))
                .read(ShopsExample.FILE, Reading.strict());

        assertThat(ShopsExample.FILE).content().isEqualTo(ShopsExample.text());
        assertThat(set.sentence())
                .isEqualTo("shops.csv: 4 series, one value every 7 days, a season of 52; nothing was missing.");
        assertThat(Files.size(ShopsExample.FILE)).isLessThan(30_000);
    }
}
