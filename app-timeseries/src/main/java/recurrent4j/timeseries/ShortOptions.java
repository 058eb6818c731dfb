package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.report.ForecastOutput;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** The option that says what becomes of series that are too short for what is asked. */
@Heading("Series")
final class ShortOptions {

    private static final Baseline FALLBACK = Baselines.seasonalNaive();

    /** Of more, it is enough to know how many there are. */
    private static final int MOST_NAMED = 10;

    private enum Treatment {
        /** One of them stops all. */
        REFUSE,
        /** They are left out, and named. */
        SKIP,
        /** They are forecast by the seasonal naive method, and each row of the answer says by what it was forecast. */
        FALLBACK
    }

    @Option(
            names = "--short",
            paramLabel = "NAME",
            description =
                    "About empty series, and those too short for what is asked: ${COMPLETION-CANDIDATES}; fallback"
                            + " forecasts them by the seasonal naive method, flagged (default: ${DEFAULT-VALUE}).")
    private Treatment treatment = Treatment.REFUSE;

    private final List<String> remarks = new ArrayList<>();

    /** Whether series that have nothing at all may be left out, too: no method can continue them. */
    boolean leavesOut() {
        return treatment != Treatment.REFUSE;
    }

    /** Returns the same, if nothing is to be forecast by another method than all the rest. */
    ShortOptions withoutFallback() {
        if (treatment == Treatment.FALLBACK) {
            throw new InputException(
                    "--short fallback is about series that are to be forecast, and here methods are judged; choose --short skip.");
        }
        return this;
    }

    /** Returns the series that have so many values; all, where short ones are refused or there are no others. */
    SeriesSet enough(SeriesSet all, long needed) {
        List<Series> enough =
                all.series().stream().filter(one -> one.length() >= needed).toList();
        if (!leavesOut() || enough.isEmpty() || enough.size() == all.size()) {
            return all;
        }
        List<Series> others =
                all.series().stream().filter(one -> one.length() < needed).toList();
        String names = others.stream()
                .limit(MOST_NAMED)
                .map(one -> Text.of("%s (%d)", Excerpt.of(one.id()), one.length()))
                .collect(Collectors.joining(", "));
        remarks.add(Text.of(
                "%d of %d series have fewer than the %d values that this takes, and are %s: %s%s.",
                others.size(),
                all.size(),
                needed,
                treatment == Treatment.SKIP ? "left out" : "forecast by " + FALLBACK.name(),
                names,
                others.size() > MOST_NAMED ? Text.of(" and %d more", others.size() - MOST_NAMED) : ""));
        return all.with(enough);
    }

    /**
     * Returns the forecasts of those that were {@link #enough}, and of the others, if they are to be forecast as well.
     *
     * @param forecasts of the series that were enough
     */
    ForecastOutput output(String method, SeriesSet all, SeriesSet enough, List<Forecast> forecasts) {
        if (treatment != Treatment.FALLBACK) {
            return new ForecastOutput(method, enough, forecasts);
        }
        Iterator<Series> next = enough.series().iterator();
        Series expected = next.next();
        List<Forecast> complete = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        Iterator<Forecast> answers = forecasts.iterator();
        int horizon = forecasts.get(0).horizon();
        for (Series series : all.series()) {
            boolean answered = series == expected;
            complete.add(
                    answered ? answers.next() : Forecast.of(FALLBACK.forecast(series.values(), all.season(), horizon)));
            methods.add(answered ? method : FALLBACK.name());
            expected = answered && next.hasNext() ? next.next() : expected;
        }
        return new ForecastOutput(method, all, complete, methods);
    }

    /** Says what became of which series. */
    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }
}
