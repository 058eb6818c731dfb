package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastFormat;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.ForecastTable;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.forecast.Standing;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Answers records of series by the rows of what follows, as the command {@code forecast} writes them.
 *
 * @param records how they hold series; the steps are given
 */
record SeriesScorer(Answering answering, SeriesRecords records, Form form) implements BatchScorer {

    private static final Baseline FALLBACK = Baselines.seasonalNaive();

    /** Who forecasts. */
    interface Answering {

        String name();

        /** Returns the levels of the intervals that it gives. */
        List<Double> levels();

        /** Returns how many values a series must have. */
        int fewest();

        /** Whether one thread at a time can ask. */
        boolean isNetwork();

        Holidays events();

        /** Refuses series that it cannot continue. */
        void requireFit(SeriesSet set);

        List<Forecast> forecast(SeriesSet set);

        void close();
    }

    /** Returns a baseline of every series by itself, without intervals: these would take the errors of all series. */
    static SeriesScorer of(String by, SeriesRecords records, Form form) {
        if (records.steps().isEmpty() || records.steps().getAsInt() < 1) {
            throw new InputException("Without a model it must be said how many steps are forecast; give 1 or more.");
        }
        Baseline baseline = Standing.named(by, Baselines.all(), ForecastMethod::name);
        int steps = records.steps().getAsInt();
        return new SeriesScorer(
                new Answering() {
                    @Override
                    public String name() {
                        return baseline.name();
                    }

                    @Override
                    public List<Double> levels() {
                        return List.of();
                    }

                    @Override
                    public int fewest() {
                        return 1;
                    }

                    @Override
                    public boolean isNetwork() {
                        return false;
                    }

                    @Override
                    public Holidays events() {
                        return Holidays.NONE;
                    }

                    @Override
                    public void requireFit(SeriesSet set) {}

                    @Override
                    public List<Forecast> forecast(SeriesSet set) {
                        return baseline.fit(set, steps).forecast(set);
                    }

                    @Override
                    public void close() {}
                },
                records,
                form);
    }

    /** Returns a saved model that is asked through its door. */
    static SeriesScorer of(Forecaster forecaster, SeriesRecords records, Form form) {
        SavedModel model = forecaster.model();
        int steps = records.steps().orElseThrow();
        return new SeriesScorer(
                new Answering() {
                    @Override
                    public String name() {
                        return model.name();
                    }

                    @Override
                    public List<Double> levels() {
                        return model.levels();
                    }

                    @Override
                    public int fewest() {
                        return model.fewest();
                    }

                    @Override
                    public boolean isNetwork() {
                        return model.isNetwork();
                    }

                    @Override
                    public Holidays events() {
                        return model.covariates().holidays();
                    }

                    @Override
                    public void requireFit(SeriesSet set) {
                        model.requireFit(set);
                    }

                    @Override
                    public List<Forecast> forecast(SeriesSet set) {
                        return forecaster.continued(set).stream()
                                .map(forecast -> forecast.first(steps))
                                .toList();
                    }

                    @Override
                    public void close() {
                        forecaster.close();
                    }
                },
                records,
                form);
    }

    @Override
    public String header() {
        return form == Form.JSON
                ? ""
                : ForecastTable.header(answering.levels(), records.fallback() ? List.of(answering.name()) : List.of());
    }

    @Override
    public List<String> answer(List<String> some) {
        SeriesSet all = records.read(some, answering.events());
        List<Series> enough = all.series().stream()
                .filter(one -> !records.fallback() || one.length() >= answering.fewest())
                .toList();
        List<Forecast> forecasts = enough.isEmpty() ? List.of() : forecasts(all.with(enough));
        Iterator<Series> next = enough.iterator();
        Series expected = next.hasNext() ? next.next() : null;
        Iterator<Forecast> answers = forecasts.iterator();
        List<Forecast> complete = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (Series series : all.series()) {
            boolean answered = series == expected && !forecasts.isEmpty();
            complete.add(answered ? answers.next() : fallback(series, all.season()));
            methods.add(answered ? answering.name() : FALLBACK.name());
            expected = answered && next.hasNext() ? next.next() : expected;
        }
        return new ForecastTable(answering.name(), all, complete, records.fallback() ? methods : List.of())
                .lines(new ForecastFormat(form == Form.JSON, false, OptionalInt.empty()), answering.levels());
    }

    /** Returns nothing if the method fails at the one series that was asked about, and another may be used. */
    private List<Forecast> forecasts(SeriesSet known) {
        // What does not fit the model, such as another season, is a mistake of whoever asks and no series' fault.
        answering.requireFit(known);
        try {
            return answering.forecast(known);
        } catch (InputException e) {
            if (records.fallback() && known.size() == 1) {
                return List.of();
            }
            throw e;
        }
    }

    private Forecast fallback(Series series, int season) {
        return Forecast.of(
                FALLBACK.forecast(series.values(), season, records.steps().orElseThrow()));
    }

    @Override
    public boolean answersSideBySide() {
        return !answering.isNetwork();
    }

    @Override
    public void close() {
        answering.close();
    }
}
