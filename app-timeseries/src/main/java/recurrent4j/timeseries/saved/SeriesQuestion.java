package recurrent4j.timeseries.saved;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.global.Framing;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * What saved networks were trained to answer about many series; {@code question.json} in their bundle.
 *
 * @param kind what they are; models from before there were several kinds do not say
 * @param network what tables call them
 * @param framing how they are shown series, and how far they forecast
 * @param step how often values come, in words
 * @param columns how the file of the training held its series
 * @param holidays the events that the networks have learned of; none in older models
 */
public record SeriesQuestion(
        @JsonSetter(nulls = Nulls.AS_EMPTY) TrainedNetworks.Kind kind,
        String network,
        Framing framing,
        String step,
        SeriesColumns columns,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Holidays holidays) {

    /** @throws InputException if the events are not among what is known ahead */
    public SeriesQuestion {
        framing.names(holidays);
    }

    /** Returns what networks answer that have learned from a set. */
    public static SeriesQuestion of(String name, TrainedNetworks networks, SeriesSet set, SeriesColumns columns) {
        return new SeriesQuestion(
                networks.kind(),
                name,
                networks.framing(),
                set.frequency().step(),
                columns,
                set.names().holidays());
    }

    /** Returns how often values come, and their season. */
    Frequency frequency() {
        return new Frequency(step == null ? "step" : step, framing.season());
    }

    /** Returns what is read beside the values. */
    CovariateNames covariates() {
        return framing.names(holidays);
    }

    /** A season to continue, and a change to scale by. */
    int fewest() {
        return framing.season() + 1;
    }

    /**
     * Refuses series that the networks cannot continue.
     *
     * @param heldOut values at the end of each that are not going to be shown
     * @throws InputException if they have another season, or one is too short; it is named
     */
    void requireFit(SeriesSet set, int heldOut) {
        if (set.season() != framing.season()) {
            throw new InputException(
                    "The model was trained on %s, and %s has %s; train one for it, or give --season %d if that is right."
                            .formatted(season(framing.season()), set.name(), season(set.season()), framing.season()));
        }
        if (!set.features().equals(framing.features())) {
            throw new InputException(
                    "The model reads %s beside the values, and was given %s; give just that with --past."
                            .formatted(listed(framing.features()), listed(set.features())));
        }
        CovariateNames trained = covariates();
        if (!set.names().future().equals(trained.future())) {
            throw new InputException(
                    "The model reads %s ahead, and was given %s; give just that with --future and --holidays.",
                    listed(trained.future()), listed(set.names().future()));
        }
        if (!set.names().statics().equals(trained.statics())) {
            throw new InputException(
                    "The model reads %s of each series, and was given %s; give just that with --static.",
                    listed(trained.statics()), listed(set.names().statics()));
        }
        for (Series series : set.series()) {
            if (!series.clock().cycles().containsAll(framing.cycles())) {
                throw new InputException(
                        "The model reads the calendar, and %s has no dates that tell it; name their column with --ds."
                                .formatted(set.name()));
            }
            int fewest = fewest() + heldOut;
            if (series.length() < fewest) {
                throw new InputException(
                        ("Series %s of %s has %d value(s), and this takes %d or more; leave it out with --short skip, or"
                                        + " forecast it by a method that takes less, as --short fallback does.")
                                .formatted(series.id(), set.name(), series.length(), fewest));
            }
        }
    }

    /** Returns what should be said where values do not come as often as in training, as far as their names tell. */
    Optional<String> remark(SeriesSet set) {
        String given = set.frequency().step();
        return given.equals(step)
                ? Optional.empty()
                : Optional.of("The model was trained on one value every %s, and %s has one every %s."
                        .formatted(step, set.name(), given));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String season(int steps) {
        return steps == 1 ? "no season" : "a season of %d steps".formatted(steps);
    }
}
