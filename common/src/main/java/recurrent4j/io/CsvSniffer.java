package recurrent4j.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells how a CSV file is written from how it begins. What is given wins, and what cannot be told is as RFC 4180 has it.
 *
 * @param sample its beginning
 * @param whole whether that is all of it, so that its last row is whole, too
 */
record CsvSniffer(String sample, boolean whole) {

    /** In the order in which they win where rows look alike by more than one: a tab is never part of a text. */
    private static final List<Character> DELIMITERS = List.of('\t', ',', ';', '|');

    /** What numbers, dates and times are made of. */
    private static final String VALUE = "0123456789+-.,:/TZeE ";

    /** A number that may as well be 1234567 with its digits in groups. */
    private static final String GROUPED = "[-+]?[1-9]\\d{0,2}(,\\d{3})+";

    /**
     * One reading of the beginning.
     *
     * @param rows that are whole
     * @param alike the share of the rows that have as many cells as the first, of which there must be two or more
     */
    private record Reading(char delimiter, boolean quotes, List<List<String>> rows, double alike) {

        int columns() {
            return rows.isEmpty() ? 0 : rows.get(0).size();
        }

        /** Several columns in all rows, or in most; between equals the header decides, and then that no rows are merged. */
        boolean betterThan(Reading other) {
            if (alike != other.alike) {
                return alike > other.alike;
            }
            return columns() != other.columns() ? columns() > other.columns() : rows.size() > other.rows.size();
        }
    }

    CsvFormat sniff(CsvFormat given) {
        Reading best = null;
        for (char delimiter : given.delimiter() == null ? DELIMITERS : List.of(given.delimiter())) {
            // Many tab-separated files know no quoting; between commas a stray quote is rather a mistake.
            List<Boolean> usual = delimiter == '\t' ? List.of(true, false) : List.of(true);
            for (boolean quotes : given.quotes() == null ? usual : List.of(given.quotes())) {
                Reading reading = read(delimiter, quotes);
                best = best == null || reading.betterThan(best) ? reading : best;
            }
        }
        if (best.alike() == 0 && given.delimiter() == null) {
            best = read(',', given.quotes() == null || given.quotes());
        }
        boolean header = given.header() == null ? header(best.rows()) : given.header();
        Character decimal =
                given.decimal() == null ? decimal(best.rows().stream().skip(header ? 1 : 0)) : given.decimal();
        return new CsvFormat(best.delimiter(), best.quotes(), decimal, header);
    }

    private Reading read(char delimiter, boolean quotes) {
        List<List<String>> rows = new ArrayList<>();
        Iterator<CsvRow> all = CsvRow.builder(delimiter, quotes)
                .allowUnclosedQuote(!whole)
                .build(new CsvRow.Collector(), sample)
                .iterator();
        int broken = 0;
        try {
            while (all.hasNext()) {
                CsvRow row = all.next();
                if (!row.isBlank()) {
                    rows.add(row.cells());
                }
            }
            if (!whole && rows.size() > 1) {
                rows.remove(rows.size() - 1);
            }
        } catch (CsvParseException e) {
            broken = 1;
        }
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        long alike = rows.stream().filter(row -> row.size() == columns).count();
        return new Reading(delimiter, quotes, rows, columns < 2 ? 0 : (double) alike / (rows.size() + broken));
    }

    /** Only a first row of nothing but numbers and dates names no columns. */
    private static boolean header(List<List<String>> rows) {
        return rows.isEmpty()
                || String.join("", rows.get(0)).isBlank()
                || rows.get(0).stream().anyMatch(cell -> cell.chars().anyMatch(sign -> VALUE.indexOf(sign) < 0));
    }

    private static Character decimal(Stream<List<String>> rows) {
        List<String> cells = rows.flatMap(List::stream).map(String::strip).toList();
        if (cells.stream().anyMatch(cell -> isFraction(cell, '.'))) {
            return '.';
        }
        // 1,234 alone may be one or a thousand: neither is taken for granted, so that such a cell is refused.
        return cells.stream().anyMatch(cell -> isFraction(cell, ',') && !cell.matches(GROUPED)) ? ',' : null;
    }

    private static boolean isFraction(String cell, char decimal) {
        return cell.indexOf(decimal) >= 0 && !Double.isNaN(CsvFormat.number(cell, decimal));
    }
}
