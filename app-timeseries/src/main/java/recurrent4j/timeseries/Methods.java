package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.LocalAutoregression;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.TrainingContext;

/** The methods that forecast many series, and how people name them. */
final class Methods {

    private Methods() {}

    /** Returns all baselines, simplest first. */
    static List<ForecastMethod> baselines() {
        List<ForecastMethod> all = new ArrayList<>(Baselines.all());
        all.add(new LocalAutoregression());
        return all;
    }

    /** Returns all baselines, and the networks that learn from all series, as they are without options. */
    static List<ForecastMethod> all(TrainingContext workshop) {
        var stack = new StackOptions();
        var training = new TrainingOptions();
        List<ForecastMethod> all = baselines();
        all.add(GlobalRecurrent.of(stack, training, workshop.installed()).in(workshop));
        all.add(EsRnn.of(stack, training, workshop.installed()).in(workshop));
        return all;
    }

    /**
     * Returns the method of a name, in which case and punctuation do not matter and a part is enough.
     *
     * @throws InputException if no method, or more than one, is called so
     */
    static ForecastMethod named(String name, List<ForecastMethod> all) {
        String wanted = plain(name);
        List<ForecastMethod> exact = all.stream()
                .filter(method -> plain(method.name()).equals(wanted))
                .toList();
        List<ForecastMethod> partly = all.stream()
                .filter(method -> plain(method.name()).contains(wanted))
                .toList();
        List<ForecastMethod> found = exact.isEmpty() ? partly : exact;
        if (found.size() != 1 || wanted.isEmpty()) {
            throw new InputException("--by %s names no one method; there are %s."
                    .formatted(name, all.stream().map(ForecastMethod::name).collect(Collectors.joining("; "))));
        }
        return found.get(0);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
