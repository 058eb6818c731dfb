package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.CsvRows;

/**
 * The cells of a CSV file under a header, as text, read through DataVec: commas, double quotes, UTF-8 with or without
 * byte order mark, any line ends, plain or gzipped. A quoted cell cannot contain a line break, so a row is a line.
 *
 * @param name the file's name, for messages
 * @param header the column names, stripped of surrounding blanks, as are the cells
 * @param rows {@code rows.get(row).get(column)}, each as long as the header
 */
record CsvTable(String name, List<String> header, List<List<String>> rows) {

    /**
     * Reads a file.
     *
     * @throws InputException if there is no such file, or if it is not a header and rows of as many cells
     * @throws IOException if reading fails
     */
    static CsvTable read(Path file) throws IOException {
        try (CsvRows rows = CsvRows.open(file)) {
            return read(rows);
        }
    }

    /** Reads the content of a file, as {@link #read} does. */
    static CsvTable parse(String name, byte[] bytes) throws IOException {
        try (CsvRows rows = CsvRows.of(name, bytes)) {
            return read(rows);
        }
    }

    private static CsvTable read(CsvRows rows) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (Optional<String[]> row = rows.next(); row.isPresent(); row = rows.next()) {
            lines.add(List.of(row.get()));
        }
        if (lines.isEmpty()) {
            throw new InputException(
                    "%s is empty; it needs a line of column names and a line for every step.".formatted(rows.name()));
        }
        CsvTable table = new CsvTable(rows.name(), lines.get(0), lines.subList(1, lines.size()));
        table.requireHeader();
        table.requireEqualRows();
        return table;
    }

    /**
     * Returns the index of a column.
     *
     * @throws InputException if there is none of this name, or more than one
     */
    int column(String wanted) {
        int column = header.indexOf(wanted);
        if (column < 0) {
            throw new InputException(
                    "%s has no column \"%s\"; it has %s.".formatted(name, wanted, String.join(", ", header)));
        }
        if (header.lastIndexOf(wanted) != column) {
            throw new InputException(
                    "%s has more than one column \"%s\"; rename all but one of them.".formatted(name, wanted));
        }
        return column;
    }

    /**
     * Returns the numbers of a column.
     *
     * @throws InputException if a cell is empty, or is not a number that a float can hold
     */
    double[] numbers(int column) {
        double[] numbers = new double[rows.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(row, column);
        }
        return numbers;
    }

    /** Returns where a row stands, as an editor shows it: lines are counted from 1, and the first is the header. */
    String place(int row) {
        return "%s, line %d".formatted(name, row + 2);
    }

    private double number(int row, int column) {
        String cell = rows.get(row).get(column);
        if (cell.isEmpty()) {
            throw new InputException(
                    "%s: column \"%s\" is empty; fill the cell.".formatted(place(row), header.get(column)));
        }
        double number = CsvRows.number(cell);
        if (!Float.isFinite((float) number)) {
            throw new InputException(
                    "%s: \"%s\" in column \"%s\" is not a number, such as -1.5 or 3e4; correct the cell."
                            .formatted(place(row), cell, header.get(column)));
        }
        return number;
    }

    private void requireHeader() {
        if (header.stream().noneMatch(cell -> Double.isNaN(CsvRows.number(cell)))) {
            throw new InputException("%s begins with numbers (%s); its first line must name the columns."
                    .formatted(name, String.join(", ", header)));
        }
    }

    private void requireEqualRows() {
        if (rows.isEmpty()) {
            throw new InputException(
                    "%s has a line of column names and nothing under it; it needs a line for every step."
                            .formatted(name));
        }
        for (int row = 0; row < rows.size(); row++) {
            int cells = rows.get(row).size();
            if (cells != header.size()) {
                throw new InputException(
                        "%s: the row has %d cell(s) where the header has %d; complete or remove the line."
                                .formatted(place(row), cells, header.size()));
            }
        }
    }
}
