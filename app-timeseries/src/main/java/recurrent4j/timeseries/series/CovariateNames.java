package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/**
 * What the covariates of a set are called.
 *
 * @param past of what was measured with the values
 * @param future of what is known ahead; the last of them are the columns of the holidays, if there are any
 * @param statics of what is the same at every moment of a series
 * @param holidays the events of a calendar, which are known as far ahead as anybody asks
 */
public record CovariateNames(List<String> past, List<String> future, List<String> statics, Holidays holidays) {

    /** No covariates. */
    public static final CovariateNames NONE = ofPast(List.of());

    /** @throws InputException if two have one name, or the holidays are not known ahead */
    public CovariateNames {
        past = List.copyOf(past);
        future = List.copyOf(future);
        statics = List.copyOf(statics);
        List<String> all = new ArrayList<>(past);
        all.addAll(future);
        all.addAll(statics);
        var seen = new HashSet<String>();
        for (String name : all) {
            if (!seen.add(name)) {
                throw new InputException("Two covariates are called \"%s\"; rename a column or an event.", name);
            }
        }
        List<String> events =
                holidays.columns().stream().map(Holidays.Column::name).toList();
        int columns = future.size() - events.size();
        if (columns < 0 || !future.subList(columns, future.size()).equals(events)) {
            throw new InputException("What is known ahead, %s, does not end with the events %s.", future, events);
        }
    }

    /** Returns the names of covariates of which nothing is known ahead. */
    public static CovariateNames ofPast(List<String> past) {
        return new CovariateNames(past, List.of(), List.of(), Holidays.NONE);
    }

    /** Returns names such as "future 1" for covariates that nobody has named. */
    static CovariateNames counting(Covariates covariates) {
        return new CovariateNames(
                numbered("past", covariates.past().length),
                numbered("future", covariates.future().length),
                numbered("static", covariates.statics().size()),
                Holidays.NONE);
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + " " + i).toList();
    }

    /** Returns how many of what is known ahead are columns of a file, and no holidays. */
    int columnsAhead() {
        return future.size() - holidays.columns().size();
    }

    /** Returns the same with holidays after all else that is known ahead. */
    public CovariateNames with(Holidays other) {
        List<String> ahead = new ArrayList<>(future.subList(0, columnsAhead()));
        other.columns().forEach(column -> ahead.add(column.name()));
        return new CovariateNames(past, ahead, statics, other);
    }
}
