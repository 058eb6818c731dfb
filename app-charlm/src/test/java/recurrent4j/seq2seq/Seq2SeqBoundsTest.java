package recurrent4j.seq2seq;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.OptionBounds;

/** D3: numbers that nobody can mean. */
class Seq2SeqBoundsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void everyNumberHasBoundsThatTheHelpSaysAndThatAreKept(OptionBounds.Case one) {
        one.check(folder);
    }

    static Stream<OptionBounds.Case> everyNumberHasBoundsThatTheHelpSaysAndThatAreKept() {
        return OptionBounds.of(Seq2SeqApp.class);
    }
}
