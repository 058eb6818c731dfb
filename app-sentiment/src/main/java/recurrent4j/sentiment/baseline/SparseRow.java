package recurrent4j.sentiment.baseline;

import java.util.Arrays;

/**
 * A vector of which nearly all numbers are zero.
 *
 * @param places of the others, ascending, counted from 0
 * @param values at these places
 */
record SparseRow(int[] places, float[] values) {

    /** Returns the vector that is 1 at these places. */
    static SparseRow ones(int... places) {
        float[] ones = new float[places.length];
        Arrays.fill(ones, 1);
        return new SparseRow(places, ones);
    }

    /** Returns the number at a place. */
    float at(int place) {
        int found = Arrays.binarySearch(places, place);
        return found < 0 ? 0 : values[found];
    }

    /** Returns the vector in which each value is multiplied by the number at its place. */
    SparseRow times(double[] numbers) {
        float[] products = new float[values.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (float) (values[i] * numbers[places[i]]);
        }
        return new SparseRow(places, products);
    }

    /** Returns the vector of the same direction and of Euclidean length 1; that of nothing is itself. */
    SparseRow ofLengthOne() {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        float[] shorter = new float[values.length];
        for (int i = 0; i < shorter.length; i++) {
            shorter[i] = (float) (values[i] / length);
        }
        return new SparseRow(places, shorter);
    }
}
