package recurrent4j.engine.cudnn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;

/** The kernels in the code of a GPU: compiled once for each kind, and kept in the user's cache. */
final class CudaProgram {
    private final int capability;
    private final Map<Kernel, CUfunc_st> functions = new EnumMap<>(Kernel.class);

    CudaProgram(int capability) {
        this.capability = capability;
    }

    /** Returns the function of a kernel; loads all if that has not been done. The GPU must be the current one of the thread. */
    synchronized CUfunc_st function(Kernel kernel) {
        if (functions.isEmpty()) {
            load();
        }
        return functions.get(kernel);
    }

    private void load() {
        byte[] code = code();
        var module = new CUmod_st();
        // PTX is a text, which ends with a zero.
        try (var image = new BytePointer(code.length + 1L)) {
            image.put(code, 0, code.length).put(code.length, (byte) 0);
            Status.driver("cuModuleLoadData", cudart.cuModuleLoadData(module, image));
        }
        for (Kernel kernel : Kernel.values()) {
            var function = new CUfunc_st();
            Status.driver("cuModuleGetFunction", cudart.cuModuleGetFunction(function, module, kernel.symbol()));
            functions.put(kernel, function);
        }
    }

    private byte[] code() {
        String source = Kernel.source();
        Path cached =
                cache().resolve("kernels-%s-%d-%s.cubin".formatted(digest(source), capability, CudaCompiler.version()));
        try {
            return Files.readAllBytes(cached);
        } catch (IOException e) {
            byte[] code = CudaCompiler.compile(source, capability);
            keep(code, cached);
            return code;
        }
    }

    /** A second of compiling is saved next time; where nothing can be written, it is not. */
    private static void keep(byte[] code, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), "kernels", ".part");
            Files.write(aside, code);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(CudaProgram.class)
                    .debug("The compiled kernels are not kept in {}", file, e);
        }
    }

    private static Path cache() {
        for (String variable : new String[] {"XDG_CACHE_HOME", "LOCALAPPDATA"}) {
            String folder = System.getenv(variable);
            if (folder != null && !folder.isBlank()) {
                return Path.of(folder, "recurrent4j");
            }
        }
        return Path.of(System.getProperty("user.home"), ".cache", "recurrent4j");
    }

    private static String digest(String source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
