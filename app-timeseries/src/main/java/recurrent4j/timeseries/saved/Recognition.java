package recurrent4j.timeseries.saved;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.timeseries.saved.Seen.Beginning;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Tells by their values which series a model has learned from: those that begin with all that was seen of one, or with the
 * first of it where they are shorter, and those that hold the last of it anywhere. A slice that has neither is not recognised,
 * nor is a constant series under another name.
 */
final class Recognition {

    /**
     * What a series is to the model.
     *
     * @param id by which the model has learned from it; its own if it has not
     * @param values from the first on, up to the last that the model has learned from; 0 for another series
     */
    record Match(String id, int values) {}

    private final Seen seen;
    private final Map<String, List<String>> heads;
    private final Map<String, List<String>> tails;
    /** Those that no head tells, by the checksum of all of them. */
    private final Map<String, List<String>> wholes;

    private final int[] lengths;

    Recognition(Seen seen) {
        this.seen = seen;
        heads = ids(Beginning::head);
        tails = ids(Beginning::tail);
        wholes = ids(one -> one.head().isEmpty() ? one.checksum() : "");
        lengths = wholes.values().stream()
                .flatMap(List::stream)
                .mapToInt(id -> seen.series().get(id).length())
                .distinct()
                .toArray();
    }

    private Map<String, List<String>> ids(Function<Beginning, String> mark) {
        Map<String, List<String>> ids = new HashMap<>();
        seen.series().forEach((id, beginning) -> {
            if (!mark.apply(beginning).isEmpty()) {
                ids.computeIfAbsent(mark.apply(beginning), none -> new ArrayList<>())
                        .add(id);
            }
        });
        return ids;
    }

    /** Returns what each series of a set is to the model, in their order. */
    List<Match> of(SeriesSet set) {
        return set.series().parallelStream().map(this::of).toList();
    }

    /** Returns a set in which series have the names under which they were learned from, if no two then share one. */
    SeriesSet named(SeriesSet set) {
        List<Match> matches = of(set);
        if (matches.stream().map(Match::id).distinct().count() < set.size()) {
            return set;
        }
        return set.with(IntStream.range(0, set.size())
                .mapToObj(i -> {
                    Series one = set.series().get(i);
                    return new Series(matches.get(i).id(), one.values(), one.clock(), one.covariates());
                })
                .toList());
    }

    private Match of(Series one) {
        double[] values = one.values();
        Beginning own = seen.series().get(one.id());
        if (own != null && own.begins(values)) {
            return new Match(one.id(), own.length());
        }
        for (String id : heads.getOrDefault(Seen.mark(values, Seen.MARK), List.of())) {
            Beginning known = seen.series().get(id);
            if (values.length < known.length() || known.begins(values)) {
                return new Match(id, Math.min(values.length, known.length()));
            }
        }
        for (int until = values.length; until >= Seen.MARK; until--) {
            List<String> ids = tails.getOrDefault(Seen.mark(values, until), List.of());
            if (!ids.isEmpty()) {
                return new Match(ids.get(0), until);
            }
        }
        return byWhole(one);
    }

    private Match byWhole(Series one) {
        for (int length : lengths) {
            if (length <= one.length()) {
                double[] beginning = Arrays.copyOf(one.values(), length);
                boolean tells = Arrays.stream(beginning).distinct().count() > 1;
                List<String> ids = tells ? wholes.getOrDefault(Seen.checksum(beginning), List.of()) : List.of();
                if (!ids.isEmpty()) {
                    return new Match(ids.get(0), length);
                }
            }
        }
        return new Match(one.id(), 0);
    }
}
