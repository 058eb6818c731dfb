package recurrent4j.engine.cpu;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.SampledOutputKernel;
import recurrent4j.engine.OutputKernel.Target;

/** Copies the weights of the classes that a sample has into a small layer, and its gradients back. */
final class CpuSampledOutputKernel implements SampledOutputKernel {
    private final ClassSampler sampler;
    private final int inputs;
    private final int threads;
    private final CpuOutputKernel whole;
    private final OneHotLabels allLabels = new OneHotLabels();
    private Sample sample;

    CpuSampledOutputKernel(ClassSampler sampler, int inputs, int threads) {
        this.sampler = sampler;
        this.inputs = inputs;
        this.threads = threads;
        whole = kernel(sampler.classes());
        sample = new Sample(1);
    }

    @Override
    public double differentiate(
            DenseParameters weights, INDArray input, INDArray numbers, DenseGradients into, long seed) {
        int[] asked = Dense.integers(numbers);
        ClassSampler.Draw draw = sampler.draw(asked, seed);
        if (sample.width != draw.classes().length) {
            sample = new Sample(draw.classes().length);
        }
        sample.gather(weights, draw);
        for (int i = 0; i < asked.length; i++) {
            asked[i] = draw.place(asked[i]);
        }
        INDArray labels = sample.labels.of(asked, Dense.shape(input, sample.width));
        double loss = sample.layer.differentiate(
                sample.weights,
                input,
                new Target(labels, Optional.empty()),
                new DenseGradients(sample.gradients, into.input()),
                // The right class is there for certain, whatever its chance, and must not be held back.
                Optional.of(draw.penalties()));
        sample.scatter(into.weights(), draw);
        return loss;
    }

    @Override
    public double loss(DenseParameters weights, INDArray input, INDArray numbers) {
        int steps = Dense.steps(input);
        double sum = 0;
        // As many steps at a time as there are threads: their labels alone are as large as the vocabulary.
        for (int from = 0; from < steps; from += threads) {
            int to = Math.min(steps, from + threads);
            INDArray some = input.get(all(), all(), interval(from, to));
            int[] asked = Dense.integers(numbers.get(all(), all(), interval(from, to)));
            INDArray labels = allLabels.of(asked, Dense.shape(some, sampler.classes()));
            sum += whole.loss(weights, some, new Target(labels, Optional.empty()));
        }
        return sum;
    }

    private CpuOutputKernel kernel(int outputs) {
        return new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, inputs, outputs, threads);
    }

    /** Zeros outside of Deeplearning4j's workspaces, whose memory is used again as soon as a pass is over. */
    private static INDArray zeros(long... shape) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', shape).assign(0);
    }

    /** Labels with a single one at each place: one array, used again and again, since it may be large and mostly zero. */
    private static final class OneHotLabels {

        private INDArray labels = zeros(1, 1, 1);
        private int[] ones = new int[0];

        /** Returns {@code [batch, classes, time]} for the right class of each answer; valid until the next call. */
        INDArray of(int[] classes, long... shape) {
            if (Arrays.equals(labels.shape(), shape)) {
                put(0f);
            } else {
                labels = zeros(shape);
            }
            int batch = (int) shape[0];
            ones = new int[classes.length];
            for (int i = 0; i < ones.length; i++) {
                int step = i / batch;
                ones[i] = Math.toIntExact((step * shape[1] + classes[i]) * batch + i % batch);
            }
            put(1f);
            return labels;
        }

        private void put(float value) {
            Floats memory = Floats.of(labels);
            for (int one : ones) {
                memory.put(one, value);
            }
        }
    }

    private final class Sample {
        private final int width;
        private final CpuOutputKernel layer;
        private final DenseParameters weights;
        private final DenseParameters gradients;
        private final OneHotLabels labels = new OneHotLabels();

        Sample(int width) {
            this.width = width;
            layer = kernel(width);
            weights = new DenseParameters(zeros(inputs, width), zeros(width));
            gradients = new DenseParameters(zeros(inputs, width), zeros(width));
        }

        /** Takes over the weights of the classes, raising what is seldom chosen for all that was not. */
        void gather(DenseParameters from, ClassSampler.Draw draw) {
            Floats kernel = Floats.of(weights.kernel());
            Floats all = Floats.of(from.kernel());
            float[] biases = Floats.of(from.bias()).values();
            float[] bias = new float[width];
            for (int i = 0; i < width; i++) {
                kernel.copy(i * inputs, all, draw.classes()[i] * inputs, inputs);
                bias[i] = biases[draw.classes()[i]] - draw.penalties()[i];
            }
            Floats.of(weights.bias()).put(0, bias, width);
        }

        /** Puts the gradients of the classes where they belong, among zeros. */
        void scatter(DenseParameters into, ClassSampler.Draw draw) {
            into.kernel().assign(0);
            Floats kernel = Floats.of(gradients.kernel());
            Floats all = Floats.of(into.kernel());
            float[] bias = Floats.of(gradients.bias()).values();
            float[] biases = new float[sampler.classes()];
            for (int i = 0; i < width; i++) {
                all.copy(draw.classes()[i] * inputs, kernel, i * inputs, inputs);
                biases[draw.classes()[i]] = bias[i];
            }
            Floats.of(into.bias()).put(0, biases, biases.length);
        }
    }
}
