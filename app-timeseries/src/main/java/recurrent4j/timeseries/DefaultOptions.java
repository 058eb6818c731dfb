package recurrent4j.timeseries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.cli.UsualValues;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.global.Hyperparameters;

/** What happens where options of this program are not given and their own description does not say it. */
public final class DefaultOptions implements UsualValues {

    /** So many windows are many. */
    private static final long MANY = 1_000_000;

    @Override
    public Map<String, String> of(String command) {
        Map<String, String> values = new LinkedHashMap<>();
        List.of("--features", "--future", "--static", "--holidays", "--future-file")
                .forEach(option -> values.put(option, "none"));
        values.put("--holiday-window", "0");
        switch (command) {
            case "train" -> {
                networks().forEach((name, value) -> values.put(name, value + ", or the preset's"));
                values.put("--series", "the preset's");
                values.put("--by", "the network of windows");
                values.put("--search", "no search");
            }
            case "backtest" -> {
                values.putAll(networks());
                values.put("--series", "needed");
                values.put("--test", "the last values of each series");
                values.put("--horizon", "needed without --test");
            }
            case "evaluate" -> {
                values.put("--model", "needed");
                values.put("--series", "the preset's of the model");
            }
            default -> {
                values.put("--model", "needed without --by");
                values.put("--series", "the preset's of the model");
                values.put("--by", "what the model has learned");
                values.put("--horizon", "the model's");
                values.put("--out", "standard output");
            }
        }
        return values;
    }

    private static Map<String, String> networks() {
        Hyperparameters usual = Hyperparameters.ofWindows(MANY, 1, 0);
        Map<String, String> values = UsualValues.of(usual.stack(), usual.plan());
        List.of("--units", "--dropout", "--epochs", "--batch", "--learning-rate", "--patience")
                .forEach(option -> values.put(option, "by the number of windows"));
        Map<String, String> others = UsualValues.of(EsRnn.STACK, EsRnn.PLAN);
        values.replaceAll(
                (name, value) -> value.equals(others.get(name)) ? value : value + ", ES-RNN " + others.get(name));
        return values;
    }
}
