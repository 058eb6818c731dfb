package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;

class ContestTest {

    private record Guess(String name, long parameters, double error) implements Contestant {}

    private static final Guess BASELINE = new Guess("mean", 1, 2);
    private static final Guess BETTER = new Guess("LSTM", 9, 1);
    private static final Guess WORSE = new Guess("GRU", 9, 3);

    private final Contest<Guess> contest = new Contest<>(Metrics.MSE, guess -> {
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        measured.put(Metrics.MSE, new Measured(guess.error(), guess.error()));
        measured.put(Metrics.MAE, new Measured(guess.error() / 2, Double.NaN));
        return measured;
    });

    @Test
    void contestantsAreScoredByEveryMetricInTheOrderOfTheirEntry() {
        contest.enterBaseline(BASELINE);
        contest.enter(WORSE, new Effort(2, 1, 10));
        contest.enter(BETTER, Effort.NONE, score -> score.withPublished(Metrics.MSE, 1.5));

        assertThat(contest.scores().scores())
                .extracting(score -> score.contestant().name())
                .containsExactly("mean", "GRU", "LSTM");
        assertThat(contest.scores().scores().get(1).measured(Metrics.MAE).validation())
                .isEqualTo(1.5);
        assertThat(contest.scores().scores().get(1).effort().epochs()).isEqualTo(2);
        assertThat(contest.scores().scores().get(2).published()).containsEntry("MSE", 1.5);
    }

    @Test
    void theBestMayBeABaselineAndTheBestNetworkIsStillKnown() {
        contest.enterBaseline(BASELINE);
        contest.enter(WORSE, Effort.NONE);

        assertThat(contest.best()).isEqualTo(BASELINE);
        assertThat(contest.bestNetwork()).isEqualTo(WORSE);
        contest.enter(BETTER, Effort.NONE);
        assertThat(contest.best()).isEqualTo(BETTER);
        assertThat(contest.bestNetwork()).isEqualTo(BETTER);
        assertThat(contest.best(List.of(WORSE, BASELINE))).isEqualTo(BASELINE);
        assertThat(contest.best(List.of(WORSE))).isEqualTo(WORSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contest.best(List.of()))
                .withMessageContaining("None of the contestants");
    }

    @Test
    void aNetworkThatLosesIsKnownByName() {
        contest.enterBaseline(BASELINE);
        contest.enter(WORSE, Effort.NONE);
        contest.enter(BETTER, Effort.NONE);

        assertThat(contest.scores().remark("GRU"))
                .contains(contest.scores().remarks().get(0));
        assertThat(contest.scores().remark("LSTM")).isEmpty();
        assertThat(contest.scores().remark("mean")).isEmpty();
    }

    @Test
    void aNetworkThatHasDivergedHasNoScoreAndCannotBeSaved() {
        contest.enterBaseline(() -> BASELINE);
        contest.enterDiverged("LSTM", 9);

        assertThat(contest.scores().scores().get(1).measured(Metrics.MAE).validation())
                .isNaN();
        assertThat(contest.contestants()).containsExactly(BASELINE);
        assertThatThrownBy(contest::bestNetwork)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("every training diverged");
    }
}
