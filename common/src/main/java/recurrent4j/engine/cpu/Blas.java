package recurrent4j.engine.cpu;

import java.util.function.Supplier;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** The library that multiplies matrices: oneDNN where its native code loads, else OpenBLAS. */
public final class Blas {
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

    /**
     * Says which library is in use, and why if it is not the faster one.
     *
     * @return one line, such as {@code oneDNN 2.5.2}
     */
    public static String provider() {
        return Chosen.BLAS.provider;
    }

    /** One product per thread: it carries the pointers of a call. */
    static Gemm gemm() {
        return Chosen.BLAS.gemm.get();
    }

    private static Blas choose() {
        try {
            Loader.load(dnnl.class);
            var version = dnnl.dnnl_version();
            String name = "oneDNN %d.%d.%d".formatted(version.major(), version.minor(), version.patch());
            return new Blas(OneDnn::new, name);
        } catch (LinkageError | TypeNotPresentException e) {
            // Missing natives, classes that can't be initialised, and classes that JavaCPP's annotations name in vain.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            return new Blas(OpenBlas::new, "OpenBLAS (oneDNN does not load: " + reason.split(":")[0] + ")");
        }
    }
}
