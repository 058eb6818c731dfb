package recurrent4j.timeseries.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** Data that comes with the program, with the window and the horizon that belong to it. */
public enum Preset {
    /** 10,000 series of two sinusoids and noise; the next value of each, from the 50 before. */
    COURSE("10,000 series of two sinusoids and noise, NumPy's random numbers of seed 42", 50, 1),

    /** One sine wave, 16 periods of 100 steps: a series that a network can follow by its state alone. */
    SINE("one sine wave of 1,600 steps, period 100", 40, 1),

    /** 23 weeks of a share's price and of how often its company was searched for; next week's price. */
    NCSOFT("23 weeks of a share's price and of searches for its company, from 2021-03-21", 5, 1);

    /** Where the file of {@link #NCSOFT} has what. */
    public static final SeriesColumns NCSOFT_COLUMNS =
            new SeriesColumns(SeriesColumns.Format.COLUMN, "", "date", "stock_price", List.of("num_search"));

    private static final double TRAINING_SHARE = 0.70;
    private static final double VALIDATION_SHARE = 0.15;

    private final String description;
    private final int window;
    private final int horizon;

    Preset(String description, int window, int horizon) {
        this.description = description;
        this.window = window;
        this.horizon = horizon;
    }

    /** Returns what the data is, in a few words. */
    public String description() {
        return description;
    }

    /** Returns how many steps of the past a forecast is made from, unless the user says otherwise. */
    public int window() {
        return window;
    }

    /** Returns how many steps are forecast, unless the user says otherwise. */
    public int horizon() {
        return horizon;
    }

    /** Returns its name as a set of series is called. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether methods are judged on other series than they are fitted to, as in the course, rather than on what follows. */
    public boolean isSplitBySeries() {
        return this != NCSOFT;
    }

    /** Returns the series that can be continued; none of the course, where there is nothing to go on with. */
    public Optional<SeriesSet> series() {
        return switch (this) {
            case COURSE -> Optional.empty();
            case SINE -> Optional.of(SeriesSet.of(title(), 1, List.of(Series.of(title(), wave()))));
            case NCSOFT -> Optional.of(ncsoft());
        };
    }

    /** Returns where its series come from. */
    public DataSource source(SeriesSet set) {
        byte[] values = Arrays.toString(set.series().get(0).values()).getBytes(StandardCharsets.UTF_8);
        return DataSource.generated(title(), description, Checksum.of(values), set.values());
    }

    /**
     * Returns series to fit to, to choose by, and to be judged by: of each in the last two, the last {@code horizon}
     * values are to be forecast from the {@code window} before. Those of one wave are its windows, cut so that no value is
     * forecast in two parts.
     *
     * @throws InputException if a size is below 1, or a part is too short for a window
     */
    Split<SeriesSet> parts(int window, int horizon) {
        return switch (this) {
            case COURSE -> CourseSeries.parts(window, horizon);
            case SINE -> waves(wave(), window, horizon);
            case NCSOFT -> throw new IllegalStateException("Its methods are judged by what follows.");
        };
    }

    private static double[] wave() {
        return IntStream.range(0, 1_600)
                .mapToDouble(step -> Math.sin(2 * Math.PI * step / 100))
                .toArray();
    }

    private Split<SeriesSet> waves(double[] wave, int window, int horizon) {
        int first = (int) Math.round(wave.length * TRAINING_SHARE);
        int second = (int) Math.round(wave.length * (TRAINING_SHARE + VALIDATION_SHARE));
        if (window < 1 || horizon < 1 || horizon > Math.min(first - window, wave.length - second)) {
            throw new InputException(
                    ("A window of %d and a horizon of %d do not fit the %d values of the wave; choose 1 or more for"
                                    + " both, and less.")
                            .formatted(window, horizon, wave.length));
        }
        Series training = Series.of(title(), Arrays.copyOf(wave, first));
        return new Split<>(
                SeriesSet.of(title(), 1, List.of(training)),
                cut(wave, first - window, second, window + horizon),
                cut(wave, second - window, wave.length, window + horizon));
    }

    private SeriesSet cut(double[] wave, int from, int to, int length) {
        List<Series> windows = IntStream.rangeClosed(from, to - length)
                .mapToObj(start ->
                        Series.of("values from " + (start + 1), Arrays.copyOfRange(wave, start, start + length)))
                .toList();
        return SeriesSet.of(title(), 1, windows);
    }

    private SeriesSet ncsoft() {
        try (InputStream resource = Preset.class.getResourceAsStream("ncsoft.csv");
                CsvReader rows = CsvReader.open(title(), resource, CsvFormat.DETECTED)) {
            return NCSOFT_COLUMNS.read(rows, Reading.strict());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
