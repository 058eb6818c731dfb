package recurrent4j.seq2seq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Engine;
import recurrent4j.seq2seq.decode.StepModel.Session;
import recurrent4j.seq2seq.decode.StepModel.Step;

class RecurrentStepModelTest {

    private static final int END = TinyPairs.tokenizer().target().end();
    private static final int SOURCE_END = TinyPairs.tokenizer().source().end();
    private static final int[] LONG = {0, 1, 2, 3, 3};
    private static final int[] SHORT = {2};

    @BeforeAll
    static void start() {
        Engine.usual().start(1);
    }

    @ParameterizedTest
    @EnumSource(Attention.class)
    void aStepAtATimeGivesWhatTheWholeSequenceGives(Attention attention) {
        compare(TinyPairs.plain(attention));
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void soDoesEveryCell(Cell cell) {
        compare(TinyPairs.of(cell, 2));
    }

    /** Three rows, of which one is given up, one goes on twice, and one changes its place. */
    private static void compare(Seq2SeqSpec spec) {
        EncoderDecoderNetwork network = spec.of(Engine.usual().install(spec.network(), 1));
        try (Session session =
                new RecurrentStepModel(network, SOURCE_END, END).begin(List.of(LONG, SHORT, new int[0]))) {
            Step first = session.first();
            assertThat(first.logProbabilities()).hasDimensions(3, END + 1);
            compare(network, LONG, first.logProbabilities()[0]);
            compare(network, SHORT, first.logProbabilities()[1]);
            compare(network, new int[0], first.logProbabilities()[2]);
            Step second = session.next(new int[] {1, 0, 0}, new int[] {3, 1, 2});
            compare(network, SHORT, second.logProbabilities()[0], 3);
            compare(network, LONG, second.logProbabilities()[1], 1);
            compare(network, LONG, second.logProbabilities()[2], 2);
            Step third = session.next(new int[] {2, 1}, new int[] {0, 0});
            compare(network, LONG, third.logProbabilities()[0], 2, 0);
            compare(network, LONG, third.logProbabilities()[1], 1, 0);
            Step fourth = session.next(new int[] {1, 1, 0, 1}, new int[] {0, 1, 2, 3});
            compare(network, LONG, fourth.logProbabilities()[0], 1, 0, 0);
            compare(network, LONG, fourth.logProbabilities()[2], 2, 0, 2);
            compare(network, LONG, fourth.logProbabilities()[3], 1, 0, 3);
        }
    }

    private static void compare(EncoderDecoderNetwork network, int[] source, float[] answer, int... before) {
        int[] read = Arrays.copyOf(source, source.length + 1);
        read[source.length] = SOURCE_END;
        int[] target = Arrays.copyOf(before, before.length + 1);
        target[before.length] = END;
        ShownPairs shown = ShownPairs.of(List.of(read), List.of(target), END);
        INDArray all = network.network().outputs(shown.inputs()).get(0);
        float[] last = all.get(NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.point(before.length))
                .toFloatVector();
        for (int token = 0; token < last.length; token++) {
            assertThat(Math.exp(answer[token])).isCloseTo(last[token], within(1e-5));
        }
    }

    @Test
    void attentionLooksAtEachTokenOfASourceAndItsEndMark() {
        Seq2SeqSpec spec = TinyPairs.plain(Attention.ADDITIVE);
        EncoderDecoderNetwork network = spec.of(Engine.usual().install(spec.network(), 1));
        try (Session session = new RecurrentStepModel(network, SOURCE_END, END).begin(List.of(LONG, SHORT))) {
            float[][] attention = session.first().attention();
            assertThat(attention[0]).hasSize(LONG.length + 1);
            assertThat(attention[1]).hasSize(SHORT.length + 1);
            for (float[] row : attention) {
                double sum = 0;
                for (float weight : row) {
                    sum += weight;
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void withoutAttentionNothingIsLookedAt() {
        Seq2SeqSpec spec = TinyPairs.plain(Attention.NONE);
        EncoderDecoderNetwork network = spec.of(Engine.usual().install(spec.network(), 1));
        try (Session session = new RecurrentStepModel(network, SOURCE_END, END).begin(List.of(LONG))) {
            assertThat(session.first().attention()).isEmpty();
        }
    }
}
