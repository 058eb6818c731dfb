package recurrent4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells under headings, for the terminal and for reports.
 *
 * @param headings one a column; the first column is words, the others figures
 * @param rows as many cells each
 */
public record Table(List<String> headings, List<List<String>> rows) {

    private static final String GAP = "  ";

    /** @throws IllegalArgumentException if a row has more or fewer cells than there are headings */
    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("A row of %d cells stands under %d headings; give each cell one."
                        .formatted(row.size(), headings.size()));
            }
        }
    }

    /** Returns the table as aligned text. */
    @Override
    public String toString() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        var text = new StringBuilder();
        for (List<String> row : all) {
            for (int column = 0; column < row.size(); column++) {
                int width = width(all, column);
                String cell = row.get(column);
                String blanks = " ".repeat(width - cell.length());
                text.append(column == 0 ? cell + blanks : GAP + blanks + cell);
            }
            text.append("\n");
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
