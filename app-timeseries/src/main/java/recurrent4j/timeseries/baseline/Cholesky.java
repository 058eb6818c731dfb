package recurrent4j.timeseries.baseline;

/** Solves equations with a symmetric, positive definite matrix, by its factor {@code L}: {@code L L' = A}. */
final class Cholesky {

    private Cholesky() {}

    /**
     * Returns the factor of a matrix to whose diagonal {@code ridge} is added.
     *
     * @param matrix read up to its diagonal only, {@code [row][column <= row]}, and not changed
     * @throws ArithmeticException if the sum is not positive definite
     */
    static double[][] factor(double[][] matrix, double ridge) {
        double[][] factor = new double[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            factor[row] = new double[row + 1];
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column] - dot(factor[row], factor[column], column);
                factor[row][column] = column < row ? rest / factor[column][column] : Math.sqrt(rest + ridge);
            }
            if (!(factor[row][row] > 0)) {
                throw new ArithmeticException("The matrix is not positive definite at row " + row + ".");
            }
        }
        return factor;
    }

    /** Returns {@code x} of {@code L L' x = right}. */
    static double[] solve(double[][] factor, double[] right) {
        double[] x = right.clone();
        for (int row = 0; row < x.length; row++) {
            x[row] = (x[row] - dot(factor[row], x, row)) / factor[row][row];
        }
        for (int row = x.length - 1; row >= 0; row--) {
            x[row] /= factor[row][row];
            for (int column = 0; column < row; column++) {
                x[column] -= factor[row][column] * x[row];
            }
        }
        return x;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
