package recurrent4j.timeseries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.writable.Writable;

/**
 * The cells of a CSV file under a header, as text, read through DataVec: commas, double quotes, UTF-8 with or without
 * byte order mark, any line ends, plain or gzipped. A quoted cell cannot contain a line break, so a row is a line.
 *
 * @param name the file's name, for messages
 * @param header the column names, stripped of surrounding blanks, as are the cells
 * @param rows {@code rows.get(row).get(column)}, each as long as the header
 */
record CsvTable(String name, List<String> header, List<List<String>> rows) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is no such file, or if it is not a header and rows of as many cells
     * @throws IOException if reading fails
     */
    static CsvTable read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("There is no file %s; check the path.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("%s is a folder; name the CSV file in it.".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("%s cannot be read; check its permissions.".formatted(file));
        }
        return parse(file.getFileName().toString(), bytes(file));
    }

    /** Reads the content of a file, as {@link #read} does. */
    static CsvTable parse(String name, byte[] bytes) throws IOException {
        List<List<String>> lines = lines(name, bytes);
        while (!lines.isEmpty() && isBlank(lines.get(lines.size() - 1))) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is empty; it needs a line of column names and a line for every step.".formatted(name));
        }
        CsvTable table = new CsvTable(name, lines.get(0), lines.subList(1, lines.size()));
        table.requireHeader();
        table.requireEqualRows();
        return table;
    }

    /**
     * Returns the index of a column.
     *
     * @throws IllegalArgumentException if there is none of this name, or more than one
     */
    int column(String wanted) {
        int column = header.indexOf(wanted);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "%s has no column \"%s\"; it has %s.".formatted(name, wanted, String.join(", ", header)));
        }
        if (header.lastIndexOf(wanted) != column) {
            throw new IllegalArgumentException(
                    "%s has more than one column \"%s\"; rename all but one of them.".formatted(name, wanted));
        }
        return column;
    }

    /**
     * Returns the numbers of a column.
     *
     * @throws IllegalArgumentException if a cell is empty, or is not a number that a float can hold
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
            throw new IllegalArgumentException(
                    "%s: column \"%s\" is empty; fill the cell.".formatted(place(row), header.get(column)));
        }
        double number = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
        if (!Float.isFinite((float) number)) {
            throw new IllegalArgumentException(
                    "%s: \"%s\" in column \"%s\" is not a number, such as -1.5 or 3e4; correct the cell."
                            .formatted(place(row), cell, header.get(column)));
        }
        return number;
    }

    private void requireHeader() {
        if (header.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
            throw new IllegalArgumentException("%s begins with numbers (%s); its first line must name the columns."
                    .formatted(name, String.join(", ", header)));
        }
    }

    private void requireEqualRows() {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has a line of column names and nothing under it; it needs a line for every step."
                            .formatted(name));
        }
        for (int row = 0; row < rows.size(); row++) {
            int cells = rows.get(row).size();
            if (cells != header.size()) {
                throw new IllegalArgumentException(
                        "%s: the row has %d cell(s) where the header has %d; complete or remove the line."
                                .formatted(place(row), cells, header.size()));
            }
        }
    }

    private static List<List<String>> lines(String name, byte[] bytes) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (RecordReader reader = new CSVRecordReader()) {
            reader.initialize(new InputStreamInputSplit(new ByteArrayInputStream(bytes)));
            while (reader.hasNext()) {
                lines.add(cells(reader.next(), lines.isEmpty()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Reading %s was interrupted.".formatted(name)).initCause(e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException) { // DataVec's way to say that a quote is never closed
                throw new IllegalArgumentException(
                        "%s, line %d: a double quote is never closed; close or remove it."
                                .formatted(name, lines.size() + 1),
                        e);
            }
            throw e;
        }
        return lines;
    }

    private static List<String> cells(List<Writable> record, boolean first) {
        List<String> cells = new ArrayList<>(record.size());
        for (Writable cell : record) {
            cells.add(cell.toString().strip());
        }
        if (first && cells.get(0).startsWith("\uFEFF")) {
            cells.set(0, cells.get(0).substring(1).strip());
        }
        return cells;
    }

    private static boolean isBlank(List<String> cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    private static byte[] bytes(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!zipped) {
            return bytes;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s is a damaged gzip file; make or download it again.".formatted(file), e);
        }
    }
}
