package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TagTrigramsTest {

    /** The trigrams of two tags: 0 0 0 twice, 0 0 1 once, 1 0 0 three times. */
    private static TagTrigrams trigrams() {
        var trigrams = new TagTrigrams(2);
        trigrams.add(0, 0, 0, 2);
        trigrams.add(0, 0, 1, 1);
        trigrams.add(1, 0, 0, 3);
        return trigrams.interpolated();
    }

    @Test
    void eachTrigramGivesItsCountToTheFrequencyThatPredictsItBestWithoutItself() {
        // 0 0 0: at all 4/5, after 0 4/5, after 0 0 1/2; 0 0 1: all 0, the longest wins; 1 0 0: after 1 0 2/2.
        assertThat(trigrams().shares()).containsExactly(new double[] {0, 2 / 6.0, 4 / 6.0}, within(1e-12));
    }

    @Test
    void theProbabilityIsTheMixtureOfThreeFrequencies() {
        assertThat(trigrams().probability(0, 0, 1)).isCloseTo(2 / 6.0 * 1 / 6 + 4 / 6.0 * 1 / 3, within(1e-12));
        assertThat(trigrams().probability(1, 0, 0)).isCloseTo(2 / 6.0 * 5 / 6 + 4 / 6.0 * 3 / 3, within(1e-12));
        assertThat(trigrams().probability(1, 1, 0)).isZero();
    }
}
