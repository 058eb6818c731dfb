package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Real Java to learn Java from: every fourth file, in the order of their names, of the sources of Deeplearning4j's networks,
 * about a megabyte, from the jar file that Maven has put on the class path (Apache License 2.0). The licence that each
 * file begins with is left out, since memorizing it would win the scoreboard; nor is every file read, since near copies stand
 * side by side.
 *
 * @param text of the files, one after the other, with an empty line between them
 */
record JavaSources(String jar, int files, String text) {

    /** Some file that stands in no other jar. */
    private static final String KNOWN = "/org/deeplearning4j/nn/multilayer/MultiLayerNetwork.java";

    private static final int EVERY = 4;

    private static final int ENOUGH = 1_000_000;

    /**
     * Reads the files.
     *
     * @throws IOException if the jar file is not on the class path, or cannot be read
     */
    static JavaSources read() throws IOException {
        URL known = JavaSources.class.getResource(KNOWN);
        if (known == null || !(known.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("The sources of deeplearning4j-nn are not on the class path;"
                    + " start the program with its launch script or Maven, or name a text of your own with --text.");
        }
        // A cached jar file would be closed under other readers.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return read(jar);
        }
    }

    private static JavaSources read(JarFile jar) throws IOException {
        List<String> names = jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".java"))
                .sorted()
                .toList();
        var text = new StringBuilder();
        int files = 0;
        for (int i = 0; i < names.size() && text.length() < ENOUGH; i += EVERY) {
            try (InputStream in = jar.getInputStream(jar.getJarEntry(names.get(i)))) {
                String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                text.append(withoutLicence(file)).append("\n\n");
            }
            files++;
        }
        return new JavaSources(Path.of(jar.getName()).getFileName().toString(), files, text.toString());
    }

    /** Returns a file as its author began it, with the line ends of Unix. */
    static String withoutLicence(String file) {
        String unix = file.replace("\uFEFF", "").replace("\r\n", "\n").strip();
        int end = unix.startsWith("/*") ? unix.indexOf("*/") : -1;
        boolean licence = end >= 0 && unix.substring(0, end).contains("SPDX-License-Identifier");
        return licence ? unix.substring(end + "*/".length()).strip() : unix;
    }

    String description() {
        return "%d files of %s, every fourth in the order of their names, without their licence headers"
                .formatted(files, jar);
    }
}
