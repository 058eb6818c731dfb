package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.eval.Table;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;
import recurrent4j.report.Series;
import recurrent4j.seq2seq.corpus.Task;

/**
 * How good models are by the length of the source, or by the label.
 *
 * @param models of which lines are drawn
 */
record GroupSection(Scoring scoring, TestScores test, List<String> models) {

    /** A line needs as many points. */
    private static final int FEWEST_LENGTHS = 3;

    /** @param charts gives each model its colour */
    Section section(Charts charts) {
        Table table = test.groups(models);
        String metric = scoring.decides().metric().name();
        if (scoring.task() == Task.GENERATION) {
            return Section.ofTables("Score by label", "", table);
        }
        List<TextGroup> groups = test.groups();
        String words =
                "The sources of the test part in groups of about the same number; a point stands at the mean length of its group.";
        List<Chart> drawn = groups.size() < FEWEST_LENGTHS ? List.of() : List.of(charts.lines(plot(groups, metric)));
        return new Section("Score by the length of the source", words, List.of(table), List.of(), drawn);
    }

    private LinePlot plot(List<TextGroup> groups, String metric) {
        double[] lengths = groups.stream().mapToDouble(this::length).toArray();
        List<Series> lines = new ArrayList<>();
        for (String model : models) {
            double[] figures = groups.stream()
                    .mapToDouble(group -> test.figure(model, group))
                    .toArray();
            lines.add(new Series(model, lengths, figures));
        }
        var axes =
                new LinePlot.Axes("length of the source in " + scoring.units().source() + "s", metric, false);
        return new LinePlot("Score by the length of the source", axes, lines);
    }

    private double length(TextGroup group) {
        return Arrays.stream(group.texts())
                .mapToObj(at -> test.pairs().get(at).source())
                .mapToInt(source -> scoring.units().source().of(source).size())
                .average()
                .orElse(Double.NaN);
    }
}
