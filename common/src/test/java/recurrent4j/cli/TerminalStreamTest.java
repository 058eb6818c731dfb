package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalStreamTest {

    private static final String LONG = "A sentence of ten words that is longer than the line.";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void aPipeGetsWhatIsPrintedAsItIs() {
        TerminalStream stream = Lines.stream(bytes, 0, false);
        stream.pass("Fitting the baselines …");
        stream.println(LONG);

        assertThat(text()).isEqualTo(LONG + System.lineSeparator());
    }

    @Test
    void onATerminalOnlyLinesForPeopleAreLaidOut() {
        TerminalStream stream = Lines.stream(bytes, 30, true);
        stream.print("a,b,c of a file that is longer than the line\n");
        stream.println(LONG);

        assertThat(text().lines())
                .containsExactly(
                        "a,b,c of a file that is longer than the line",
                        "A sentence of ten words that",
                        "is longer than the line.");
    }

    @Test
    void aPassingLineGivesWayToWhatIsSaidNextOnEitherStream() {
        TerminalStream err = Lines.stream(bytes, 80, false);
        TerminalStream out = Lines.stream(bytes, 80, false).after(err);
        err.pass("Fitting the baselines …");
        out.print("1,2\n");
        err.pass("Training …");
        err.println("Done.");

        assertThat(text())
                .isEqualTo("Fitting the baselines …\r\033[2K1,2\nTraining …\r\033[2KDone." + System.lineSeparator());
    }

    @Test
    void theLastWordsStandBelowAPassingLineAndNothingComesAfterThem() {
        TerminalStream err = Lines.stream(bytes, 80, false);
        err.pass("GRU  ━━━━");
        err.end("Interrupted.");
        err.pass("GRU  ━━━━━");
        err.println("epoch 3");

        assertThat(text().lines()).containsExactly("GRU  ━━━━", "Interrupted.");
    }

    @Test
    void coloursAreWantedOnTerminalsUnlessTheEnvironmentSaysOtherwise() {
        assertThat(coloured(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(coloured(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(coloured(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
        assertThat(coloured(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(coloured(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(coloured(false, Map.of("TERM", "xterm", "CLICOLOR_FORCE", "1")))
                .isTrue();
        assertThat(coloured(false, Map.of("TERM", "xterm", "CLICOLOR_FORCE", "1", "NO_COLOR", "1")))
                .isFalse();
    }

    private static boolean coloured(boolean present, Map<String, String> variables) {
        return Terminal.of(present, variables::get).coloured();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
