package recurrent4j.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folder in which the applications keep what they have fetched and could fetch again: where the operating system wants
 * such files.
 */
public final class CacheFolder {

    private static final String NAME = "recurrent4j";

    private CacheFolder() {}

    /**
     * Returns the folder of this user, which need not exist: {@code ~/.cache/recurrent4j} or under {@code XDG_CACHE_HOME},
     * {@code ~/Library/Caches/recurrent4j} on macOS, under {@code LOCALAPPDATA} on Windows.
     */
    public static Path path() {
        return path(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path path(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        String variable = name.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
        Path usual = name.startsWith("windows") ? home.resolve("AppData").resolve("Local") : home.resolve(".cache");
        String set = environment.getOrDefault(variable, "");
        // The XDG specification: a relative path is invalid and ignored.
        boolean valid = !set.isEmpty() && Path.of(set).isAbsolute();
        return (valid ? Path.of(set) : usual).resolve(NAME);
    }
}
