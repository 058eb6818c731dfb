package recurrent4j.report;

import java.util.Arrays;
import java.util.List;

/**
 * Counts under pairs of the same names, such as how often a class was taken for each; a cell is the darker, the larger its
 * share of its row is.
 *
 * @param title above the chart
 * @param axes what the rows are, and what the columns are
 * @param names of rows and columns
 * @param counts {@code counts[row][column]}
 */
public record MatrixPlot(String title, Axes axes, List<String> names, long[][] counts) {

    /**
     * What stands along the sides.
     *
     * @param rows downwards
     * @param columns to the right
     */
    public record Axes(String rows, String columns) {}

    /** @throws IllegalArgumentException if there is not a row and a column for each name */
    public MatrixPlot {
        names = List.copyOf(names);
        int size = names.size();
        if (counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
            throw new IllegalArgumentException("A matrix for %d names needs as many rows and columns.".formatted(size));
        }
    }

    /** Returns which share of its row a cell holds; 0 of an empty row. */
    double share(int row, int column) {
        long sum = Arrays.stream(counts[row]).sum();
        return sum == 0 ? 0 : (double) counts[row][column] / sum;
    }
}
