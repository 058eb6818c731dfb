package recurrent4j.io;

/**
 * What is known of a CSV file before it is read; the rest is told from how it begins.
 *
 * @param delimiter what separates cells, such as ';'; null if it is to be detected
 * @param quotes whether double quotes enclose cells, rather than being characters like any other; null if detected
 * @param decimal the decimal sign of numbers, '.' or ','; null if detected
 * @param header whether the first row names the columns; null if detected
 */
public record CsvFormat(Character delimiter, Boolean quotes, Character decimal, Boolean header) {

    /** Everything is told from the file. */
    public static final CsvFormat DETECTED = new CsvFormat(null, null, null, null);

    /**
     * Checks the signs.
     *
     * @throws InputException if one cannot be told from what stands in a cell
     */
    public CsvFormat {
        if (delimiter != null && (Character.isLetterOrDigit(delimiter) || "\"\n\r\0.-+".indexOf(delimiter) >= 0)) {
            throw new InputException(
                    "\"%s\" cannot separate cells; use a comma, a semicolon, a tab or a bar.".formatted(delimiter));
        }
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new InputException("\"%s\" is no decimal sign; use a point or a comma.".formatted(decimal));
        }
    }

    /** Returns the same with a delimiter. */
    public CsvFormat withDelimiter(char sign) {
        return new CsvFormat(sign, quotes, decimal, header);
    }

    /** Returns the same with a header, or without one. */
    public CsvFormat withHeader(boolean exists) {
        return new CsvFormat(delimiter, quotes, decimal, exists);
    }
}
