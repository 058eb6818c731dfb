package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final Metric ACCURACY = new Metric("accuracy", false);

    private final Locale locale = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(locale);
    }

    @Test
    void theTableIsAlignedAndShowsPublishedFigures() {
        assertThat(course()).hasToString("""
                MSE, smaller is better; improvement over linear, the best baseline by validation.

                  contestant                  parameters  validation      test  published  improvement    training
                  --------------------------  ----------  ----------  --------  ---------  -----------  ----------
                  last value                           0    0.020211  0.021811   0.020211     -384.9 %           -
                  linear                              51    0.004168  0.004210   0.004168            -       1.5 s
                  SimpleRnn(1)                         3    0.010882  0.011200   0.010882     -161.1 %      12.0 s
                * SimpleRnn 20-20 + Dense(1)       1,281    0.002527  0.002600          -      +39.4 %  3 min 05 s

                * SimpleRnn 20-20 + Dense(1) is best: validation MSE 0.002527, 39.4 % better than linear, the best baseline.
                SimpleRnn(1) loses to the best baseline, linear: validation MSE 0.010882 against 0.004168.
                """);
    }

    @Test
    void aSixDigitFigureKeepsAllItsDigits() {
        assertThat(course().toString()).contains("0.020211", "0.021811").doesNotContain("0,0202");
    }

    @Test
    void figuresHaveTheDecimalsThatAreAskedForAndAreComparedAsTheyAre() {
        assertThat(course().written(2).toString())
                .contains("* SimpleRnn 20-20 + Dense(1)       1,281        0.00  0.00          -      +39.4 %")
                .contains("is best: validation MSE 0.00, 39.4 % better than linear")
                .doesNotContain("0.002527");
        assertThat(course().written(3).scores()).isEqualTo(course().scores());
    }

    @Test
    void theWinnerIsMarkedOnce() {
        assertThat(course().toString().lines().filter(line -> line.startsWith("* ")))
                .satisfiesExactly(
                        winner -> assertThat(winner).startsWith("* SimpleRnn 20-20 + Dense(1) "),
                        verdict -> assertThat(verdict).startsWith("* SimpleRnn 20-20 + Dense(1) is best: "));
    }

    @Test
    void aNetworkThatLosesIsShownLosing() {
        assertThat(course().toString())
                .contains(
                        "SimpleRnn(1) loses to the best baseline, linear: validation MSE 0.010882 against 0.004168.\n")
                .doesNotContain("Dense(1) loses");
    }

    @Test
    void withoutBaselinesNothingIsShown() {
        var board = new Scoreboard(Metrics.MSE).enter(network("LSTM", 0.1));
        assertThatIllegalStateException()
                .isThrownBy(board::toString)
                .withMessageContaining("No score is shown without baselines beside it");
        assertThatIllegalStateException().isThrownBy(board::winner);
        assertThatIllegalStateException().isThrownBy(board::table);
        assertThatIllegalStateException().isThrownBy(board::remarks);
    }

    @Test
    void aBaselineWithoutScoreIsNoBaseline() {
        var board = new Scoreboard(Metrics.MSE).enter(network("LSTM", 0.1)).enter(baseline("broken", Double.NaN));
        assertThatIllegalStateException().isThrownBy(board::toString);
    }

    @Test
    void whatABaselineLacksIsADash() {
        var board = new Scoreboard(Metrics.MSE)
                .enter(baseline("copy", Double.NaN))
                .enter(baseline("mean", 1))
                .enter(network("LSTM", Double.NaN));
        assertThat(board.table().cells(board.scores().get(0))).containsExactly("copy", "0", "-", "-", "-", "-");
        assertThat(board.table().cells(board.scores().get(2))).contains("NaN");
        assertThat(board.bestBaseline().contestant().name()).isEqualTo("mean");
    }

    @Test
    void improvementIsMeasuredAgainstTheBestBaseline() {
        var board = new Scoreboard(Metrics.MSE)
                .enter(baseline("weak", 8))
                .enter(baseline("strong", 4))
                .enter(network("LSTM", 3));
        assertThat(board.bestBaseline().contestant().name()).isEqualTo("strong");
        assertThat(board.improvement(board.scores().get(2))).isEqualTo(0.25);
        assertThat(board.improvement(board.scores().get(0))).isEqualTo(-1);
    }

    @Test
    void aLargerAccuracyWins() {
        var board = new Scoreboard(ACCURACY)
                .enter(Score.of(Entry.baseline("majority", 1), Effort.NONE, ACCURACY, new Measured(0.5, 0.5)))
                .enter(Score.of(Entry.network("LSTM", 9), Effort.NONE, ACCURACY, new Measured(0.8, 0.7)));
        assertThat(board.winner().contestant().name()).isEqualTo("LSTM");
        assertThat(board.toString()).contains("+60.0 %", "larger is better");
        assertThat(board.remarks()).isEmpty();
    }

    @Test
    void aNameWithCommasIsQuotedInSentences() {
        var board = new Scoreboard(Metrics.MSE)
                .enter(baseline("Holt-Winters, additive", 1))
                .enter(network("GRU 40, all series", 2));
        assertThat(board.verdict())
                .isEqualTo("\"Holt-Winters, additive\", a baseline, is best: validation MSE 1.00000.");
        assertThat(board.remarks())
                .containsExactly("\"GRU 40, all series\" loses to the best baseline, \"Holt-Winters, additive\":"
                        + " validation MSE 2.00000 against 1.00000.");
    }

    @Test
    void aNetworkThatDivergedIsSaidToHaveDiverged() {
        var board = new Scoreboard(Metrics.MSE).enter(baseline("mean", 1)).enter(network("LSTM", Double.NaN));
        assertThat(board.verdict()).isEqualTo("mean, a baseline, is best: validation MSE 1.00000.");
        assertThat(board.remarks()).containsExactly("LSTM has no validation score: its training diverged.");
    }

    @Test
    void aNetworkThatOnlyEqualsTheBaselineDoesNotWin() {
        var board = new Scoreboard(Metrics.MSE).enter(network("LSTM", 1)).enter(baseline("mean", 1));
        assertThat(board.remarks())
                .containsExactly("LSTM only equals the best baseline, mean: validation MSE 1.00000 against 1.00000.");
    }

    @Test
    void whereOnlyATestPartExistsItJudges() {
        var board = new Scoreboard(Metrics.MSE)
                .enter(Score.of(Entry.baseline("mean", 1), Effort.NONE, Metrics.MSE, Measured.onTest(2)))
                .enter(Score.of(Entry.network("LSTM", 9), Effort.NONE, Metrics.MSE, Measured.onTest(1)));
        assertThat(board.winner().contestant().name()).isEqualTo("LSTM");
        assertThat(board.table().headings())
                .containsExactly("contestant", "parameters", "test", "improvement", "training");
    }

    @Test
    void largeScoresKeepSignificantDigitsAndTheTableItsWidth() {
        String name = "a recurrent network with a name that somebody found hard to end ".repeat(3);
        var board = new Scoreboard(Metrics.MSE)
                .enter(baseline("last value", 1_234_567_890.123))
                .enter(network(name, 932_000.25).withPublished(Metrics.MSE, 1e12));
        String table = board.toString();
        assertThat(table.lines().limit(board.scores().size() + 4L)).allMatch(line -> line.length() <= 110);
        assertThat(table).contains("1.23457e+09", "932000", "1.00000e+12", "...");
    }

    @Test
    void aNameIsEnteredOnce() {
        var board = new Scoreboard(Metrics.MSE).enter(baseline("mean", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.enter(network("mean", 2)))
                .withMessage("Contestant mean is already on the scoreboard; give each its own name.");
    }

    @Test
    void everyContestantIsScoredByTheMetricOfTheBoard() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scoreboard(Metrics.MAE).enter(baseline("mean", 1)))
                .withMessage("Contestant mean has no MAE, only MSE; every contestant is scored alike.");
    }

    private static Scoreboard course() {
        return new Scoreboard(Metrics.MSE)
                .enter(Score.of(
                                Entry.baseline("last value", 0),
                                Effort.NONE,
                                Metrics.MSE,
                                new Measured(0.020211, 0.021811))
                        .withPublished(Metrics.MSE, 0.020211))
                .enter(Score.of(
                                Entry.baseline("linear", 51),
                                new Effort(20, 1.5, 93_000),
                                Metrics.MSE,
                                new Measured(0.004168, 0.00421))
                        .withPublished(Metrics.MSE, 0.004168))
                .enter(Score.of(
                                Entry.network("SimpleRnn(1)", 3),
                                new Effort(20, 12, 11_600),
                                Metrics.MSE,
                                new Measured(0.010882, 0.0112))
                        .withPublished(Metrics.MSE, 0.010882))
                .enter(Score.of(
                        Entry.network("SimpleRnn 20-20 + Dense(1)", 1281),
                        new Effort(20, 185, 757),
                        Metrics.MSE,
                        new Measured(0.0025271, 0.0026)));
    }

    private static Score baseline(String name, double validation) {
        return Score.of(Entry.baseline(name, 0), Effort.NONE, Metrics.MSE, new Measured(validation, validation));
    }

    private static Score network(String name, double validation) {
        return Score.of(Entry.network(name, 9), Effort.NONE, Metrics.MSE, new Measured(validation, validation));
    }
}
