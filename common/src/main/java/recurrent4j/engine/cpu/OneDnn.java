package recurrent4j.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

/** Intel's oneDNN, which compiles a kernel for the processor that it meets. */
final class OneDnn implements Gemm {
    private final Address a = new Address();
    private final Address b = new Address();
    private final Address c = new Address();

    /** oneDNN takes rows first, so it is asked for the transposed product. */
    @Override
    public void multiply(Matrix left, Matrix right, Matrix result, float beta) {
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
