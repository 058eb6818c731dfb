package recurrent4j.layers.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the last layer of a network that chooses among very many classes, such as the words of a language: learning
 * looks at a sample of them, judging at all.
 *
 * <p>An engine keeps its work space from call to call and may be used by one thread at a time. All activations are float32
 * and dense in 'f' order, {@code [batch, features, time]}; the right classes are numbers {@code [batch, 1, time]}.
 */
public final class SampledAnswerEngine {
    private final ClassSampler sampler;
    private final int inputs;
    private final int threads;
    private final AnswerEngine whole;
    private final OneHot allLabels = new OneHot();
    private Sample sample;

    /**
     * An engine without work yet.
     *
     * @param sampler chooses the classes that a step looks at
     * @param inputs features that the layer reads
     * @param threads how many threads may share a pass
     */
    public SampledAnswerEngine(ClassSampler sampler, int inputs, int threads) {
        this.sampler = sampler;
        this.inputs = inputs;
        this.threads = threads;
        whole = engine(sampler.classes());
        sample = new Sample(1);
    }

    /**
     * Computes the loss on a sample of the classes, and its gradients: those of classes that are not in it are zero.
     *
     * @param weights the layer's parameters, for all classes
     * @param input what the layer reads
     * @param numbers the right classes
     * @param into what is wanted and where to
     * @param seed from which the sample is drawn
     * @return the loss, summed over all answers; on average less than {@link #loss}
     */
    public double differentiate(Affine weights, INDArray input, INDArray numbers, AffineGradients into, long seed) {
        int[] asked = numbers(numbers);
        ClassSampler.Draw draw = sampler.draw(asked, seed);
        if (sample.width != draw.classes().length) {
            sample = new Sample(draw.classes().length);
        }
        sample.gather(weights, draw);
        for (int i = 0; i < asked.length; i++) {
            asked[i] = draw.place(asked[i]);
        }
        INDArray labels = sample.labels.of(asked, Dense.shape(input, sample.width));
        double loss = sample.engine.differentiate(
                sample.weights,
                input,
                new Target(labels, Optional.empty()),
                new AffineGradients(sample.gradients, into.input()),
                // The right class is there for certain, whatever its chance, and must not be held back.
                draw.penalties());
        sample.scatter(into.weights(), draw);
        return loss;
    }

    /**
     * Computes the loss among all classes.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param numbers the right classes
     * @return the loss, summed over all answers
     */
    public double loss(Affine weights, INDArray input, INDArray numbers) {
        int steps = Dense.steps(input);
        double sum = 0;
        // As many steps at a time as there are threads: their labels alone are as large as the vocabulary.
        for (int from = 0; from < steps; from += threads) {
            int to = Math.min(steps, from + threads);
            INDArray some = input.get(all(), all(), interval(from, to));
            int[] asked = numbers(numbers.get(all(), all(), interval(from, to)));
            INDArray labels = allLabels.of(asked, Dense.shape(some, sampler.classes()));
            sum += whole.loss(weights, some, new Target(labels, Optional.empty()));
        }
        return sum;
    }

    private AnswerEngine engine(int outputs) {
        return new AnswerEngine(Loss.SOFTMAX_CROSS_ENTROPY, inputs, outputs, threads);
    }

    /** A small layer of some of the classes. */
    private final class Sample {
        private final int width;
        private final AnswerEngine engine;
        private final Affine weights;
        private final Affine gradients;
        private final OneHot labels = new OneHot();

        Sample(int width) {
            this.width = width;
            engine = engine(width);
            weights = zeros();
            gradients = zeros();
        }

        private Affine zeros() {
            return new Affine(OneHot.zeros(inputs, width), OneHot.zeros(width));
        }

        /** Takes over the weights of the classes, raising what is seldom chosen for all that was not. */
        void gather(Affine from, ClassSampler.Draw draw) {
            Floats kernel = Floats.of(weights.kernel());
            Floats all = Floats.of(from.kernel());
            float[] biases = new float[sampler.classes()];
            Floats.of(from.bias()).get(0, biases, biases.length);
            float[] bias = new float[width];
            for (int i = 0; i < width; i++) {
                kernel.copy(i * inputs, all, draw.classes()[i] * inputs, inputs);
                bias[i] = biases[draw.classes()[i]] - draw.penalties()[i];
            }
            Floats.of(weights.bias()).put(0, bias, width);
        }

        /** Puts the gradients of the classes where they belong, among zeros. */
        void scatter(Affine into, ClassSampler.Draw draw) {
            into.kernel().assign(0);
            Floats kernel = Floats.of(gradients.kernel());
            Floats all = Floats.of(into.kernel());
            float[] bias = new float[width];
            Floats.of(gradients.bias()).get(0, bias, width);
            float[] biases = new float[sampler.classes()];
            for (int i = 0; i < width; i++) {
                all.copy(draw.classes()[i] * inputs, kernel, i * inputs, inputs);
                biases[draw.classes()[i]] = bias[i];
            }
            Floats.of(into.bias()).put(0, biases, biases.length);
        }
    }

    /** Numbers in the order of memory, the batch running first. */
    private static int[] numbers(INDArray array) {
        INDArray dense = array.castTo(DataType.FLOAT).dup('f');
        float[] values = new float[Math.toIntExact(dense.length())];
        Floats.of(dense).get(0, values, values.length);
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) values[i];
        }
        return numbers;
    }
}
