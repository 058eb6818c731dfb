package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.ForecastMethod;

/** The methods that forecast many series, and how people name them. */
final class Methods {

    private Methods() {}

    /** Returns all baselines, simplest first. */
    static List<ForecastMethod> baselines() {
        List<ForecastMethod> all = new ArrayList<>(Baselines.all());
        all.add(new LocalAutoregression());
        return all;
    }

    /**
     * Returns the method of a name, in which case and punctuation do not matter and a part is enough.
     *
     * @throws IllegalArgumentException if no method, or more than one, is called so
     */
    static ForecastMethod named(String name) {
        String wanted = plain(name);
        List<ForecastMethod> exact = baselines().stream()
                .filter(method -> plain(method.name()).equals(wanted))
                .toList();
        List<ForecastMethod> partly = baselines().stream()
                .filter(method -> plain(method.name()).contains(wanted))
                .toList();
        List<ForecastMethod> found = exact.isEmpty() ? partly : exact;
        if (found.size() != 1 || wanted.isEmpty()) {
            throw new IllegalArgumentException("--by %s names no one method; there are %s."
                    .formatted(
                            name, baselines().stream().map(ForecastMethod::name).collect(Collectors.joining("; "))));
        }
        return found.get(0);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
