package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.PaddedTokens;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;
import recurrent4j.model.TokenClassifier.Characters;

/** Networks with several inputs, which score tags of tokens. */
class TokenClassifierTest {

    private static final int WORDS = 9;
    private static final int SHAPES = 4;
    private static final int ALPHABET = 6;
    private static final int TAGS = 3;
    private static final int LABELS = 2;

    /** Of each sentence the numbers of its words; that of a word decides its shape and its spelling. */
    private static final List<int[]> SENTENCES =
            List.of(new int[] {3}, new int[] {3, 5, 3}, new int[] {0, 8, 2, 7}, new int[] {1, 2, 3, 4, 5, 6});

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    static Stream<TokenClassifier> designs() {
        return Stream.of(Cell.SIMPLE_RNN, Cell.LSTM, Cell.GRU)
                .flatMap(cell -> Stream.of(
                        design(cell, Direction.BIDIRECTIONAL, true, LABELS),
                        design(cell, Direction.BIDIRECTIONAL, true, 0),
                        design(cell, Direction.FORWARD, false, LABELS)));
    }

    private static TokenClassifier design(Cell cell, Direction direction, boolean characters, int labels) {
        return new TokenClassifier(
                List.of(new Input.Embedding(WORDS, 4), new Input.Embedding(SHAPES, 2)),
                characters ? Optional.of(new Characters(ALPHABET, 3, cell, 2)) : Optional.empty(),
                new RecurrentStack(cell, direction, List.of(4, 3), 0.3),
                TAGS,
                labels);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void answersAndGradientsAreThoseOfDeeplearning4j(TokenClassifier dropping) {
        // In order 'c' and 'f', the same numbers drop other values.
        TokenClassifier design = withoutDropout(dropping);
        Network stock = Network.of(design, 0.001, 1);
        Network fused = LabelledNetworks.fused(design);
        Inputs inputs = inputs(design, SENTENCES, true);
        List<INDArray> expected = copied(stock.outputs(inputs));
        List<INDArray> answers = fused.outputs(inputs);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(answers.get(i).sub(expected.get(i)).amaxNumber().doubleValue())
                    .isLessThan(1e-6);
        }
        stock.backpropagate(inputs, slopes(design, SENTENCES));
        fused.backpropagate(inputs, slopes(design, SENTENCES));
        assertThat(largest(fused.gradient().sub(stock.gradient()))).isLessThan(1e-5 * largest(stock.gradient()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void paddingNeverChangesAnswersOrGradients(TokenClassifier design) {
        Network network = LabelledNetworks.fused(withoutDropout(design));
        Inputs together = inputs(design, SENTENCES, true);
        List<INDArray> answers = copied(network.outputs(together));
        network.backpropagate(together, slopes(design, SENTENCES));
        INDArray whole = network.gradient().dup();
        INDArray sum = whole.mul(0);
        for (int row = 0; row < SENTENCES.size(); row++) {
            List<int[]> one = SENTENCES.subList(row, row + 1);
            Inputs alone = inputs(design, one, true);
            List<INDArray> own = network.outputs(alone);
            for (int step = 0; step < one.get(0).length; step++) {
                for (int tag = 0; tag < TAGS; tag++) {
                    assertThat(own.get(0).getDouble(0, tag, step))
                            .isCloseTo(answers.get(0).getDouble(row, tag, step), within(1e-6));
                }
            }
            if (design.labels() > 0) {
                assertThat(own.get(1).getRow(0).toDoubleVector())
                        .containsExactly(answers.get(1).getRow(row).toDoubleVector(), within(1e-6));
            }
            network.backpropagate(alone, slopes(design, one));
            sum.addi(network.gradient());
        }
        assertThat(largest(whole.sub(sum))).isLessThan(1e-5 * largest(whole));
    }

    @Test
    void aWordThatIsSpelledOnceAnswersAsOneThatIsSpelledAtEachStep() {
        TokenClassifier design = withoutDropout(design(Cell.LSTM, Direction.BIDIRECTIONAL, true, LABELS));
        Network network = LabelledNetworks.fused(design);
        Inputs once = inputs(design, SENTENCES, true);
        Inputs everywhere = inputs(design, SENTENCES, false);
        assertThat(everywhere.features().get(3).size(0))
                .isGreaterThan(once.features().get(3).size(0));

        List<INDArray> answers = copied(network.outputs(once));
        network.backpropagate(once, slopes(design, SENTENCES));
        INDArray gradient = network.gradient().dup();

        assertThat(largest(network.outputs(everywhere).get(0).sub(answers.get(0))))
                .isLessThan(1e-6);
        network.backpropagate(everywhere, slopes(design, SENTENCES));
        assertThat(largest(network.gradient().sub(gradient))).isLessThan(1e-6);
    }

    /** The loss is linear in the answers, so that its slopes are known whatever the weights. */
    @Test
    void theGradientIsThatOfDifferences() {
        TokenClassifier design = withoutDropout(design(Cell.LSTM, Direction.BIDIRECTIONAL, true, LABELS));
        Network network = LabelledNetworks.fused(design);
        Inputs inputs = inputs(design, SENTENCES, true);
        network.backpropagate(inputs, slopes(design, SENTENCES));
        double[] gradient = network.gradient().toDoubleVector();
        double step = 0.01;
        for (int i = 0; i < gradient.length; i += 7) {
            double weight = network.weights().getDouble(i);
            network.weights().putScalar(i, weight + step);
            double more = loss(network, design, inputs);
            network.weights().putScalar(i, weight - step);
            double less = loss(network, design, inputs);
            network.weights().putScalar(i, weight);
            assertThat(gradient[i]).as("weight %d", i).isCloseTo((more - less) / (2 * step), within(2e-3));
        }
    }

    private static double loss(Network network, TokenClassifier design, Inputs inputs) {
        List<INDArray> answers = network.outputs(inputs);
        List<UnaryOperator<INDArray>> slopes = slopes(design, SENTENCES);
        double loss = 0;
        for (int i = 0; i < answers.size(); i++) {
            loss += answers.get(i)
                    .mul(slopes.get(i).apply(answers.get(i)))
                    .sumNumber()
                    .doubleValue();
        }
        return loss;
    }

    @ParameterizedTest
    @MethodSource("designs")
    void dropoutIsDrawnFromTheSeedAndForTrainingAlone(TokenClassifier design) {
        Network network = LabelledNetworks.fused(design);
        Inputs inputs = inputs(design, SENTENCES, true);
        INDArray answers = network.outputs(inputs).get(0).dup();
        INDArray first = drawn(network, design, inputs, 3);
        assertThat(drawn(network, design, inputs, 3)).isEqualTo(first);
        assertThat(largest(drawn(network, design, inputs, 4).sub(first))).isGreaterThan(0);
        assertThat(network.outputs(inputs).get(0)).isEqualTo(answers);
    }

    private static INDArray drawn(Network network, TokenClassifier design, Inputs inputs, long seed) {
        Nd4j.getRandom().setSeed(seed);
        network.backpropagate(inputs, slopes(design, SENTENCES));
        return network.gradient().dup();
    }

    @Test
    void aDesignThatTellsNothingIsRefusedInASentence() {
        var words = new Input.Embedding(WORDS, 4);
        var stack = RecurrentStack.of(Cell.GRU, 3);
        assertThatThrownBy(() -> new TokenClassifier(List.of(), Optional.empty(), stack, TAGS, 0))
                .hasMessage("The number of columns is 0; it must be 1 or more.");
        assertThatThrownBy(() -> new TokenClassifier(List.of(words), Optional.empty(), stack, TAGS, 1))
                .hasMessageContaining("2 or more, or 0 for none");
        assertThatThrownBy(() -> new TokenClassifier(
                        List.of(new Input.Embedding(List.of(3, 4), 5, 0)), Optional.empty(), stack, TAGS, 0))
                .hasMessageContaining("looked up in one vocabulary, not in 2");
        Network chain = Network.of(new recurrent4j.model.LinearLayer(2, 1), 0.001, 1);
        assertThatThrownBy(() -> chain.outputs(new Inputs(List.of(), List.of())))
                .hasMessageContaining("A chain of layers has one input");
    }

    @Test
    void aDesignIsPrintedInAFewWords() {
        assertThat(design(Cell.LSTM, Direction.BIDIRECTIONAL, true, 0))
                .hasToString("bidirectional LSTM 4-3, dropout 0.3, words 4 + column 2 + characters 2x2");
    }

    private static TokenClassifier withoutDropout(TokenClassifier design) {
        return new TokenClassifier(
                design.columns(), design.characters(), design.stack().dropping(0), design.tags(), design.labels());
    }

    private static List<INDArray> copied(List<INDArray> arrays) {
        return arrays.stream().map(INDArray::dup).toList();
    }

    private static double largest(INDArray array) {
        return array.amaxNumber().doubleValue();
    }

    /** Derivatives that only depend on the place, and are zero at padding. */
    private static List<UnaryOperator<INDArray>> slopes(TokenClassifier design, List<int[]> sentences) {
        UnaryOperator<INDArray> tags = answers -> {
            INDArray slopes = Nd4j.zeros(answers.shape());
            for (int row = 0; row < sentences.size(); row++) {
                for (int step = 0; step < sentences.get(row).length; step++) {
                    for (int tag = 0; tag < TAGS; tag++) {
                        slopes.putScalar(row, tag, step, Math.sin(sentences.get(row)[step] + 2.0 * tag + step));
                    }
                }
            }
            return slopes.dup('f');
        };
        UnaryOperator<INDArray> labels = answers -> Nd4j.onesLike(answers).dup('f');
        return design.labels() == 0 ? List.of(tags) : List.of(tags, labels);
    }

    private static Inputs inputs(TokenClassifier design, List<int[]> sentences, boolean once) {
        PaddedTokens tokens = PaddedTokens.of(sentences.stream()
                .map(words -> List.of(
                        words, IntStream.of(words).map(word -> word % SHAPES).toArray()))
                .toList());
        INDArray mask = tokens.mask() == null
                ? Nd4j.ones(sentences.size(), (int) tokens.features().size(2))
                : tokens.mask();
        List<INDArray> features = new ArrayList<>();
        for (int track = 0; track < 2; track++) {
            features.add(track(tokens.features(), track));
        }
        List<INDArray> masks = new ArrayList<>(List.of(mask, mask));
        if (design.characters().isPresent()) {
            List<Integer> rows = new ArrayList<>();
            List<int[]> places = new ArrayList<>();
            for (int[] words : sentences) {
                places.add(IntStream.of(words)
                        .map(word -> {
                            if (!once || !rows.contains(word)) {
                                rows.add(word);
                            }
                            return once ? rows.indexOf(word) : rows.size() - 1;
                        })
                        .toArray());
            }
            PaddedTokens spelled = PaddedTokens.of(
                    rows.stream().map(word -> List.of(spelling(word))).toList());
            features.add(PaddedTokens.of(places.stream().map(List::of).toList()).features());
            masks.add(mask);
            features.add(spelled.features());
            masks.add(
                    spelled.mask() == null
                            ? Nd4j.ones(rows.size(), (int) spelled.features().size(2))
                            : spelled.mask());
        }
        return new Inputs(features, masks);
    }

    private static INDArray track(INDArray features, int track) {
        return features.get(
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.interval(track, track + 1),
                        org.nd4j.linalg.indexing.NDArrayIndex.all())
                .dup('f');
    }

    private static int[] spelling(int word) {
        return new Random(word).ints(1 + word % 4, 0, ALPHABET).toArray();
    }
}
