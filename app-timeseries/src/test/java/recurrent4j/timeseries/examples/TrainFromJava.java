package recurrent4j.timeseries.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import recurrent4j.timeseries.Forecaster;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** The README's example of training a model. */
final class TrainFromJava {

    private TrainFromJava() {}

    static void train(double[] berlin, double[] lyon, Path folder) throws IOException {
        LocalDate first = LocalDate.of(2021, 1, 4);
        Period week = Period.ofWeeks(1);
        SeriesSet shops = SeriesSet.of(
                "shops", List.of(Series.of("Berlin", first, week, berlin), Series.of("Lyon", first, week, lyon)));

        try (Forecaster forecaster = Forecaster.train(shops, 8)) {
            System.out.println(forecaster.scores());
            System.out.println(forecaster.method() + " forecasts:");
            forecaster.forecast(shops, 8).forEach(System.out::println);
            forecaster.save(folder);
        }
    }
}
