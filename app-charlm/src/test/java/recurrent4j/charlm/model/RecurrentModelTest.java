package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.data.TokenSequence;
import recurrent4j.engine.StepKernel;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

class RecurrentModelTest {

    private static final int VOCABULARY = 7;

    /** Long enough to be read by several rows, of which the last has less to read. */
    private static final TokenSequence TEXT =
            TokenSequence.of(new Random(5).ints(9_043, 0, VOCABULARY).toArray());

    enum Shown {
        ONE_HOT(new Input.OneHot(VOCABULARY)),
        EMBEDDING(new Input.Embedding(VOCABULARY, 3));

        private final Input input;

        Shown(Input input) {
            this.input = input;
        }
    }

    @Test
    void theLargerTheVocabularyTheFewerStepsAreAnsweredAtOnce() {
        assertThat(RecurrentModel.window(32, 65)).isEqualTo(100);
        assertThat(RecurrentModel.window(32, 5_000)).isEqualTo(6);
        assertThat(RecurrentModel.window(32, 500_000)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Shown.class)
    void rowsSideBySideFindWhatASingleReaderFinds(Shown shown) {
        RecurrentModel model = model(shown.input);
        double[] sideBySide = new double[(int) TEXT.length()];
        int[] reads = new int[sideBySide.length];

        model.read(TEXT, (place, nats) -> {
            sideBySide[(int) place] = nats;
            reads[(int) place]++;
        });

        StepKernel reader = model.predictor();
        assertThat(reads[0]).isZero();
        for (int place = 1; place < reads.length; place++) {
            float[] scores = reader.step(TEXT.at(place - 1)).clone();
            assertThat(reads[place]).isEqualTo(1);
            assertThat(sideBySide[place]).as("at %d", place).isCloseTo(surprisal(scores, TEXT.at(place)), within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource(Shown.class)
    void theStockEnginePredictsTheSame(Shown shown) {
        StepKernel fused = model(Engine.FUSED, shown.input).predictor();
        StepKernel stock = model(Engine.STOCK, shown.input).predictor();

        assertThat(stock).isInstanceOf(RecurrentTokenPredictor.class);
        for (int place = 0; place < 20; place++) {
            float[] ours = fused.step(TEXT.at(place));
            float[] theirs = stock.step(TEXT.at(place));
            for (int token = 0; token < VOCABULARY; token++) {
                assertThat(surprisal(theirs, token)).isCloseTo(surprisal(ours, token), within(1e-4));
            }
        }
    }

    @Test
    void aPredictorLeavesWhatTheNetworkCarriesAsItWas() {
        RecurrentModel model = model(Engine.STOCK, new Input.OneHot(VOCABULARY));
        model.network().follow(model.features(TEXT.part(0, 10)));
        var carried = model.network().states().values().iterator().next().toString();

        model.predictor().step(3);

        assertThat(model.network().states().values().iterator().next()).hasToString(carried);
    }

    @ParameterizedTest
    @CsvSource({"FUSED, ONE_HOT", "FUSED, EMBEDDING", "STOCK, ONE_HOT"})
    void aHiddenStateIsRestored(Engine engine, Shown shown) {
        StepKernel predictor = model(engine, shown.input).predictor();
        predictor.step(1);
        float[][] state = predictor.state();
        float[] first = predictor.step(2).clone();
        predictor.step(3);

        predictor.restore(state);

        assertThat(predictor.step(2)).isEqualTo(first);
    }

    private static double surprisal(float[] scores, int token) {
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score);
        }
        return Math.log(sum) - scores[token];
    }

    private static RecurrentModel model(Input input) {
        return model(Engine.FUSED, input);
    }

    private static RecurrentModel model(Engine engine, Input input) {
        var architecture = new Architecture(
                input, RecurrentStack.of(Cell.LSTM, 6, 6).dropping(0.3), new Readout.NextToken(VOCABULARY));
        var network = engine.install(Network.of(architecture, 0.01, 3), 1);
        // Bolder weights than a beginner's, so that the state matters.
        network.weights().muli(2);
        return new RecurrentModel("model", network, input);
    }
}
