package recurrent4j.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import java.util.function.Supplier;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/** The library that multiplies matrices: oneDNN where its native code loads, else OpenBLAS. */
public final class Blas {
    private static final String ONE_DNN = "oneDNN";

    private final Supplier<Gemm> gemm;
    private final String provider;

    private Blas(Supplier<Gemm> gemm, String provider) {
        this.gemm = gemm;
        this.provider = provider;
    }

    /** Loaded on first use, since unpacking native code takes a second. */
    private static final class Chosen {
        static final Blas BLAS = choose();
    }

    /** Says in one line which library is in use, such as {@code oneDNN 2.5.2}, and why if it is not the faster one. */
    public static String provider() {
        return Chosen.BLAS.provider;
    }

    static boolean isOneDnn() {
        return provider().startsWith(ONE_DNN);
    }

    /** One product per thread: it carries the pointers of a call. */
    static Gemm gemm() {
        return Chosen.BLAS.gemm.get();
    }

    private static Blas choose() {
        try {
            Loader.load(dnnl.class);
            var version = dnnl.dnnl_version();
            String name = ONE_DNN + " %d.%d.%d".formatted(version.major(), version.minor(), version.patch());
            return new Blas(OneDnn::new, name);
        } catch (LinkageError | TypeNotPresentException e) {
            // Missing natives, classes that can't be initialised, and classes that JavaCPP's annotations name in vain.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            return new Blas(OpenBlas::new, "OpenBLAS (oneDNN does not load: " + reason.split(":")[0] + ")");
        }
    }

    /** The product of two matrices, computed on the calling thread alone. */
    abstract static class Gemm {
        final Floats.Address a = new Floats.Address();
        final Floats.Address b = new Floats.Address();
        final Floats.Address c = new Floats.Address();

        /** Computes {@code result = left right + beta result}, with beta 0 to overwrite and 1 to add. */
        abstract void multiply(Matrix left, Matrix right, Matrix result, float beta);
    }

    /** Intel's oneDNN, which compiles a kernel for the processor that it meets. */
    static final class OneDnn extends Gemm {
        /** oneDNN takes rows first, so it is asked for the transposed product. */
        @Override
        void multiply(Matrix left, Matrix right, Matrix result, float beta) {
            dnnl_sgemm(
                    flag(right),
                    flag(left),
                    right.width(),
                    left.height(),
                    left.width(),
                    1f,
                    b.at(right.address()),
                    right.stride(),
                    a.at(left.address()),
                    left.stride(),
                    beta,
                    c.at(result.address()),
                    result.stride());
        }

        private static byte flag(Matrix m) {
            return (byte) (m.transposed() ? 'T' : 'N');
        }
    }

    /** OpenBLAS, which comes with ND4J. */
    static final class OpenBlas extends Gemm {
        private static final int COLUMN_MAJOR = openblas.CblasColMajor;

        /** Takes OpenBLAS's own threads away, process-wide: for products this small they cost more than they bring. */
        OpenBlas() {
            openblas_nolapack.blas_set_num_threads(1);
        }

        @Override
        void multiply(Matrix left, Matrix right, Matrix result, float beta) {
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
}
