package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.generate.BeamSearch.Hypothesis;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepKernel;

class BeamSearchTest {

    private static final int LENGTH = 5;

    /** The most likely first step leads where nothing is likely. */
    private static final ToyPredictor TRAP = ToyPredictor.of(
            new double[] {0, 0.6, 0.4, 0}, // from the start
            new double[] {0.25, 0.25, 0.25, 0.25},
            new double[] {0.05, 0.05, 0.0, 0.9},
            new double[] {0.1, 0.1, 0.1, 0.7});

    private static final Vocabulary FOUR = Vocabulary.closed(List.of("s", "x", "y", "z"));

    @Test
    void aWiderBeamFindsWhatTheGreedyOneMisses() {
        Hypothesis greedy =
                hypotheses(TRAP, FOUR, new BeamSearch(1, 2, StopText.NONE)).get(0);
        assertThat(greedy.text()).isEqualTo("xs");
        assertThat(greedy.logProbability()).isCloseTo(Math.log(0.6 * 0.25), within(1e-5));

        List<Hypothesis> best = hypotheses(TRAP, FOUR, new BeamSearch(2, 2, StopText.NONE));
        assertThat(best).extracting(Hypothesis::text).containsExactly("yz", "xs");
        assertThat(best.get(0).logProbability()).isCloseTo(Math.log(0.4 * 0.9), within(1e-5));
        assertThat(best.get(0).logProbabilityPerCharacter()).isCloseTo(Math.log(0.4 * 0.9) / 2, within(1e-5));
        assertThat(best.get(0).scores()).isEqualTo("log-probability -1.022, -0.5108 per character");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aBeamThatHoldsEverythingFindsWhatExhaustiveSearchFinds(long seed) {
        var predictor = ToyPredictor.random(4, seed);
        Vocabulary vocabulary = Vocabulary.open(List.of("a", "b", "c"));
        List<Hypothesis> expected = exhaustive(predictor, vocabulary, StopText.NONE);
        assertSame(hypotheses(predictor, vocabulary, new BeamSearch(expected.size(), LENGTH, StopText.NONE)), expected);
        assertThat(expected).hasSize(243);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void soItDoesWithAStopText(long seed) {
        var predictor = ToyPredictor.random(4, seed);
        Vocabulary vocabulary = Vocabulary.open(List.of("a", "b", "c"));
        StopText stop = StopText.of("cb");
        List<Hypothesis> expected = exhaustive(predictor, vocabulary, stop);
        assertSame(hypotheses(predictor, vocabulary, new BeamSearch(300, LENGTH, stop)), expected);
        assertThat(expected.size()).isLessThan(243);
    }

    @Test
    void aNarrowBeamFindsHypothesesWithTheScoresThatTheyHave() {
        var predictor = ToyPredictor.random(4, 9);
        Vocabulary vocabulary = Vocabulary.closed(List.of("a", "b", "c", "d"));
        List<Hypothesis> all = exhaustive(predictor, vocabulary, StopText.NONE);
        List<Hypothesis> found = hypotheses(predictor, vocabulary, new BeamSearch(6, LENGTH, StopText.NONE));
        assertThat(found)
                .hasSize(6)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Hypothesis::logProbability).reversed());
        for (Hypothesis hypothesis : found) {
            Hypothesis same = all.stream()
                    .filter(other -> other.text().equals(hypothesis.text()))
                    .findFirst()
                    .orElseThrow();
            assertThat(hypothesis.logProbability()).isCloseTo(same.logProbability(), within(1e-6));
        }
    }

    @Test
    void aHypothesisThatHasStoppedIsKeptAsLongAsNoOthersAreMoreLikely() {
        List<Hypothesis> hypotheses = hypotheses(TRAP, FOUR, new BeamSearch(3, 20, StopText.of("z")));
        assertThat(hypotheses.get(0).text()).isEqualTo("y");
        assertThat(hypotheses.get(0).logProbability()).isCloseTo(Math.log(0.36), within(1e-5));
        assertThat(hypotheses.get(0).characters()).isEqualTo(2);
    }

    @Test
    void charactersAreCountedAsCodePoints() throws IOException {
        var generator = new Decoder(
                ToyPredictor.circle(2), Vocabulary.closed(List.of("\uD83D\uDC4D", "e")), Tokenizer.CHARACTERS);
        Hypothesis hypothesis = new BeamSearch(1, 3, StopText.NONE)
                .hypotheses(
                        generator.predictor(),
                        generator.vocabulary(),
                        generator.read("e").start())
                .get(0);
        assertThat(hypothesis).isEqualTo(new Hypothesis("\uD83D\uDC4De\uD83D\uDC4D", hypothesis.logProbability(), 3));
    }

    @Test
    void aBeamThatKeepsNothingIsRefused() {
        assertThatThrownBy(() -> new BeamSearch(0, 5, StopText.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A beam of 0 keeps nothing");
        assertThatThrownBy(() -> new BeamSearch(1, 0, StopText.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A length of 0");
    }

    private static List<Hypothesis> hypotheses(StepKernel predictor, Vocabulary vocabulary, BeamSearch beam) {
        return beam.hypotheses(predictor, vocabulary, DecoderState.of(predictor, start(predictor)));
    }

    /** The random one could not tell its first token from three of them, and would find hypotheses equally likely. */
    private static int start(StepKernel predictor) {
        return predictor == TRAP ? 0 : 3;
    }

    private static void assertSame(List<Hypothesis> found, List<Hypothesis> expected) {
        assertThat(found)
                .extracting(Hypothesis::text)
                .containsExactlyElementsOf(
                        expected.stream().map(Hypothesis::text).toList());
        for (int place = 0; place < found.size(); place++) {
            assertThat(found.get(place).logProbability())
                    .isCloseTo(expected.get(place).logProbability(), within(1e-6));
            assertThat(found.get(place).characters())
                    .isEqualTo(expected.get(place).characters());
        }
    }

    /** All hypotheses there are, the most likely first, each probability a product of those that the predictor gives. */
    private static List<Hypothesis> exhaustive(StepKernel predictor, Vocabulary vocabulary, StopText stop) {
        List<Hypothesis> all = new ArrayList<>();
        predictor.reset();
        float[] scores = predictor.step(start(predictor));
        collect(predictor, vocabulary, stop, new Path("", 1, predictor.state(), scores), all);
        all.sort(Comparator.comparingDouble(Hypothesis::logProbability).reversed());
        return all;
    }

    private record Path(String text, double probability, float[][] state, float[] scores) {}

    private static void collect(
            StepKernel predictor, Vocabulary vocabulary, StopText stop, Path path, List<Hypothesis> to) {
        String text = path.text();
        if (text.length() == LENGTH || !stop.before(text).equals(text)) {
            to.add(new Hypothesis(stop.before(text), Math.log(path.probability()), text.length()));
            return;
        }
        double sum = 0;
        for (float score : path.scores()) {
            sum += Math.exp(score);
        }
        for (int token = 0; token < vocabulary.tokens().size(); token++) {
            predictor.restore(path.state());
            float[] next = predictor.step(token);
            collect(
                    predictor,
                    vocabulary,
                    stop,
                    new Path(
                            text + vocabulary.token(token),
                            path.probability() * Math.exp(path.scores()[token]) / sum,
                            predictor.state(),
                            next),
                    to);
        }
    }
}
