package recurrent4j.engine.cpu;

/** The product of two matrices, computed on the calling thread alone. */
interface Gemm {

    /**
     * Computes {@code c = a b + beta c}.
     *
     * @param a left factor
     * @param b right factor
     * @param c result, not transposed
     * @param beta 0 to overwrite, 1 to add
     */
    void multiply(Matrix a, Matrix b, Matrix c, float beta);
}
