package recurrent4j.tagging.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/**
 * Which cells of a row hold the token, its tag and what else a tagger reads.
 *
 * @param tag empty if tags are not read
 */
record ColumnCells(int fields, Cell word, List<Cell> tag, List<Cell> others) {

    /** The columns of CoNLL-U, in their order. */
    static final List<String> OF_CONLLU =
            List.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");

    private static final String ABSENT = "_";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * Where a value stands in a row.
     *
     * @param place of the cell, from 0
     * @param feature that stands behind this name in the cell or, for one of words, in {@code misc}; empty for all of it
     */
    record Cell(int place, String feature) {

        String of(List<String> row) {
            return feature.isEmpty() ? row.get(place) : feature(row);
        }

        private String feature(List<String> row) {
            return IntStream.of(place, row.size() - 1)
                    .mapToObj(row::get)
                    .flatMap(cell -> Arrays.stream(cell.split("\\|")))
                    .filter(pair -> pair.startsWith(feature + "="))
                    .map(pair -> pair.substring(feature.length() + 1))
                    .findFirst()
                    .orElse(ABSENT);
        }
    }

    /**
     * Finds the columns of a file by its first row.
     *
     * @param names of the columns, or none
     * @throws InputException if a column is not there, or the tags stand where the tokens do
     */
    static ColumnCells of(SentenceFormat format, String file, int fields, List<String> names) {
        boolean named = !names.isEmpty();
        var finder = new Finder(file, fields, names);
        Cell word = finder.cell(format.word().isEmpty() ? named ? "form" : "1" : format.word(), "--word-column");
        List<Cell> others = format.columns().stream()
                .map(column -> finder.cell(column, "--columns"))
                .toList();
        return new ColumnCells(fields, word, List.of(), others);
    }

    /** Returns the same, with the column of the tags. */
    ColumnCells tagged(SentenceFormat format, String file, List<String> names) {
        String column = format.tag().isEmpty() ? names.isEmpty() ? "-1" : "upos" : format.tag();
        Cell tag = new Finder(file, fields, names).cell(column, "--tag-column");
        if (fields == 1) {
            throw new InputException("%s has one column, so that there are no tags; give a file with tags.", file);
        } else if (tag.equals(word) || others.contains(tag)) {
            throw new InputException(
                    "Column %d of %s cannot hold the tags and be read by the tagger, too; choose another for one of them.",
                    tag.place() + 1, file);
        }
        return new ColumnCells(fields, word, List.of(tag), others);
    }

    private record Finder(String file, int fields, List<String> names) {

        Cell cell(String column, String option) {
            if (column.matches("-?\\d{1,6}")) {
                int number = Integer.parseInt(column);
                int place = number > 0 ? number - 1 : fields + number;
                if (number == 0 || place < 0 || place >= fields) {
                    throw new InputException(
                            "%s has %d columns, and %s %s is none of them; count from 1, or from the end with -1.",
                            file, fields, option, column);
                }
                return new Cell(place, "");
            }
            int place = names.indexOf(column.toLowerCase(Locale.ROOT));
            if (place >= 0) {
                return new Cell(place, "");
            } else if (names.indexOf("feats") < 0 || column.isBlank()) {
                throw new InputException(
                        "The columns of %s have %s; say by a number which is meant by %s %s.",
                        file, names.isEmpty() ? "no names" : "the names " + String.join(", ", names), option, column);
            }
            return new Cell(names.indexOf("feats"), column);
        }
    }

    /** Returns what blanks part; nothing of a line of nothing else. */
    static List<String> parted(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(BLANKS.split(stripped));
    }

    /** Returns what tabs part, without the blanks around it. */
    static List<String> tabbed(String line) {
        String[] cells = line.split("\t", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return List.of(cells);
    }

    List<String> values(Cell cell, List<List<String>> rows) {
        List<String> values = new ArrayList<>();
        rows.forEach(row -> values.add(cell.of(row)));
        return values;
    }
}
