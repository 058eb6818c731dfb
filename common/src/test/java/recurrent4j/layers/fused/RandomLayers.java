package recurrent4j.layers.fused;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.nd4j.linalg.activations.Activation;
import recurrent4j.layers.fused.RandomExamples.Padding;

/**
 * Layers as somebody may put them into a graph.
 *
 * @param random draws them
 * @param padding of the examples
 * @param parts take what has been drawn
 * @param deviations take what Deeplearning4j computes wrongly
 */
@SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
record RandomLayers(Random random, Padding padding, List<String> parts, List<String> deviations) {

    /** A layer with what it is called, and how wide its answers are. */
    record Made(String name, Layer layer, int width) {}

    /** A layer that reads a sequence and answers with one; nothing where the sequence is to be reversed. */
    Optional<Made> ofSequence() {
        int units = 1 + random.nextInt(5);
        return switch (random.nextInt(8)) {
            case 0 -> {
                Bidirectional.Mode mode = Bidirectional.Mode.values()[random.nextInt(4)];
                yield Optional.of(new Made(
                        "bidirectional " + mode,
                        new Bidirectional(mode, inBothDirections(cell(units))),
                        mode == Bidirectional.Mode.CONCAT ? 2 * units : units));
            }
            case 1 -> {
                BaseRecurrentLayer inner = cell(units);
                if (inner instanceof AbstractLSTM && hasStepsOfZeros()) {
                    deviations.add("the gradient of an LSTM in MaskZero, whose memory's part no mask stops");
                }
                yield Optional.of(new Made("mask zero", new MaskZeroLayer(inner, 0), units));
            }
            case 2 -> {
                Layer convolution = new Convolution1DLayer.Builder(1 + random.nextInt(3))
                        .nOut(units)
                        .activation(random.nextBoolean() ? Activation.TANH : Activation.RELU)
                        .convolutionMode(random.nextBoolean() ? ConvolutionMode.Same : ConvolutionMode.Causal)
                        .build();
                yield Optional.of(new Made("convolution", convolution, units));
            }
            case 3 -> Optional.of(new Made("dense", dense(units), units));
            case 4 -> random.nextBoolean() ? Optional.empty() : Optional.of(new Made("recurrent", cell(units), units));
            default -> Optional.of(new Made("recurrent", cell(units), units));
        };
    }

    /** A layer that reads a sequence and answers once. */
    Made lastTimeStep(int units) {
        BaseRecurrentLayer inner = cell(units);
        if (inner instanceof LSTM && padding == Padding.BEFORE
                || inner instanceof AbstractLSTM && padding == Padding.BETWEEN) {
            deviations.add("the gradient of an LSTM in LastTimeStep behind or around padding");
        }
        if (random.nextInt(3) > 0) {
            return new Made("last time step", new LastTimeStep(inner), units);
        }
        parts.add("bidirectional, inside of:");
        return new Made(
                "last time step",
                new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, inBothDirections(inner))),
                2 * units);
    }

    private BaseRecurrentLayer cell(int units) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                parts.add("SimpleRnn relu");
                yield new SimpleRnn.Builder()
                        .nOut(units)
                        .activation(Activation.RELU)
                        .build();
            }
            case 1 -> {
                parts.add("SimpleRnn");
                yield new SimpleRnn.Builder()
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build();
            }
            case 2 -> {
                parts.add("LSTM");
                yield new LSTM.Builder().nOut(units).activation(Activation.TANH).build();
            }
            default -> {
                parts.add("GravesLSTM");
                yield new GravesLSTM.Builder()
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build();
            }
        };
    }

    private BaseRecurrentLayer inBothDirections(BaseRecurrentLayer cell) {
        if (cell instanceof AbstractLSTM && padding != Padding.NONE) {
            deviations.add("a masked bidirectional LSTM, whose backward half reads the padding first");
        }
        return cell;
    }

    /** Padding that a layer below has answered with zeros, or units that are all inactive. */
    private boolean hasStepsOfZeros() {
        return padding != Padding.NONE || parts.contains("SimpleRnn relu");
    }

    static Layer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
    }
}
