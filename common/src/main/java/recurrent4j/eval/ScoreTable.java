package recurrent4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A scoreboard as cells of text, so that the terminal and the report show the same figures. Columns that would be empty
 * are left out.
 */
public final class ScoreTable {

    /** Fits a terminal of ordinary width beside a margin. */
    private static final int WIDTH = 110;

    private static final String MARK = "* ";
    private static final String UNMARKED = "  ";

    private final Scoreboard board;
    private final List<Column> columns;

    /** @param figure by which a column has a best score; none where it has not */
    private record Column(String heading, Function<Score, String> cell, ToDoubleFunction<Score> figure) {

        Column(String heading, Function<Score, String> cell) {
            this(heading, cell, score -> Double.NaN);
        }

        static Column of(String heading, Scoreboard board, ToDoubleFunction<Measured> part) {
            ToDoubleFunction<Score> figure = score -> part.applyAsDouble(score.measured(board.metric()));
            return new Column(heading, score -> written(board, score, figure.applyAsDouble(score)), figure);
        }
    }

    /** What a baseline lacks cannot be said of it, such as a perplexity where there are no probabilities. */
    private static String written(Scoreboard board, Score score, double figure) {
        return Double.isNaN(figure) && score.contestant().isBaseline() ? "-" : board.written(figure);
    }

    ScoreTable(Scoreboard board) {
        this.board = board;
        this.columns = columnsOf(board);
    }

    /** What is measured, and what the mark of the winner means, in one sentence. */
    public String title() {
        Metric metric = board.metric();
        return metric.name() + ", " + (metric.smallerIsBetter() ? "smaller" : "larger")
                + " is better; improvement over "
                + Scoreboard.named(board.bestBaseline()) + ", the best baseline by " + board.judge() + ".";
    }

    /** The headings of the columns; the first is the contestant, the others are figures. */
    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    /** The cells of one score, one for every heading. */
    public List<String> cells(Score score) {
        return columns.stream().map(column -> column.cell().apply(score)).toList();
    }

    /** Whether a score is the best of the column with a heading, or one of those that are; no column but those of scores has one. */
    public boolean isBest(Score score, String heading) {
        Column column = columns.stream()
                .filter(one -> one.heading().equals(heading))
                .findFirst()
                .orElseThrow();
        double figure = column.figure().applyAsDouble(score);
        return !Double.isNaN(figure)
                && board.scores().stream()
                        .mapToDouble(column.figure())
                        .noneMatch(other -> board.metric().better(other, figure));
    }

    /** The table as aligned text, the winner marked, with the remarks below it. */
    @Override
    public String toString() {
        List<Score> scores = board.scores();
        List<String> lines =
                new Table(headings(), scores.stream().map(this::cells).toList()).lines(WIDTH - MARK.length());
        var text = new StringBuilder(title()).append("\n\n");
        text.append(UNMARKED).append(lines.get(0)).append("\n");
        text.append(UNMARKED).append(lines.get(1)).append("\n");
        for (int i = 0; i < scores.size(); i++) {
            text.append(scores.get(i) == board.winner() ? MARK : UNMARKED)
                    .append(lines.get(i + 2))
                    .append("\n");
        }
        text.append("\n").append(MARK).append(board.verdict()).append("\n");
        board.remarks().forEach(remark -> text.append(remark).append("\n"));
        return text.toString();
    }

    private static List<Column> columnsOf(Scoreboard board) {
        Metric metric = board.metric();
        Score baseline = board.bestBaseline();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("contestant", score -> score.contestant().name()));
        columns.add(new Column(
                "parameters", score -> Figures.count(score.contestant().parameters())));
        if (board.measuredAnywhere(Measured::validation)) {
            columns.add(Column.of("validation", board, Measured::validation));
        }
        if (board.measuredAnywhere(Measured::test)) {
            columns.add(Column.of("test", board, Measured::test));
        }
        if (board.scores().stream().anyMatch(score -> score.published().containsKey(metric.name()))) {
            columns.add(new Column("published", score -> published(score, metric)));
        }
        columns.add(new Column(
                "improvement", score -> score == baseline ? "-" : Figures.percent(board.improvement(score))));
        columns.add(new Column("training", score -> {
            double seconds = score.effort().seconds();
            return seconds == 0 ? "-" : Figures.duration(seconds);
        }));
        return columns;
    }

    private static String published(Score score, Metric metric) {
        Double figure = score.published().get(metric.name());
        return figure == null ? "-" : Figures.score(figure);
    }
}
