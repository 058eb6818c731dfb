package recurrent4j.tagging.crf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags that may follow the same tags, as a dense table of transitions. Where a scheme forbids much, as BIOES forbids whatever
 * leaves a span without an end, a few small tables hold all that is left of a large one.
 *
 * @param rows the tags before
 * @param columns the tags that may follow each of them, and no other; a tag is a column of one block at most
 */
record TransitionBlock(int[] rows, int[] columns) {

    /** Finds the blocks of what may follow what. */
    static List<TransitionBlock> of(TagConstraints constraints) {
        Map<BitSet, List<Integer>> columns = new LinkedHashMap<>();
        for (int tag = 0; tag < constraints.tags(); tag++) {
            var before = new BitSet();
            for (int row = 0; row < constraints.tags(); row++) {
                before.set(row, constraints.mayFollow(row, tag));
            }
            if (!before.isEmpty()) {
                columns.computeIfAbsent(before, rows -> new ArrayList<>()).add(tag);
            }
        }
        return columns.entrySet().stream()
                .map(entry -> new TransitionBlock(
                        entry.getKey().stream().toArray(),
                        entry.getValue().stream().mapToInt(tag -> tag).toArray()))
                .toList();
    }

    /** Returns how many transitions it has. */
    int size() {
        return rows.length * columns.length;
    }

    /** Returns its part of a square table. */
    double[] part(double[] table, int tags) {
        double[] part = new double[size()];
        for (int place = 0; place < part.length; place++) {
            part[place] = table[rows[place / columns.length] * tags + columns[place % columns.length]];
        }
        return part;
    }

    /** Adds its part to a square table, times another of the same size. */
    void add(double[] part, double[] factors, int tags, double... table) {
        for (int place = 0; place < part.length; place++) {
            table[rows[place / columns.length] * tags + columns[place % columns.length]] +=
                    part[place] * factors[place];
        }
    }

    /** Exchanges rows and columns of its part of a table. */
    double[] exchanged(double... part) {
        double[] exchanged = new double[part.length];
        for (int place = 0; place < part.length; place++) {
            exchanged[place % columns.length * rows.length + place / columns.length] = part[place];
        }
        return exchanged;
    }

    /** Copies some numbers of a row next to each other. */
    static void gather(double[] values, int row, int[] places, double... gathered) {
        for (int place = 0; place < places.length; place++) {
            gathered[place] = values[row + places[place]];
        }
    }

    /**
     * Multiplies a row by a table; four of its rows at a time, since loading and storing sums is what takes time.
     *
     * @param columns of the table
     */
    static void multiply(double[] values, int rows, double[] table, int columns, double... sums) {
        for (int tag = 0; tag < columns; tag++) {
            sums[tag] = 0;
        }
        int place = 0;
        for (; place + 4 <= rows; place += 4) {
            double a = values[place];
            double b = values[place + 1];
            double c = values[place + 2];
            double d = values[place + 3];
            int first = place * columns;
            int second = first + columns;
            int third = second + columns;
            int fourth = third + columns;
            for (int tag = 0; tag < columns; tag++) {
                sums[tag] += a * table[first + tag]
                        + b * table[second + tag]
                        + c * table[third + tag]
                        + d * table[fourth + tag];
            }
        }
        for (; place < rows; place++) {
            double a = values[place];
            int first = place * columns;
            for (int tag = 0; tag < columns; tag++) {
                sums[tag] += a * table[first + tag];
            }
        }
    }

    /**
     * Adds the products of each number of a row with each of another; of four pairs of rows at a time, for the same reason.
     *
     * @param before four rows of {@code rows.length} numbers, next to each other
     * @param after four rows of {@code columns.length} numbers
     */
    void addFour(double[] before, double[] after, double... products) {
        int size = columns.length;
        for (int row = 0; row < rows.length; row++) {
            double a = before[row];
            double b = before[rows.length + row];
            double c = before[2 * rows.length + row];
            double d = before[3 * rows.length + row];
            int first = row * size;
            for (int tag = 0; tag < size; tag++) {
                products[first + tag] +=
                        a * after[tag] + b * after[size + tag] + c * after[2 * size + tag] + d * after[3 * size + tag];
            }
        }
    }

    /** Raises sums to the greatest of a score and each of a row of others. */
    static void raise(double score, double[] table, int first, int columns, double... greatest) {
        for (int tag = 0; tag < columns; tag++) {
            greatest[tag] = Math.max(greatest[tag], score + table[first + tag]);
        }
    }
}
