package recurrent4j.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.engine.Recurrence;
import recurrent4j.layers.fused.FusedDecoderVertex;
import recurrent4j.layers.fused.FusedLayers;

/**
 * Draws the weights that training starts from. Deeplearning4j cannot do it: its orthogonal distribution can hang, its
 * Glorot limit for a recurrent layer counts the recurrent inputs as well.
 */
final class InitialWeights {

    private InitialWeights() {}

    /** Overwrites kernels; biases stay as the layers were configured. */
    static void draw(Network network, long seed) {
        var random = new Random(seed);
        for (Layer layer : network.layers()) {
            for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
                INDArray weights = parameter.getValue();
                switch (parameter.getKey()) {
                    case DefaultParamInitializer.WEIGHT_KEY ->
                        weights.assign(glorot(weights.rows(), weights.columns(), random));
                    case LSTMParamInitializer.RECURRENT_WEIGHT_KEY ->
                        weights.assign(
                                isRectified(layer)
                                        ? Nd4j.eye(weights.rows())
                                        : orthonormal(weights.rows(), weights.columns(), random));
                    default -> {}
                }
            }
        }
        if (network.model() instanceof ComputationGraph graph) {
            for (GraphVertex vertex : graph.getVertices()) {
                if (vertex instanceof FusedDecoderVertex decoder) {
                    draw(decoder, random.nextLong());
                }
            }
        }
    }

    /** Sets the biases of the last layer to the logarithms of frequencies, of which 0 counts as the least of the others. */
    static void beginWithFrequencies(Network network, double[] frequencies) {
        double least = Arrays.stream(frequencies).filter(f -> f > 0).min().orElse(1);
        double sum = Arrays.stream(frequencies).sum();
        Layer[] layers = network.layers();
        INDArray biases = layers[layers.length - 1].getParam(DefaultParamInitializer.BIAS_KEY);
        for (int i = 0; i < frequencies.length; i++) {
            biases.putScalar(i, Math.log(Math.max(least, frequencies[i]) / sum));
        }
    }

    /**
     * Overwrites the embeddings of an encoder-decoder: as those of the uniform distribution are, they are so small that hundreds
     * of steps pass before it looks at what it reads. The source's are standard normal (as in PyTorch); those of the target have
     * the standard deviation {@code 1/sqrt(dimensions)}, so that as the kernel of the last layer, which they may be, they give
     * values of about 1 (as in fairseq).
     */
    static void drawEmbeddings(EncoderDecoderNetwork network, long seed) {
        var random = new Random(seed + 1);
        normal(network.sourceEmbedding(), 1, random);
        INDArray target = network.targetEmbedding();
        normal(target, 1 / Math.sqrt(target.columns()), random);
        network.answerKernel().assign(target.transpose());
    }

    private static void normal(INDArray table, double deviation, Random random) {
        double[][] rows = new double[table.rows()][table.columns()];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> deviation * random.nextGaussian());
        }
        table.assign(Nd4j.create(rows));
    }

    /** Overwrites the weights of a decoder: kernels as those of layers are, biases zero but 1 for forget gates. */
    static void draw(FusedDecoderVertex decoder, long seed) {
        var random = new Random(seed);
        Recurrence recurrence = decoder.recurrence();
        decoder.paramTable(true).forEach((name, weights) -> {
            if (name.endsWith(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
                weights.assign(
                        recurrence == Recurrence.SIMPLE_RNN_RELU
                                ? Nd4j.eye(weights.rows())
                                : orthonormal(weights.rows(), weights.columns(), random));
            } else if (name.endsWith(DefaultParamInitializer.WEIGHT_KEY)) {
                weights.assign(glorot(weights.rows(), weights.columns(), random));
            } else {
                weights.assign(0);
                boolean ofCells = Character.isDigit(name.charAt(0));
                if (ofCells && recurrence.states() > 1) {
                    // Forget gates are the second block.
                    long units = weights.length() / recurrence.gates();
                    weights.get(NDArrayIndex.all(), NDArrayIndex.interval(units, 2 * units))
                            .assign(1);
                }
            }
        });
    }

    /** A rectified layer starts by repeating its state, since orthogonal kernels make it vanish or explode. */
    private static boolean isRectified(Layer layer) {
        return FusedLayers.unwrapped(layer).conf().getLayer() instanceof SimpleRnn rnn
                && rnn.getActivationFn() instanceof ActivationReLU;
    }

    /** Uniform within {@code sqrt(6 / (inputs + outputs))} around zero (Glorot and Bengio 2010). */
    private static INDArray glorot(int inputs, int outputs, Random random) {
        double limit = Math.sqrt(6.0 / (inputs + outputs));
        double[][] kernel = new double[inputs][outputs];
        for (double[] row : kernel) {
            Arrays.setAll(row, j -> limit * (2 * random.nextDouble() - 1));
        }
        return Nd4j.create(kernel);
    }

    /**
     * Rows {@code [units, gates * units]}, Gaussian and made orthonormal one after another (Saxe et al. 2014), twice over for
     * accuracy; weights beyond whole gates, such as peepholes, are zero.
     */
    private static INDArray orthonormal(int units, int columns, Random random) {
        double[][] kernel = new double[units][columns];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < columns - columns % units; j++) {
                kernel[i][j] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    addScaled(kernel[i], kernel[k], -dot(kernel[i], kernel[k]));
                }
                double length = Math.sqrt(dot(kernel[i], kernel[i]));
                for (int j = 0; j < columns; j++) {
                    kernel[i][j] /= length;
                }
            }
        }
        return Nd4j.create(kernel);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void addScaled(double[] to, double[] from, double factor) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }
}
