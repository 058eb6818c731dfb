package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;

/** Precision, recall and F1 by kind, in the order of conlleval, with the averages that scikit-learn and seqeval print. */
record KindTable(TaggingQuality quality, Units units) {

    Table table() {
        Map<String, Hits> kinds = new TreeMap<>(quality.kinds());
        kinds.values().removeIf(hits -> !hits.occurs());
        List<List<String>> rows = new ArrayList<>();
        List<List<Double>> shades = new ArrayList<>();
        kinds.forEach((kind, hits) -> rows.add(row(kind, hits)));
        kinds.values().forEach(hits -> shades.add(List.of(0.0, 0.0, hits.f1(), 0.0, 0.0)));
        Hits all = quality.all();
        rows.add(units.areTokens() ? accuracy(all) : row("micro average", all));
        List<Hits> each = List.copyOf(kinds.values());
        rows.add(row(
                "macro average",
                all,
                measure -> each.stream().mapToDouble(measure).average().orElse(0)));
        rows.add(row(
                "weighted average",
                all,
                measure -> each.stream()
                                .mapToDouble(hits -> hits.support() * measure.applyAsDouble(hits))
                                .sum()
                        / Math.max(1, all.support())));
        while (shades.size() < rows.size()) {
            shades.add(List.of(0.0, 0.0, 0.0, 0.0, 0.0));
        }
        String kind = units.areTokens() ? "tag" : "kind";
        return new Table(List.of(kind, "precision", "recall", "F1", "support", "answered"), rows, shades);
    }

    private static List<String> row(String name, Hits hits) {
        return row(name, hits, measure -> measure.applyAsDouble(hits));
    }

    /** Of all tokens precision, recall and F1 are the same. */
    private static List<String> accuracy(Hits all) {
        return List.of(
                "accuracy",
                "",
                "",
                Text.of("%.4f", all.f1()),
                Text.of("%,d", all.support()),
                Text.of("%,d", all.answered()));
    }

    private static List<String> row(String name, Hits counts, ToDoubleFunction<ToDoubleFunction<Hits>> figure) {
        return List.of(
                name,
                Text.of("%.4f", figure.applyAsDouble(Hits::precision)),
                Text.of("%.4f", figure.applyAsDouble(Hits::recall)),
                Text.of("%.4f", figure.applyAsDouble(Hits::f1)),
                Text.of("%,d", counts.support()),
                Text.of("%,d", counts.answered()));
    }
}
