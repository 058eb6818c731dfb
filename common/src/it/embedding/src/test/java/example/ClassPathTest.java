package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes with the jars when nothing else is said: nothing of the programs, one logger's interface, this system's natives. */
class ClassPathTest {

    private static final Pattern SYSTEM = Pattern.compile("-(android|ios|linux|macosx|windows)-([a-z0-9_]+)\\.jar$");

    @Test
    void nothingThatOnlyTheProgramsNeedIsThere() {
        assertEquals(List.of(), jars("(picocli|slf4j-simple|logback|log4j|xchart|deeplearning4j-nn-.*-sources).*"));
        assertNull(ClassPathTest.class.getResource("/simplelogger.properties"));
    }

    @Test
    void thereIsOneLoggersInterfaceOfToday() {
        assertEquals(1, jars("slf4j-api-.*").size());
        assertEquals(1, jars("slf4j-api-2\\..*").size());
    }

    @Test
    void librariesWithKnownHolesAreReplaced() {
        assertEquals(List.of(), jars("commons-compress-1\\.(\\d|1\\d|2[0-5])[.-].*"));
        assertEquals(List.of(), jars("commons-io-2\\.(\\d|1[0-3])[.-].*"));
        assertEquals(List.of(), jars("commons-net-3\\.[0-8][.-].*"));
        assertEquals(List.of(), jars("gson-2\\.[0-8][.-].*"));
    }

    @Test
    void nativeLibrariesAreThoseOfThisSystemAlone() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";

        List<String> natives =
                jars(".*").stream().filter(jar -> SYSTEM.matcher(jar).find()).toList();

        assertEquals(
                List.of(),
                natives.stream()
                        .filter(jar -> !jar.endsWith("-" + name + "-" + processor + ".jar"))
                        .toList());
        assertTrue(natives.stream().anyMatch(jar -> jar.startsWith("nd4j-native-")), natives::toString);
        assertTrue(natives.stream().anyMatch(jar -> jar.startsWith("openblas-")), natives::toString);
    }

    private static List<String> jars(String name) {
        Stream<String> entries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
        return entries.map(entry -> new File(entry).getName())
                .filter(jar -> jar.matches(name))
                .toList();
    }
}
