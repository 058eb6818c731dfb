package recurrent4j.io;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a CSV file is written, or what is known of that before it is read; the rest is told from how it begins.
 *
 * @param delimiter what separates cells, such as ';'; null if it is to be detected
 * @param quotes whether double quotes enclose cells, rather than being characters like any other; null if detected
 * @param decimal the decimal sign of numbers, '.' or ','; null if detected, or if none was seen: a point is then understood
 * @param header whether the first row names the columns; null if detected
 */
@JsonDeserialize(using = CsvFormat.Deserializer.class)
public record CsvFormat(Character delimiter, Boolean quotes, Character decimal, Boolean header) {

    /** Everything is told from the file. */
    public static final CsvFormat DETECTED = new CsvFormat(null, null, null, null);

    /** @throws InputException if a sign cannot be told from what stands in a cell */
    public CsvFormat {
        if (delimiter != null && (Character.isLetterOrDigit(delimiter) || "\"\n\r\0.-+".indexOf(delimiter) >= 0)) {
            throw new InputException(
                    "\"%s\" cannot separate cells; use a comma, a semicolon, a tab or a bar.", delimiter);
        }
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new InputException("\"%s\" is no decimal sign; use a point or a comma.", decimal);
        }
    }

    /** Returns what JSON says of it: what is given, and nothing else. */
    @JsonValue
    Map<String, Object> given() {
        Map<String, Object> given = new TreeMap<>();
        given.put("delimiter", delimiter);
        given.put("quotes", quotes);
        given.put("decimal", decimal);
        given.put("header", header);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    /** Reads what {@link #given} says; models saved by earlier programs say nothing. */
    static final class Deserializer extends StdDeserializer<CsvFormat> {

        private static final long serialVersionUID = 1;

        Deserializer() {
            super(CsvFormat.class);
        }

        @Override
        public CsvFormat deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Map<?, ?> given = context.readValue(in, Map.class);
            return new CsvFormat(
                    sign(given.get("delimiter")), (Boolean) given.get("quotes"), sign(given.get("decimal")), (Boolean)
                            given.get("header"));
        }

        @Override
        public CsvFormat getNullValue(DeserializationContext context) {
            return DETECTED;
        }
    }

    private static Character sign(Object text) {
        return text == null ? null : text.toString().charAt(0);
    }

    /** Returns the same with a delimiter. */
    public CsvFormat withDelimiter(char sign) {
        return new CsvFormat(sign, quotes, decimal, header);
    }

    /** Returns the same with a header, or without one. */
    public CsvFormat withHeader(boolean exists) {
        return new CsvFormat(delimiter, quotes, decimal, exists);
    }

    /** Returns the number in a cell, or NaN if it holds none, such as -1.5 or 3e4. */
    public double number(String cell) {
        return number(cell, decimal == null ? '.' : decimal);
    }

    /** By hand as far as Java's parser allows more, since a pattern takes as long as all the rest of reading. */
    static double number(String cell, char decimal) {
        for (int i = 0; i < cell.length(); i++) {
            char sign = cell.charAt(i);
            if ((sign < '0' || sign > '9') && sign != decimal && "+-eE".indexOf(sign) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(cell.replace(decimal, '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Says it, as in "separated by semicolons, decimal comma, UTF-8, header". */
    String description(String encoding) {
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
        if (decimal != null) {
            words.add(decimal == ',' ? "decimal comma" : "decimal point");
        }
        words.add(encoding);
        words.add(header ? "header" : "no header");
        return String.join(", ", words);
    }
}
