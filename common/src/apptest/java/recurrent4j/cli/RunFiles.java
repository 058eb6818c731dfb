package recurrent4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run has left in its folder, as far as two runs of the same command leave the same. */
public final class RunFiles {

    private RunFiles() {}

    /** As every locale has to write it: a decimal comma or digits of another script are no such number. */
    private static final String NUMBER = "-?[0-9]+(,[0-9]{3})*(\\.[0-9]+)?(E-?[0-9]+)?";

    /**
     * The texts by their names, with the folder as a dot. Durations and dates differ, so numbers are zeros, but not in the
     * settings, by which a run is recognised.
     */
    public static Map<String, String> texts(Path folder, String run) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(run))) {
            var texts = new TreeMap<String, String>();
            files.filter(file -> file.toString().matches(".*\\.(txt|json|csv|html)"))
                    .forEach(file -> texts.put(
                            folder.relativize(file).toString(),
                            file.endsWith("settings.txt")
                                    ? read(file)
                                    : read(file)
                                            .replace(folder.toString(), ".")
                                            .replaceAll("((&lt;|<) )?" + NUMBER, "0")));
            return texts;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
