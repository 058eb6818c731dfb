package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/** Finds the column that tells several series apart, in a file that was read as if it held one. */
final class ForgottenId {

    /** Enough to tell. */
    private static final int MOST_ROWS = 20_000;

    private static final String NUMBER = "-?[\\d.,]+";

    private final List<String> header;
    private final int times;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param times the column of time stamps */
    ForgottenId(List<String> header, int times) {
        this.header = header;
        this.times = times;
    }

    void note(List<String> cells) {
        if (rows.size() < MOST_ROWS) {
            rows.add(List.copyOf(cells));
        }
    }

    /**
     * Returns a better explanation of why the rows cannot be one series, if there is a column whose value and the time never
     * come together twice, though times do.
     *
     * @param used columns that have another role
     */
    Optional<InputException> explanation(String file, List<String> used, InputException cause) {
        Optional<String> repeated = firstRepeated(this::time);
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        return IntStream.range(0, header.size())
                .filter(column -> column != times && !used.contains(header.get(column)))
                .filter(this::tellsApart)
                .boxed()
                .min(Comparator.comparing(this::isOfNumbers).thenComparing(this::kinds))
                .map(column -> new InputException(
                        "%s has several values for %s, and column \"%s\" seems to tell several series apart; if so, say --id \"%s\"."
                                .formatted(file, repeated.get(), header.get(column), header.get(column)),
                        cause));
    }

    private String time(int row) {
        return rows.get(row).get(times).strip();
    }

    private boolean tellsApart(int column) {
        int kinds = kinds(column);
        return kinds > 1
                && 2 * kinds <= rows.size()
                && firstRepeated(row ->
                                time(row) + '\n' + rows.get(row).get(column).strip())
                        .isEmpty();
    }

    private Optional<String> firstRepeated(IntFunction<String> text) {
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, rows.size())
                .mapToObj(text)
                .filter(one -> !seen.add(one))
                .findFirst();
    }

    private int kinds(int column) {
        return (int)
                rows.stream().map(row -> row.get(column).strip()).distinct().count();
    }

    private boolean isOfNumbers(int column) {
        return rows.stream().allMatch(row -> row.get(column).strip().matches(NUMBER));
    }
}
