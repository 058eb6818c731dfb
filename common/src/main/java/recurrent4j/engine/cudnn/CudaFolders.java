package recurrent4j.engine.cudnn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folders in which libraries of CUDA may be: NVIDIA's own layouts, and those of Python's packages. */
final class CudaFolders {

    /** Below the root of an installation or of a Python environment, a star for any name. */
    private static final List<String> LAYOUTS = List.of(
            "",
            "lib64",
            "lib",
            "bin",
            "bin/x64",
            "targets/*/lib",
            "*/lib",
            "nvidia/*/lib",
            "nvidia/*/bin",
            "lib/python3*/site-packages/nvidia/*/lib",
            "lib/python3*/dist-packages/nvidia/*/lib",
            "Lib/site-packages/nvidia/*/bin");

    private final List<Path> folders;

    private CudaFolders(List<Path> folders) {
        this.folders = folders;
    }

    /** The folders that somebody has named: by an option, or by the variables CUDA_HOME and CUDA_PATH. */
    static CudaFolders named(Optional<Path> home, Map<String, String> environment) {
        List<Path> roots = new ArrayList<>();
        home.ifPresent(roots::add);
        roots.addAll(variables(environment, "CUDA_HOME", "CUDA_PATH"));
        return of(roots);
    }

    /** The folders in which they mostly are, of Python's packages and of CUDA's own installer. */
    static CudaFolders usual(Map<String, String> environment) {
        List<Path> roots = new ArrayList<>(variables(environment, "VIRTUAL_ENV", "CONDA_PREFIX"));
        variables(environment, "HOME").forEach(home -> roots.add(home.resolve(".local")));
        roots.addAll(List.of(Path.of("/usr/local/cuda"), Path.of("/usr/local"), Path.of("/usr")));
        return of(roots);
    }

    private static List<Path> variables(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(Path::of)
                .toList();
    }

    private static CudaFolders of(List<Path> roots) {
        Set<Path> found = new LinkedHashSet<>();
        for (Path root : roots) {
            for (String layout : LAYOUTS) {
                expand(root, layout, found);
            }
        }
        return new CudaFolders(List.copyOf(found));
    }

    private static void expand(Path folder, String layout, Set<Path> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (layout.isEmpty()) {
            found.add(folder);
            return;
        }
        int slash = layout.indexOf('/');
        String name = slash < 0 ? layout : layout.substring(0, slash);
        String rest = slash < 0 ? "" : layout.substring(slash + 1);
        if (name.contains("*")) {
            list(folder, name).forEach(each -> expand(each, rest, found));
        } else {
            expand(folder.resolve(name), rest, found);
        }
    }

    private static List<Path> list(Path folder, String pattern) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
            stream.forEach(paths::add);
        } catch (IOException | UncheckedIOException e) {
            // Nobody may read it, so nothing is loaded from there either.
            return List.of();
        }
        // In no order otherwise.
        paths.sort(null);
        return paths;
    }

    /** Returns the first file of a name, in which a star stands for anything. */
    Optional<Path> find(String file) {
        for (Path folder : folders) {
            List<Path> files = file.contains("*") ? list(folder, file) : List.of(folder.resolve(file));
            for (Path path : files) {
                if (Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }
}
