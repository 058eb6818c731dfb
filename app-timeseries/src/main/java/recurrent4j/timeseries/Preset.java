package recurrent4j.timeseries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.timeseries.course.CourseSeries;

/** Data that comes with the program, with the window and the horizon that belong to it. */
enum Preset {
    /** 10,000 series of two sinusoids and noise; the next value of each, from the 50 before. */
    COURSE("10,000 series of two sinusoids and noise, NumPy's random numbers of seed 42", 50, 1) {
        @Override
        Optional<TimeSeries> series() {
            return Optional.empty();
        }

        @Override
        Split<List<Window>> windows(int window, int horizon) {
            return CourseSeries.windows(window, horizon);
        }

        /** The course feeds its networks the values as they are, between -1 and 1. */
        @Override
        Standardizer standardizer(int window, int horizon) {
            return Standardizer.identity(1);
        }
    },

    /** One sine wave, 16 periods of 100 steps: a series that a network can follow by its state alone. */
    SINE("one sine wave of 1,600 steps, period 100", 40, 1) {
        @Override
        Optional<TimeSeries> series() {
            double[] wave = IntStream.range(0, 1_600)
                    .mapToDouble(step -> Math.sin(2 * Math.PI * step / 100))
                    .toArray();
            TimeAxis time = TimeAxis.counting(wave.length);
            return Optional.of(new TimeSeries("sine", List.of("sine"), new double[][] {wave}, time));
        }
    },

    /** 23 weeks of a share's price and of how often its company was searched for; next week's price. */
    NCSOFT("23 weeks of a share's price and of searches for its company, from 2021-03-21", 5, 1) {
        @Override
        Optional<TimeSeries> series() {
            try (InputStream resource = Preset.class.getResourceAsStream("ncsoft.csv")) {
                CsvTable table = CsvTable.parse("ncsoft", resource.readAllBytes());
                return Optional.of(TimeSeries.of(table, "stock_price", List.of("num_search"), Optional.of("date")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private final String description;
    private final int window;
    private final int horizon;

    Preset(String description, int window, int horizon) {
        this.description = description;
        this.window = window;
        this.horizon = horizon;
    }

    /** Returns what the data is, in a few words. */
    String description() {
        return description;
    }

    /** Returns how many steps of the past a forecast is made from, unless the user says otherwise. */
    int window() {
        return window;
    }

    /** Returns how many steps are forecast, unless the user says otherwise. */
    int horizon() {
        return horizon;
    }

    /** Returns the series, unless the data is a collection of independent ones. */
    abstract Optional<TimeSeries> series();

    /** Returns the windows to train on, validate and test: cut by time, or by series where there are many. */
    Split<List<Window>> windows(int window, int horizon) {
        return split(window, horizon).map(part -> part.windows(window, horizon));
    }

    /** Returns the scaling, fitted to the training part alone. */
    Standardizer standardizer(int window, int horizon) {
        return split(window, horizon).training().standardizer();
    }

    private Split<TimeSeries> split(int window, int horizon) {
        return series().orElseThrow().split(window, horizon);
    }
}
