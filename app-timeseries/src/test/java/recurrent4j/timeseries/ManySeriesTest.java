package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.Conformal;
import recurrent4j.timeseries.backtest.IntervalMetric;
import recurrent4j.timeseries.backtest.Trial;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.LongFormat;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesSet;

/** Sets as large as people have them, in the heap of 2 GB that tests are given. */
class ManySeriesTest {

    private static final int LENGTH = 100;

    @TempDir
    private Path folder;

    @Test
    void aThousandSeriesAreReadForecastAndJudged() throws Exception {
        assertJudged(1_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandSeriesAreReadForecastAndJudged() throws Exception {
        assertJudged(100_000);
    }

    private void assertJudged(int count) throws IOException {
        Path file = folder.resolve("many.csv.gz");
        write(file, count);

        SeriesSet set = LongFormat.usual().read(file, Reading.strict());

        assertThat(set.size()).isEqualTo(count);
        assertThat(set.series()).allMatch(series -> series.length() == LENGTH);
        assertThat(set.series().get(count - 1).values()[LENGTH - 1]).isEqualTo(count - 1 + 0.5 * (LENGTH - 1));
        assertThat(set.series().get(count - 1).clock().label(0)).isEqualTo("2008-04");
        assertThat(set.frequency()).isEqualTo(new Frequency("1 month", 12));

        Trial theta = new Backtest(set, BacktestPlan.holdOut(6)).run(Conformal.of(Baselines.theta(), 6, 1));

        assertThat(theta.latest()).hasSize(count);
        assertThat(theta.score(IntervalMetric.COVERAGE, 0.95).orElseThrow()).isGreaterThan(0.9);
    }

    /** Month by month, as a database would give it: no series is complete before the end. */
    private static void write(Path file, int count) throws IOException {
        try (var out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file))))) {
            out.write("unique_id,ds,y\n");
            for (int t = 0; t < LENGTH; t++) {
                String moment = "%d-%02d,".formatted(2000 + t / 12, t % 12 + 1);
                for (int i = 0; i < count; i++) {
                    out.write("series-" + i + "," + moment + (i + 0.5 * t) + "\n");
                }
            }
        }
    }
}
