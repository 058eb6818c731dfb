package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLineTest {

    private static final LiveLine.Content CONTENT = new LiveLine.Content(
            "LSTM 64-64, tuned",
            0.5,
            "epoch 12/24",
            "loss: train 0.002158, validation 0.001591",
            "35 s left",
            "4,730/s");

    @Test
    void aWideLineShowsEverything() {
        assertThat(CONTENT.within(119))
                .isEqualTo("LSTM 64-64, tuned  ━━━━━━━━────────  epoch 12/24  loss: train 0.002158, validation 0.001591"
                        + "  35 s left  4,730/s");
    }

    @Test
    void theRateIsLeftOutFirstAndTheLossesNever() {
        assertThat(CONTENT.within(109))
                .endsWith("validation 0.001591  35 s left")
                .contains("━");
        assertThat(CONTENT.within(79))
                .contains("loss: train 0.002158, validation 0.001591")
                .doesNotContain("4,730/s");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void aLongNameIsShortenedInItsMiddleRatherThanTheLosses(int columns) {
        var content = new LiveLine.Content(
                "ES-RNN, LSTM 64-64-64-64, dropout 0.1, dilated 1-2-4-8, all series, 12 of 20",
                0.5,
                "epoch 12/24",
                "loss: train 0.002158, validation 0.001591",
                "35 s left",
                "4,730/s");

        String line = content.within(columns - 1);

        assertThat(line).hasSizeLessThan(columns).startsWith("ES-R").contains("…", "0 of 20".substring(2), "0.001591");
    }
}
