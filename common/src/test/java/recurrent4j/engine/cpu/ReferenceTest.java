package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;

/** The reference proves the kernel; this proves the reference. */
class ReferenceTest {

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void differentiatesLikeFiniteDifferences(Recurrence cell) {
        Trial trial = new Trial(new CellShape(cell, 2, 3), 3, 4, 11).carried().padded();
        Reference reference = trial.reference();
        double[] gradients = reference.gradients(trial.epsilon);
        int[][] leaves = {reference.x, reference.w, reference.r, reference.b, reference.h0, reference.c0};
        for (int k = 0; k < leaves.length; k++) {
            for (int p = 0; p < leaves[k].length; p++) {
                double slope = slope(trial, trial.values[k], p);
                assertThat(gradients[leaves[k][p]])
                        .as("array %d, place %d", k, p)
                        .isCloseTo(slope, within(1e-8));
            }
        }
    }

    @Test
    void computesAnLstmStepLikeAPocketCalculator() {
        Trial trial = new Trial(new CellShape(Recurrence.LSTM, 1, 1), 1, 1, 1);
        set(trial.values[0], 1);
        set(trial.values[1], 0.5, 0.25, -0.5, 1);
        set(trial.values[2], 1, -1, 0.5, 2);
        set(trial.values[3], 0, 1, 0.5, -1);
        set(trial.values[4], 0.5);
        set(trial.values[5], 2);
        double input = Math.tanh(0.5 + 0.5);
        double forget = 1 / (1 + Math.exp(-(0.25 - 0.5 + 1)));
        double output = 1 / (1 + Math.exp(-(-0.5 + 0.25 + 0.5)));
        double gate = 1 / (1 + Math.exp(-(1 + 1 - 1)));
        double cell = forget * 2 + gate * input;
        assertThat(trial.reference().outputs()).containsExactly(new double[] {output * Math.tanh(cell)}, within(1e-15));
    }

    @Test
    void computesAGruStepLikeAPocketCalculator() {
        Trial trial = new Trial(new CellShape(Recurrence.GRU, 1, 1), 1, 1, 1);
        set(trial.values[0], 1);
        set(trial.values[1], 0.5, 0.25, -0.5);
        set(trial.values[2], 1, -1, 0.5);
        set(trial.values[3], 0, 1, 0.5, -1);
        set(trial.values[4], 0.5);
        double update = 1 / (1 + Math.exp(-(0.5 + 0.5)));
        double reset = 1 / (1 + Math.exp(-(0.25 - 0.5 + 1)));
        double candidate = Math.tanh(-0.5 + 0.5 + reset * (0.25 - 1));
        double expected = update * 0.5 + (1 - update) * candidate;
        assertThat(trial.reference().outputs()).containsExactly(new double[] {expected}, within(1e-15));
    }

    private static void set(double[] target, double... numbers) {
        System.arraycopy(numbers, 0, target, 0, numbers.length);
    }

    private static double slope(Trial trial, double[] values, int place) {
        double before = values[place];
        values[place] = before + 1e-5;
        double above = loss(trial);
        values[place] = before - 1e-5;
        double below = loss(trial);
        values[place] = before;
        return (above - below) / 2e-5;
    }

    private static double loss(Trial trial) {
        double[] outputs = trial.reference().outputs();
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += outputs[k] * trial.epsilon[k];
        }
        return sum;
    }
}
