package recurrent4j.data;

import java.util.Optional;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/** The lines of a file of word vectors, one after another. Numbers are looked at only where they are asked for. */
final class VectorLines {

    private final String name;
    private long number;
    private int dimensions;
    private String line = "";
    /** Where the numbers begin. */
    private int begin;

    VectorLines(String name) {
        this.name = name;
    }

    int dimensions() {
        return dimensions;
    }

    /**
     * Returns the word of the next line; nothing for an empty line and for the first if it says how many words there are.
     *
     * @throws InputException if it has too few or too many numbers
     */
    Optional<String> word(String next) {
        number++;
        line = next.strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        int fields = fields();
        if (dimensions == 0) {
            if (number == 1 && fields == 2 && line.matches("\\d{1,10}[ \t]+\\d{1,5}")) {
                dimensions = checked(Integer.parseInt(line.substring(begin(1))));
                return Optional.empty();
            }
            dimensions = checked(fields - 1);
            begin = begin(dimensions);
            vector();
        }
        // GloVe knows some words with blanks in them, such as ". . ."; two lines that have become one are longer.
        if (fields <= dimensions || fields > 2 * dimensions && fields > dimensions + 1) {
            throw new InputException(Text.of(
                    "%s, line %,d has %,d numbers behind its word where the lines before have %,d; fetch the file again, or correct the line.",
                    name, number, fields - 1, dimensions));
        }
        begin = begin(dimensions);
        return Optional.of(line.substring(0, begin).strip());
    }

    private int checked(int found) {
        if (found < 1 || found > WordVectors.MOST_DIMENSIONS) {
            throw new InputException(
                    "%s is no file of word vectors: line 1 should be a word with its numbers, or how many words and how many numbers there are.",
                    name);
        }
        return found;
    }

    private int fields() {
        int fields = 1;
        for (int place = 1; place < line.length(); place++) {
            fields += isBlank(line.charAt(place)) && !isBlank(line.charAt(place - 1)) ? 1 : 0;
        }
        return fields;
    }

    /** Returns the place before the last so many fields. */
    private int begin(int fields) {
        int place = line.length();
        for (int field = 0; field < fields; field++) {
            while (place > 0 && !isBlank(line.charAt(place - 1))) {
                place--;
            }
            while (field < fields - 1 && place > 0 && isBlank(line.charAt(place - 1))) {
                place--;
            }
        }
        return place;
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t';
    }

    /**
     * Returns the numbers of the line whose word was returned.
     *
     * @throws InputException if one is none
     */
    float[] vector() {
        String[] fields = line.substring(begin).split("[ \t]+");
        float[] vector = new float[fields.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(fields[i]);
        }
        return vector;
    }

    private float number(String field) {
        try {
            float value = Float.parseFloat(field);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as of numbers that are not finite.
        }
        throw new InputException(Text.of(
                "%s, line %,d: \"%s\" is no number of a word vector; fetch the file again, or correct the line.",
                name, number, Excerpt.of(field)));
    }
}
