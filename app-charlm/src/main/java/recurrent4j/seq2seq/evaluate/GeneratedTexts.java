package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import recurrent4j.io.Text;
import recurrent4j.report.MarkedText;
import recurrent4j.report.MarkedText.Line;
import recurrent4j.report.MarkedText.Mark;
import recurrent4j.report.MarkedText.Run;
import recurrent4j.report.Section;

/**
 * Texts that were written for labels, with those marked that the training part has.
 *
 * @param written in the order of the test part
 * @param known whether a text stands in the training part
 */
record GeneratedTexts(List<Rewriting> written, Predicate<String> known) {

    /** Of each label. */
    private static final int MOST = 12;

    /** Of which texts are shown; more are a list, not a sample. */
    private static final int MOST_LABELS = 30;

    private static final String WORDS =
            "The first different texts that were written for each label. Marked are those that stand in the training part: they may"
                    + " be remembered rather than made up.";

    private static final Mark KNOWN = new Mark("known", "", false, 1);

    Section section(String model) {
        Map<String, Set<String>> byLabel = new TreeMap<>();
        written.forEach(one -> byLabel.computeIfAbsent(one.pair().source(), any -> new LinkedHashSet<>())
                .add(one.text()));
        List<Line> lines = byLabel.entrySet().stream()
                .limit(MOST_LABELS)
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        String left = byLabel.size() <= MOST_LABELS
                ? ""
                : Text.of(" Of %,d labels the first %d by the alphabet are shown.", byLabel.size(), MOST_LABELS);
        return new Section("Samples of " + model, WORDS + left, List.of(new MarkedText("", lines)));
    }

    private Line line(String label, Set<String> texts) {
        List<Run> runs = new ArrayList<>();
        for (String text : texts.stream().limit(MOST).toList()) {
            runs.add(Run.plain(runs.isEmpty() ? "" : " · "));
            runs.add(new Run(text, known.test(text) ? Optional.of(KNOWN) : Optional.empty()));
        }
        return new Line(label, runs);
    }
}
