package recurrent4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;

class EncoderDecoderNetworkTest {

    private static final int SOURCES = 7;
    private static final int TARGETS = 6;
    private static final int[] SOURCE_LENGTHS = {4, 2, 3};
    private static final int[] TARGET_LENGTHS = {3, 5, 1};

    static List<Arguments> designs() {
        List<Arguments> designs = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Attention attention : Attention.values()) {
                for (boolean fed : new boolean[] {false, true}) {
                    designs.add(Arguments.of(cell, attention, fed));
                }
            }
        }
        return designs;
    }

    private static EncoderDecoderNetwork network(Cell cell, Attention attention, boolean fed, boolean tied) {
        var design = new EncoderDecoder(
                new Input.Embedding(SOURCES, 5),
                RecurrentStack.of(cell, 6).reading(Direction.BIDIRECTIONAL),
                new Input.Embedding(TARGETS, 4),
                RecurrentStack.of(cell, 8, 8),
                attention,
                fed);
        var network = new EncoderDecoderNetwork(Engine.FUSED.install(Network.of(design, 0.01, 7), 2), tied);
        network.tie();
        return network;
    }

    private record Example(Inputs inputs, TokenTargets targets) {}

    private static Example example(int moreSource, int moreTarget) {
        var random = new Random(3);
        int[] sources = SOURCE_LENGTHS;
        int sourceTime = 4 + moreSource;
        int targetTime = 5 + moreTarget;
        INDArray source = Nd4j.zeros(DataType.FLOAT, 3, 1, sourceTime);
        INDArray sourceMask = Nd4j.zeros(DataType.FLOAT, 3, sourceTime);
        INDArray read = Nd4j.zeros(DataType.FLOAT, 3, 1, targetTime);
        INDArray written = Nd4j.zeros(DataType.FLOAT, 3, 1, targetTime);
        INDArray targetMask = Nd4j.zeros(DataType.FLOAT, 3, targetTime);
        for (int e = 0; e < 3; e++) {
            for (int s = 0; s < sources[e]; s++) {
                source.putScalar(e, 0, s, random.nextInt(SOURCES));
                sourceMask.putScalar(e, s, 1);
            }
            for (int t = 0; t < TARGET_LENGTHS[e]; t++) {
                read.putScalar(e, 0, t, random.nextInt(TARGETS));
                written.putScalar(e, 0, t, random.nextInt(TARGETS));
                targetMask.putScalar(e, t, 1);
            }
        }
        return new Example(
                new Inputs(List.of(source, read), List.of(sourceMask, targetMask)),
                new TokenTargets(written, targetMask));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void gradientIsTheSlopeOfTheLoss(Cell cell, Attention attention, boolean fed) {
        EncoderDecoderNetwork network = network(cell, attention, fed, false);
        Example example = example(0, 0);
        network.backpropagate(example.inputs(), example.targets(), 0);
        INDArray weights = network.network().weights();
        INDArray gradient = network.network().gradient().dup();
        double scale = 0.01 / gradient.norm2Number().doubleValue();
        INDArray step = gradient.mul(scale);
        weights.addi(step);
        double above = network.loss(example.inputs(), example.targets());
        weights.subi(step.mul(2));
        double below = network.loss(example.inputs(), example.targets());
        double expected = gradient.norm2Number().doubleValue();
        assertEquals(expected, (above - below) / 0.02, 0.01 * expected);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void paddingChangesNeitherLossNorGradient(Cell cell, Attention attention, boolean fed) {
        EncoderDecoderNetwork network = network(cell, attention, fed, true);
        Example tight = example(0, 0);
        double loss = network.backpropagate(tight.inputs(), tight.targets(), 0.1);
        INDArray gradient = network.network().gradient().dup();
        Example padded = example(3, 2);
        assertEquals(loss, network.backpropagate(padded.inputs(), padded.targets(), 0.1), 1e-4);
        assertTrue(gradient.sub(network.network().gradient()).amaxNumber().doubleValue() < 1e-4);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void stepsAnswerAsTheWholePassDoes(Cell cell, Attention attention, boolean fed) {
        EncoderDecoderNetwork network = network(cell, attention, fed, false);
        Example example = example(1, 0);
        INDArray whole = network.network().outputs(example.inputs()).get(0);
        INDArray source = example.inputs().features().get(0);
        INDArray read = example.inputs().features().get(1);
        // Rows in another order than the batch, and one of them twice.
        int[] rows = {2, 0, 1, 0};
        try (DecoderSteps steps = network.steps(source, example.inputs().masks().get(0))) {
            int[] parents = rows;
            for (int t = 0; t < 5; t++) {
                int step = t;
                int[] tokens = java.util.Arrays.stream(rows)
                        .map(e -> read.getInt(e, 0, step))
                        .toArray();
                float[][] logs = steps.next(parents, tokens);
                for (int row = 0; row < rows.length; row++) {
                    for (int k = 0; t < TARGET_LENGTHS[rows[row]] && k < TARGETS; k++) {
                        assertEquals(whole.getDouble(rows[row], k, t), Math.exp(logs[row][k]), 1e-5);
                    }
                    if (attention != Attention.NONE) {
                        assertEquals(SOURCE_LENGTHS[rows[row]], steps.attention()[row].length);
                    }
                }
                parents = new int[] {0, 1, 2, 3};
            }
        }
    }

    @Test
    void savedNetworkAnswersTheSame(@TempDir Path folder) throws IOException {
        EncoderDecoderNetwork network = network(Cell.LSTM, Attention.ADDITIVE, true, false);
        Path file = folder.resolve("network.zip");
        network.network().write(file, true);
        Network loaded = Engine.FUSED.install(Network.read(file), 1);
        Inputs inputs = example(0, 0).inputs();
        assertEquals(
                network.network().outputs(inputs).get(0), loaded.outputs(inputs).get(0));
        assertEquals(network.network().parameters(), loaded.parameters());
    }

    @Test
    void tiedEmbeddingsStayTheSame() {
        EncoderDecoderNetwork network = network(Cell.GRU, Attention.ADDITIVE, true, true);
        Example example = example(0, 0);
        double first = network.backpropagate(example.inputs(), example.targets(), 0);
        for (int i = 0; i < 200; i++) {
            network.backpropagate(example.inputs(), example.targets(), 0);
            network.network().step(0.01);
            network.tie();
        }
        assertTrue(network.loss(example.inputs(), example.targets()) < first / 10);
    }
}
