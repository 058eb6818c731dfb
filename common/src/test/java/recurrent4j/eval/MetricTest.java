package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MetricTest {

    private static final Metric ERROR = new Metric("error", true);
    private static final Metric HITS = new Metric("hits", false);

    @Test
    void halfTheErrorIsAnImprovementOfOneHalf() {
        assertThat(ERROR.improvement(2, 4)).isEqualTo(0.5);
        assertThat(ERROR.improvement(8, 4)).isEqualTo(-1);
    }

    @Test
    void moreHitsAreAnImprovement() {
        assertThat(HITS.improvement(6, 4)).isEqualTo(0.5);
        assertThat(HITS.improvement(3, 4)).isEqualTo(-0.25);
    }

    @Test
    void theDirectionDecidesWhatIsBetter() {
        assertThat(ERROR.better(1, 2)).isTrue();
        assertThat(HITS.better(1, 2)).isFalse();
        assertThat(ERROR.better(2, 2)).isFalse();
    }

    @Test
    void whatIsNotANumberNeverWins() {
        assertThat(ERROR.better(Double.NaN, 1)).isFalse();
        assertThat(ERROR.better(1, Double.NaN)).isTrue();
        assertThat(HITS.better(Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void aPerfectReferenceCannotBeImproved() {
        assertThat(ERROR.improvement(0, 0)).isZero();
        assertThat(ERROR.improvement(1, 0)).isInfinite();
    }

    @Test
    void aMetricNeedsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric(" ", true))
                .withMessageContaining("blank");
    }
}
