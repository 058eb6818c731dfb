package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.io.InputException;

class SamplingTest {

    @Test
    void whatIsChosenReplacesTheUsualAndNothingElse() {
        Sampling sampling = Sampling.temperature(0.5)
                .topK(3)
                .topP(0.9)
                .repetitionPenalty(1.2)
                .length(7)
                .stop("x")
                .skippingUnknown()
                .seed(9);
        assertThat(sampling).isEqualTo(new Sampling(0.5, 3, 0.9, 1.2, 7, "x", true, 9));
        assertThat(Sampling.temperature(Sampling.USUAL.temperature())).isEqualTo(Sampling.USUAL);
        assertThat(Sampling.greedy().temperature()).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void whatHasNoMeaningIsRefused(UnaryOperator<Sampling> mistake) {
        assertThatThrownBy(() -> mistake.apply(Sampling.USUAL)).isInstanceOf(InputException.class);
    }

    static Stream<UnaryOperator<Sampling>> whatHasNoMeaningIsRefused() {
        return Stream.of(
                sampling -> Sampling.temperature(-1),
                sampling -> Sampling.temperature(Double.NaN),
                sampling -> sampling.topK(0),
                sampling -> sampling.topP(0),
                sampling -> sampling.topP(1.1),
                sampling -> sampling.length(0),
                sampling -> sampling.stop(""));
    }
}
