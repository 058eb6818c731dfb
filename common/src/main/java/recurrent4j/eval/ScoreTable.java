package recurrent4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A scoreboard as cells of text, so that the terminal and the report show the same figures. Columns that would be empty
 * are left out.
 */
public final class ScoreTable {

    /** Fits a terminal of ordinary width beside a margin. */
    private static final int WIDTH = 110;

    private static final String GAP = "  ";
    private static final String MARK = "* ";

    private final Scoreboard board;
    private final List<Column> columns;

    private record Column(String heading, Function<Score, String> cell) {}

    ScoreTable(Scoreboard board) {
        this.board = board;
        this.columns = columnsOf(board);
    }

    /** What is measured, and what the mark of the winner means, in one sentence. */
    public String title() {
        Metric metric = board.metric();
        return metric.name() + ", " + (metric.smallerIsBetter() ? "smaller" : "larger")
                + " is better; improvement over "
                + board.bestBaseline().contestant().name() + ", the best baseline by " + board.judge() + ".";
    }

    /** The headings of the columns; the first is the contestant, the others are figures. */
    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    /** The cells of one score, one for every heading. */
    public List<String> cells(Score score) {
        return columns.stream().map(column -> column.cell().apply(score)).toList();
    }

    /** The table as aligned text, the winner marked, with the remarks below it. */
    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        board.scores().forEach(score -> rows.add(cells(score)));
        int[] widths = widths(rows);

        var text = new StringBuilder(title()).append("\n\n");
        text.append(line(" ".repeat(MARK.length()), rows.get(0), widths));
        text.append(line(" ".repeat(MARK.length()), rules(widths), widths));
        Score winner = board.winner();
        for (Score score : board.scores()) {
            text.append(line(score == winner ? MARK : " ".repeat(MARK.length()), cells(score), widths));
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
            columns.add(new Column(
                    "validation", score -> Figures.score(score.measured(metric).validation())));
        }
        if (board.measuredAnywhere(Measured::test)) {
            columns.add(new Column(
                    "test", score -> Figures.score(score.measured(metric).test())));
        }
        if (board.scores().stream().anyMatch(score -> score.published().containsKey(metric.name()))) {
            columns.add(new Column("published", score -> published(score, metric)));
        }
        columns.add(new Column(
                "improvement", score -> score == baseline ? "-" : Figures.percent(board.improvement(score))));
        columns.add(new Column("training", score -> training(score.effort())));
        return columns;
    }

    private static String published(Score score, Metric metric) {
        Double figure = score.published().get(metric.name());
        return figure == null ? "-" : Figures.score(figure);
    }

    private static String training(Effort effort) {
        return effort.seconds() == 0 ? "-" : Figures.duration(effort.seconds());
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int others = MARK.length();
        for (int i = 1; i < widths.length; i++) {
            others += GAP.length() + widths[i];
        }
        widths[0] = Math.min(widths[0], WIDTH - others);
        return widths;
    }

    private static List<String> rules(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        return rules;
    }

    private static String line(String mark, List<String> cells, int[] widths) {
        var line = new StringBuilder(mark).append(fill(cells.get(0), widths[0]));
        for (int i = 1; i < widths.length; i++) {
            line.append(GAP)
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(cells.get(i));
        }
        return line.append("\n").toString();
    }

    private static String fill(String name, int width) {
        String shown = name.length() <= width ? name : name.substring(0, width - 3) + "...";
        return shown + " ".repeat(width - shown.length());
    }
}
