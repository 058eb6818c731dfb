package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightingTest {

    /** Three of four texts are ham. */
    private final TokenizedReviews training = Texts.of("ham", "a", "ham", "b", "ham", "c", "spam", "d");

    @Test
    void balancedClassesCountAlike() {
        assertThat(ClassWeighting.parse("balanced").of(training))
                .containsExactly(new double[] {2.0 / 3, 2}, within(1e-12));
    }

    @Test
    void labelsThatAreNotNamedWeighOneAndTheMeanTextDoes() {
        ClassWeighting weighting = ClassWeighting.parse("spam=5");

        assertThat(weighting.named()).isEqualTo(Map.of("spam", 5.0));
        assertThat(weighting.of(training)).containsExactly(new double[] {0.5, 2.5}, within(1e-12));
        assertThat(ClassWeighting.NONE.of(training)).containsExactly(1, 1);
        assertThat(ClassWeighting.isPlain(1, 1)).isTrue();
        assertThat(ClassWeighting.isPlain(0.5, 2.5)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam", "spam=", "spam=0", "spam=-1", "=2", "spam=NaN", "spam=two", "spam=1e9"})
    void whatIsNoWeightIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeighting.parse(text))
                .withMessageContaining("label=weight");
    }

    @Test
    void aLabelThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeighting.parse("spma=2").of(training))
                .withMessageContaining("\"spma\"; there are \"ham\", \"spam\"");
    }
}
