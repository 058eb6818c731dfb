package recurrent4j.timeseries.series;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * Series that are forecast together: as often measured, not necessarily as long or at the same time.
 *
 * @param name what people call the set: the file's name
 * @param series at least one, with different ids
 * @param frequency how often their values come
 * @param repairs what was missing when they were read
 * @param names of the covariates, which all series have
 */
public record SeriesSet(String name, List<Series> series, Frequency frequency, Repairs repairs, CovariateNames names) {

    /** @throws InputException if there is no series, two have one id, or one has other covariates */
    public SeriesSet {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new InputException("%s has no series; there is nothing to forecast.".formatted(name));
        }
        Set<String> ids = new HashSet<>();
        for (Series one : series) {
            if (!ids.add(one.id())) {
                throw new InputException("%s has two series %s; rename one of them.".formatted(name, one.id()));
            }
            requireNamed(one, one.covariates().past().length, names.past());
            requireNamed(one, one.covariates().future().length, names.future());
            requireNamed(one, one.covariates().statics().size(), names.statics());
        }
    }

    /**
     * Returns a set of series that come as often as the first, with the season that is usual then; 1 where values are only
     * counted. Their covariates are numbered.
     */
    public static SeriesSet of(String name, List<Series> series) {
        Frequency frequency = series.isEmpty() || series.get(0).clock().isCounting()
                ? new Frequency("step", 1)
                : series.get(0).clock().frequency();
        CovariateNames names = series.isEmpty()
                ? CovariateNames.NONE
                : CovariateNames.counting(series.get(0).covariates());
        return new SeriesSet(name, series, frequency, Repairs.none(), names);
    }

    private static void requireNamed(Series one, int covariates, List<String> named) {
        if (covariates != named.size()) {
            throw new InputException(
                    "Series %s has %d covariates where its set names %s.", one.id(), covariates, named);
        }
    }

    /** A set of whose covariates nothing is known ahead. */
    public SeriesSet(String name, List<Series> series, Frequency frequency, Repairs repairs, List<String> past) {
        this(name, series, frequency, repairs, CovariateNames.ofPast(past));
    }

    /** Returns a set that nothing was missing from. */
    public static SeriesSet of(String name, int season, List<Series> series) {
        return new SeriesSet(name, series, new Frequency("step", season), Repairs.none(), List.of());
    }

    /** Says what was read, how often values come, what was missing, and how far ahead covariates are known. */
    public String sentence() {
        int columns = names.columnsAhead();
        String ahead = columns == 0
                ? ""
                : " %s %s known %s."
                        .formatted(
                                String.join(", ", names.future().subList(0, columns)),
                                columns == 1 ? "is" : "are",
                                ahead(columns));
        return "%s: %d series, %s; %s.%s".formatted(name, size(), frequency, repairs, ahead);
    }

    private String ahead(int columns) {
        int steps = series.stream()
                .mapToInt(one -> one.covariates().firstAhead(columns).ahead(one.length()))
                .min()
                .orElse(0);
        return switch (steps) {
            case 0 -> "no further than the values";
            case 1 -> "1 step ahead";
            default -> steps + " steps ahead";
        };
    }

    /** Returns the names of what was measured with the values. */
    public List<String> features() {
        return names.past();
    }

    /** Returns the set with the events of a calendar beside what its series know ahead, in place of those it had. */
    public SeriesSet with(Holidays holidays) {
        int columns = names.columnsAhead();
        CovariateNames named = names.with(holidays);
        var events = new Holidays.Counts(holidays);
        List<Series> all = series.stream()
                .map(one -> one.with(one.covariates().firstAhead(columns).and(events.of(one, 0))))
                .toList();
        return new SeriesSet(name, all, frequency, repairs, named);
    }

    /** Whether all covariates of all series are known so many steps ahead, or can be told. */
    public boolean knowsAhead(int horizon) {
        int columns = names.columnsAhead();
        return columns == 0
                || series.stream()
                        .allMatch(one -> one.covariates().firstAhead(columns).ahead(one.length()) >= horizon);
    }

    /**
     * Returns the set with all covariates that are known ahead reaching over a horizon.
     *
     * @throws InputException if one is not known so far: the series, the column and the step are named
     */
    public SeriesSet reaching(int horizon) {
        if (names.future().isEmpty()) {
            return this;
        }
        int columns = names.columnsAhead();
        for (Series one : series) {
            for (int i = 0; i < columns; i++) {
                int known = one.covariates().future()[i].length - one.length();
                if (known < horizon) {
                    throw new InputException(
                            "\"%s\" of series %s is not known for %s, step %d of %d; add rows with it and an empty value, or name a file of them with --future-file.",
                            names.future().get(i), one.id(), one.clock().label(known + 1), known + 1, horizon);
                }
            }
        }
        var events = new Holidays.Counts(names.holidays());
        return map(one -> one.covariates().ahead(one.length()) >= horizon
                ? one
                : one.with(one.covariates().firstAhead(columns).and(events.of(one, horizon))));
    }

    /** Returns how many series there are. */
    public int size() {
        return series.size();
    }

    /** Returns how many values all series have together. */
    public long values() {
        return series.stream().mapToLong(Series::length).sum();
    }

    /** Returns the name without the ending of a file, for people and folders. */
    public String shortName() {
        return shortName(name);
    }

    /** Returns a file's name without its ending. */
    static String shortName(String file) {
        return file.replaceFirst("(\\.csv)?(\\.gz)?$", "");
    }

    /** Returns how many steps make a season. */
    public int season() {
        return frequency.season();
    }

    /** Returns the set with others of its kind in place of its series. */
    public SeriesSet with(List<Series> others) {
        return new SeriesSet(name, others, frequency, repairs, names);
    }

    /** Returns at most so many series, evenly spread over the set. */
    public SeriesSet spread(int most) {
        int count = Math.min(most, size());
        return with(IntStream.range(0, count)
                .mapToObj(i -> series.get((int) ((long) i * size() / count)))
                .toList());
    }

    /** Returns the set with each series replaced by another. */
    public SeriesSet map(UnaryOperator<Series> change) {
        return with(series.stream().map(change).toList());
    }

    /**
     * Returns the set with what came later appended, such as a competition's test file to its training file.
     *
     * @throws InputException if a series has no continuation in the other set
     */
    public SeriesSet followedBy(SeriesSet later) {
        Map<String, Series> byId = later.series().stream().collect(Collectors.toMap(Series::id, Function.identity()));
        return map(series -> {
            if (!byId.containsKey(series.id())) {
                throw new InputException("%s has no series %s, which %s has; both need the same ids."
                        .formatted(later.name(), series.id(), name));
            }
            return series.followedBy(byId.get(series.id()));
        });
    }

    /**
     * Refuses series that are too short for a purpose.
     *
     * @param purpose what takes so many values, as the subject of a sentence
     * @throws InputException if the shortest series has fewer; it is named
     */
    public void requireLength(long needed, String purpose) {
        Series shortest =
                series.stream().min(Comparator.comparingInt(Series::length)).orElseThrow();
        if (shortest.length() < needed) {
            throw new InputException(
                    "%s takes %d values, and series %s of %s has %d; choose less, or leave short series out with --short skip."
                            .formatted(purpose, needed, shortest.id(), name, shortest.length()));
        }
    }

    /**
     * Returns a SHA-256 of all series, by which a checkpoint recognises them.
     *
     * @param use how they are used, which it tells apart, too
     */
    public String fingerprint(String use) {
        var fingerprint = new Checksum().add(use);
        for (Series one : series) {
            String last = one.clock().label(0);
            fingerprint.add(one.id() + " " + last + " " + one.clock().step()).add(one.values());
            Stream.of(one.covariates().past()).forEach(fingerprint::add);
            Stream.of(one.covariates().future()).forEach(fingerprint::add);
            one.covariates().statics().forEach(fingerprint::add);
        }
        return fingerprint.hex();
    }
}
