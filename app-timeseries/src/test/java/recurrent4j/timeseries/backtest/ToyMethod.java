package recurrent4j.timeseries.backtest;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** A method that remembers what it was shown. */
final class ToyMethod implements ForecastMethod {

    interface Answer {
        Forecast to(Series known, int horizon);
    }

    final List<SeriesSet> fitted = new ArrayList<>();
    final List<SeriesSet> asked = new ArrayList<>();
    private final String name;
    private final Answer answer;

    ToyMethod(String name, Answer answer) {
        this.name = name;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        fitted.add(known);
        return later -> {
            asked.add(later);
            return later.series().stream()
                    .map(series -> answer.to(series, horizon))
                    .toList();
        };
    }
}
