package recurrent4j.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.io.Text;

/**
 * Cells under headings, for the terminal and for reports.
 *
 * @param headings one a column; the first column is words, the others figures
 * @param rows as many cells each
 * @param shades how dark a report shows each cell but the first of a row, from 0 to 1; without rows if none is shaded
 */
public record Table(List<String> headings, List<List<String>> rows, List<List<Double>> shades) {

    private static final String GAP = "  ";
    private static final String CUT = "...";

    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        shades = shades.stream().map(List::copyOf).toList();
    }

    /** A table without shades. */
    public Table(List<String> headings, List<List<String>> rows) {
        this(headings, rows, List.of());
    }

    /**
     * A matrix of counts under pairs of the same names, such as a confusion matrix; a cell is the darker, the larger its
     * share of its row is.
     *
     * @param corner what the rows are, and what the columns are
     * @param names of rows and columns
     * @param counts {@code counts[row][column]}
     */
    public static Table ofCounts(String corner, List<String> names, long[][] counts) {
        List<String> headings = new ArrayList<>(List.of(corner));
        headings.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        List<List<Double>> shades = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            double sum = Math.max(1, Arrays.stream(counts[row]).sum());
            List<String> cells = new ArrayList<>(List.of(names.get(row)));
            List<Double> shares = new ArrayList<>();
            for (long count : counts[row]) {
                shares.add(count / sum);
                cells.add(Text.of("%,d (%.1f %%)", count, 100 * count / sum));
            }
            rows.add(cells);
            shades.add(shares);
        }
        return new Table(headings, rows, shades);
    }

    /** Returns the table as aligned text. */
    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /**
     * Returns the table as aligned text.
     *
     * @param width of a line at most, for which the words of the first column are cut off
     */
    public String within(int width) {
        List<String> lines = new ArrayList<>(lines(width));
        lines.remove(1);
        return String.join("\n", lines) + "\n";
    }

    /**
     * Returns the lines of the table as aligned text: the headings, a rule, the rows.
     *
     * @param width of a line at most, for which the words of the first column are cut off
     */
    List<String> lines(int width) {
        List<List<String>> all = new ArrayList<>();
        all.add(onOneLine(headings));
        rows.forEach(row -> all.add(onOneLine(row)));
        int[] widths = new int[headings.size()];
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int figures = Arrays.stream(widths)
                .skip(1)
                .map(figure -> GAP.length() + figure)
                .sum();
        widths[0] = Math.min(widths[0], width - figures);
        all.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
        return all.stream().map(row -> line(row, widths)).toList();
    }

    /** Names may hold line breaks and tabs. */
    private static List<String> onOneLine(List<String> row) {
        return row.stream().map(cell -> cell.replaceAll("\\p{Cntrl}+", " ")).toList();
    }

    private static String line(List<String> row, int[] widths) {
        String words = row.get(0);
        var line = new StringBuilder(
                words.length() <= widths[0] ? words : words.substring(0, widths[0] - CUT.length()) + CUT);
        line.append(" ".repeat(widths[0] - line.length()));
        for (int column = 1; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - row.get(column).length());
            line.append(GAP).append(blanks).append(row.get(column));
        }
        return line.toString();
    }
}
