package recurrent4j.engine.cpu;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/** OpenBLAS, which comes with ND4J. */
final class OpenBlas implements Gemm {
    private static final int COLUMN_MAJOR = openblas.CblasColMajor;

    private final Address a = new Address();
    private final Address b = new Address();
    private final Address c = new Address();

    /** Takes OpenBLAS's own threads away, process-wide: for products this small they cost more than they bring. */
    OpenBlas() {
        openblas_nolapack.blas_set_num_threads(1);
    }

    @Override
    public void multiply(Matrix left, Matrix right, Matrix result, float beta) {
        a.at(left.address());
        b.at(right.address());
        c.at(result.address());
        if (left.height() == 1 && result.stride() == 1 && !left.transposed() && left.stride() == 1) {
            rowTimes(right, beta);
        } else {
            openblas.cblas_sgemm(
                    COLUMN_MAJOR,
                    flag(left),
                    flag(right),
                    left.height(),
                    right.width(),
                    left.width(),
                    1f,
                    a,
                    left.stride(),
                    b,
                    right.stride(),
                    beta,
                    c,
                    result.stride());
        }
    }

    /** One row needs no blocking: the matrix-vector product is four times as fast as sgemm. */
    private void rowTimes(Matrix m, float beta) {
        int flag = m.transposed() ? openblas.CblasNoTrans : openblas.CblasTrans;
        openblas.cblas_sgemv(COLUMN_MAJOR, flag, m.rows(), m.columns(), 1f, b, m.stride(), a, 1, beta, c, 1);
    }

    private static int flag(Matrix m) {
        return m.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans;
    }
}
