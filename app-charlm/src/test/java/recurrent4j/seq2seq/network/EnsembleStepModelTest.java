package recurrent4j.seq2seq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.decode.StepModel;

class EnsembleStepModelTest {

    /** Always gives the same probabilities, and looks at the same place. */
    private record Constant(float[][] attention, double... probabilities) implements StepModel {
        @Override
        public int size() {
            return probabilities.length;
        }

        @Override
        public int end() {
            return probabilities.length - 1;
        }

        @Override
        public Session begin(List<int[]> sources) {
            return new Session() {
                @Override
                public Step first() {
                    return next(new int[1], new int[1]);
                }

                @Override
                public Step next(int[] parents, int[] tokens) {
                    float[] row = new float[size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = (float) Math.log(probabilities[i]);
                    }
                    return new Step(new float[][] {row}, attention);
                }
            };
        }
    }

    private static final StepModel FIRST = new Constant(new float[][] {{1, 0}}, 0.5, 0.3, 0.2);
    private static final StepModel SECOND = new Constant(new float[][] {{0, 1}}, 0.1, 0.9, 0);
    private static final StepModel BLIND = new Constant(new float[0][], 0.3, 0.3, 0.4);

    @Test
    void probabilitiesAndAttentionAreAveraged() {
        StepModel.Step step = EnsembleStepModel.of(List.of(FIRST, SECOND, BLIND))
                .begin(List.of(new int[1]))
                .next(new int[1], new int[1]);

        double[] expected = {0.3, 0.5, 0.2};
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.exp(step.logProbabilities()[0][i])).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(step.attention()).isDeepEqualTo(new float[][] {{0.5f, 0.5f}});
    }

    @Test
    void oneModelAnswersForItself() {
        assertThat(EnsembleStepModel.of(List.of(FIRST))).isSameAs(FIRST);
    }

    @Test
    void modelsOfDifferentVocabulariesAreRefused() {
        StepModel other = new Constant(new float[0][], 0.5, 0.5);
        assertThatThrownBy(() -> EnsembleStepModel.of(List.of(FIRST, other))).isInstanceOf(InputException.class);
    }
}
