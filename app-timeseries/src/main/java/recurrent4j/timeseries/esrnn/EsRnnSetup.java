package recurrent4j.timeseries.esrnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * What is to be learned of a set of series, however long each is.
 *
 * @param seasons the periods that are smoothed
 * @param features what a network is shown at each value
 * @param quantiles what it answers
 * @param usualChange the mean size of an ordinary change of the logarithms, over all series
 */
record EsRnnSetup(Seasons seasons, EsRnnFeatures features, Quantiles quantiles, double usualChange) {

    /** @throws InputException if the usual change is none */
    EsRnnSetup {
        if (!(usualChange >= 0 && usualChange < Double.POSITIVE_INFINITY)) {
            throw new InputException("A usual change of %s is none; it is a finite number, 0 or more.", usualChange);
        }
    }

    /** Hours, half hours and quarters of an hour in a day, which repeat weekly, too. */
    private static final Set<Integer> DAYS = Set.of(24, 48, 96);

    private static final int DAYS_A_WEEK = 7;
    private static final Set<String> WEEKS = Set.of("week", "7 days");
    private static final int WEEKS_A_YEAR = 52;

    /** Cycles of a longer period that most series must have for it to be used. */
    private static final int CYCLES = 3;

    private static final int SMALLEST_WINDOW = 6;

    /**
     * Returns what suits a set: the season that its frequency has, and the week where that is a day; weeks without a
     * season are shown what followed a year before. The window is the longer of season and horizon.
     */
    static EsRnnSetup of(SeriesSet known, List<NormalizedHistory> histories, int horizon) {
        int season = known.season();
        List<Integer> lengths = new ArrayList<>();
        if (season > 1) {
            lengths.add(season);
        }
        if (DAYS.contains(season) && isCovered(known, DAYS_A_WEEK * season)) {
            lengths.add(DAYS_A_WEEK * season);
        }
        boolean yearly = season == 1 && WEEKS.contains(known.frequency().step()) && isCovered(known, WEEKS_A_YEAR);
        int window = Math.max(SMALLEST_WINDOW, Math.max(season, horizon));
        double change = histories.stream()
                .filter(NormalizedHistory::logarithmic)
                .mapToDouble(history -> history.unit(history.length() - 1))
                .average()
                .orElse(1);
        return new EsRnnSetup(
                new Seasons(lengths),
                new EsRnnFeatures(window, yearly ? WEEKS_A_YEAR : 0, horizon),
                Quantiles.USUAL,
                change);
    }

    private static boolean isCovered(SeriesSet known, int period) {
        long covered = known.series().stream()
                .filter(one -> one.length() >= CYCLES * period)
                .count();
        return 2 * covered > known.size();
    }

    /** Returns how many numbers a network answers with at each value. */
    int answers() {
        return quantiles.count() * features.horizon();
    }

    /** Returns where a series begins to be shown: after a season, if it is long enough. */
    int first(NormalizedHistory history) {
        return Math.min(seasons.shortest(), history.length() / 3);
    }

    /** Returns a network that reads what is shown, and answers at every value. */
    Architecture architecture(RecurrentStack stack) {
        return new Architecture(reads(), stack, readout());
    }

    Input reads() {
        return new Input.Values(features.features());
    }

    Readout readout() {
        return new Readout.ValuesAtEveryStep(answers());
    }
}
