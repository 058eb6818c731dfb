package recurrent4j.engine.cudnn;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;

/** Loads the libraries of CUDA and cuDNN, each before those that need it, from wherever they are. */
final class CudaLibraries {

    /** What translates kernels; JavaCPP asks for the driver, too, but not for a GPU. */
    static final Set<CudaLibrary> FOR_COMPILER = EnumSet.range(CudaLibrary.DRIVER, CudaLibrary.COMPILER);

    private final CudaFolders named;
    private final CudaFolders usual;
    private final boolean windows = Loader.getPlatform().startsWith("windows");

    CudaLibraries(Optional<Path> home) {
        named = CudaFolders.named(home, System.getenv());
        usual = CudaFolders.usual(System.getenv());
    }

    /** Loads some; returns a sentence if one is missing. */
    Optional<String> load(Set<CudaLibrary> libraries) {
        for (CudaLibrary library : libraries) {
            // The compiler mostly finds its own part itself.
            if (!load(library) && library != CudaLibrary.COMPILER_BUILTINS) {
                return Optional.of(Reasons.missing(library, library.file(windows)));
            }
        }
        return Optional.empty();
    }

    private boolean load(CudaLibrary library) {
        String file = library.file(windows);
        return named.find(file).filter(this::loads).isPresent()
                || library.systemName(windows).filter(this::loads).isPresent()
                || usual.find(file).filter(this::loads).isPresent();
    }

    private boolean loads(Path file) {
        return loads(file.toAbsolutePath().toString());
    }

    private boolean loads(String file) {
        try {
            Loader.loadGlobal(file);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
