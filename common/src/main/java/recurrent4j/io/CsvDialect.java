package recurrent4j.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param delimiter what separates cells
 * @param quotes whether double quotes enclose cells, rather than being characters like any other
 * @param decimal the decimal sign of numbers; empty if none was seen, and a point is then understood
 * @param header whether the first row names the columns
 * @param byteOrderMark whether the file begins with one
 */
public record CsvDialect(
        char delimiter, boolean quotes, Optional<Character> decimal, boolean header, boolean byteOrderMark) {

    /** Returns the number in a cell, or NaN if it holds none, such as -1.5 or 3e4. */
    public double number(String cell) {
        char sign = decimal.orElse('.');
        if (!isNumber(cell, sign)) {
            return Double.NaN;
        }
        return Double.parseDouble(sign == '.' ? cell : cell.replace(sign, '.'));
    }

    /** Digits with at most one point and one exponent; by hand, since a pattern takes as long as all the rest of reading. */
    static boolean isNumber(String cell, char decimal) {
        int at = afterSign(cell, 0);
        int whole = afterDigits(cell, at);
        boolean point = whole < cell.length() && cell.charAt(whole) == decimal;
        int mantissa = point ? afterDigits(cell, whole + 1) : whole;
        if (mantissa - at - (point ? 1 : 0) == 0) {
            return false;
        }
        if (mantissa == cell.length()) {
            return true;
        }
        int exponent = afterSign(cell, mantissa + 1);
        int end = afterDigits(cell, exponent);
        return (cell.charAt(mantissa) | ' ') == 'e' && end > exponent && end == cell.length();
    }

    private static int afterSign(String cell, int from) {
        boolean signed = from < cell.length() && (cell.charAt(from) == '-' || cell.charAt(from) == '+');
        return signed ? from + 1 : from;
    }

    private static int afterDigits(String cell, int from) {
        int at = from;
        while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Says it, as in "separated by semicolons, decimal comma, UTF-8, header". */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add("separated by "
                + switch (delimiter) {
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    case '|' -> "bars";
                    case ' ' -> "blanks";
                    default -> "\"" + delimiter + "\"";
                });
        if (!quotes) {
            words.add("quotes are characters");
        }
        decimal.ifPresent(sign -> words.add(sign == ',' ? "decimal comma" : "decimal point"));
        words.add(byteOrderMark ? "UTF-8 with byte order mark" : "UTF-8");
        words.add(header ? "header" : "no header");
        return String.join(", ", words);
    }
}
