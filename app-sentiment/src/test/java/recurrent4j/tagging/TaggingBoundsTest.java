package recurrent4j.tagging;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.OptionBounds;

/** D3: numbers that nobody can mean. */
class TaggingBoundsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void everyNumberHasBoundsThatTheHelpSaysAndThatAreKept(OptionBounds.Case one) {
        one.check(folder);
    }

    static Stream<OptionBounds.Case> everyNumberHasBoundsThatTheHelpSaysAndThatAreKept() {
        return OptionBounds.of(TaggingApp.class);
    }
}
