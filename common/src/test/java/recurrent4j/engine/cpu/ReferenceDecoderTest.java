package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.Recurrence;

/** The reference proves the kernel; this proves the reference. */
class ReferenceDecoderTest {

    @ParameterizedTest
    @CsvSource({
        "GRU, ADDITIVE, true",
        "GRU, MULTIPLICATIVE, false",
        "LSTM, MULTIPLICATIVE, true",
        "COUPLED_LSTM, NONE, true",
        "SIMPLE_RNN, ADDITIVE, false"
    })
    void differentiatesLikeFiniteDifferences(Recurrence cell, Scoring scoring, boolean fed) {
        DecoderTrial trial = new DecoderTrial(DecoderTrial.shape(cell, scoring, fed, 3, 2), 3, 3, 4).padded();
        Map<String, double[]> gradients = trial.reference().gradients();
        trial.values.forEach((name, numbers) -> {
            for (int p = 0; p < numbers.length; p++) {
                assertThat(gradients.get(name)[p])
                        .as("%s, place %d", name, p)
                        .isCloseTo(slope(trial, numbers, p), within(1e-8));
            }
        });
    }

    @Test
    void computesAStepWithAttentionLikeAPocketCalculator() {
        var shape = DecoderTrial.shape(Recurrence.SIMPLE_RNN, Scoring.MULTIPLICATIVE, false, 1);
        DecoderTrial trial = new DecoderTrial(shape, 1, 1, 2);
        Map<String, double[]> v = trial.values;
        double state = v.get("b0")[0] + v.get("R0")[0] * v.get("initial")[0];
        for (int i = 0; i < shape.target(); i++) {
            state += v.get("W0")[i] * v.get("target")[i];
        }
        state = Math.tanh(state);
        double[] weights = new double[2];
        for (int m = 0; m < 2; m++) {
            double key = 0;
            for (int i = 0; i < shape.memory(); i++) {
                key += v.get("K")[i] * v.get("memory")[m * shape.memory() + i];
            }
            weights[m] = Math.exp(state * key);
        }
        for (int j = 0; j < shape.answers(); j++) {
            double answer = v.get("d")[j] + v.get("W")[j * shape.read()] * state;
            for (int i = 0; i < shape.memory(); i++) {
                double context = (weights[0] * v.get("memory")[i] + weights[1] * v.get("memory")[shape.memory() + i])
                        / (weights[0] + weights[1]);
                answer += v.get("W")[j * shape.read() + 1 + i] * context;
            }
            assertThat(trial.reference().outputs()[j]).isCloseTo(Math.tanh(answer), within(1e-14));
        }
    }

    private static double slope(DecoderTrial trial, double[] values, int place) {
        double before = values[place];
        values[place] = before + 1e-5;
        double above = trial.reference().loss();
        values[place] = before - 1e-5;
        double below = trial.reference().loss();
        values[place] = before;
        return (above - below) / 2e-5;
    }
}
