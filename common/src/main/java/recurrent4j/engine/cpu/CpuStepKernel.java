package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.StepGroup;
import recurrent4j.engine.StepKernel;

/** Matrices of copied weights, row by row on the Java heap, times one vector at a time. */
final class CpuStepKernel implements StepKernel {
    private final Optional<Rows> embedding;
    private final StepBlock[] layers;
    private final Rows kernel;
    private final float[] bias;
    private final float[] answers;
    private final Floats outputKernel;

    CpuStepKernel(Optional<INDArray> table, List<StepKernel.Layer> layers, DenseParameters output) {
        embedding = table.map(array -> embedding(array, layers.get(0).shape().inputs()));
        int width = layers.get(0).shape().inputs();
        for (StepKernel.Layer layer : layers) {
            if (layer.shape().inputs() != width) {
                throw new IllegalArgumentException("A layer that reads %d features stands behind one of %d units."
                        .formatted(layer.shape().inputs(), width));
            }
            width = layer.shape().units();
        }
        this.layers = layers.stream().map(StepBlock::new).toArray(StepBlock[]::new);
        int outputs = (int) output.bias().length();
        float[] columns = Floats.of(Dense.check("kernel", output.kernel(), width, outputs))
                .values();
        outputKernel = Floats.zeros(columns.length);
        outputKernel.put(0, columns, columns.length);
        kernel = new Rows(columns, 0, width, outputs, width);
        bias = Floats.of(Dense.check("bias", output.bias(), outputs)).values();
        answers = new float[outputs];
    }

    @Override
    public void reset() {
        for (StepBlock layer : layers) {
            for (float[] array : layer.state()) {
                Arrays.fill(array, 0f);
            }
        }
    }

    @Override
    public float[] step(int token) {
        return answer(embedding.isPresent() ? layers[0].step(embedding.get().rows[token]) : layers[0].step(token));
    }

    @Override
    public float[] step(float[] features) {
        return answer(layers[0].step(features));
    }

    private float[] answer(float[] first) {
        float[] h = first;
        for (int k = 1; k < layers.length; k++) {
            h = layers[k].step(h);
        }
        System.arraycopy(bias, 0, answers, 0, bias.length);
        kernel.addProduct(h, answers);
        return answers;
    }

    @Override
    public float[][] state() {
        return Arrays.stream(layers)
                .flatMap(layer -> Arrays.stream(layer.state()))
                .map(float[]::clone)
                .toArray(float[][]::new);
    }

    @Override
    public void restore(float[][] state) {
        int next = 0;
        for (StepBlock layer : layers) {
            for (float[] array : layer.state()) {
                System.arraycopy(state[next++], 0, array, 0, array.length);
            }
        }
    }

    /** {@inheritDoc} Narrow layers stay in the nearest cache, and one step of them is over before a library has been called. */
    @Override
    public Optional<StepGroup> group() {
        if (Arrays.stream(layers).noneMatch(layer -> PackedWeights.isWide(layer.shape))) {
            return Optional.empty();
        }
        List<CpuStepGroup.Layer> shared = Arrays.stream(layers)
                .map(layer -> new CpuStepGroup.Layer(
                        layer.packed,
                        layer.shape,
                        Optional.of(layer.fromInput.rows).filter(rows -> layer == layers[0] && embedding.isEmpty())))
                .toList();
        return Optional.of(new CpuStepGroup(embedding.map(table -> table.rows), shared, outputKernel, bias));
    }

    private static Rows embedding(INDArray table, int features) {
        int tokens = (int) table.size(0);
        float[] columns =
                Floats.of(Dense.check("embedding", table, tokens, features)).values();
        return new Rows(columns, 0, tokens, features, tokens);
    }

    /** A recurrent layer that reads one example, one step at a time. */
    private static final class StepBlock {
        private final CellShape shape;
        private final int units;
        private final int firstStateBlock;
        private final int inputBlocks;
        private final PackedWeights packed;
        private final JointProducts products;
        private final RecurrentBlock block;
        private final Rows fromInput;
        private final Rows fromState;
        private final float[] bias;
        private final float[] inputPart;
        private final float[] statePart;
        private final float[] z;
        private int now;

        StepBlock(StepKernel.Layer layer) {
            shape = layer.shape();
            units = shape.units();
            packed = PackedWeights.of(shape);
            packed.pack(layer.weights(), 1);
            products = new JointProducts(packed, shape, new Strip(0, 1, 1), 2);
            block = packed.layout.arithmetic().apply(products);
            block.prepare();
            inputBlocks = shape.recurrence().gates();
            firstStateBlock = packed.layout.firstStateBlock();
            float[] columns = packed.numbers();
            int stride = columns.length / (packed.blocks() * units);
            fromInput = new Rows(columns, 0, shape.inputs(), inputBlocks * units, stride);
            bias = new Rows(columns, packed.biasRow(), 1, inputBlocks * units, stride).rows[0];
            fromState = new Rows(
                    columns,
                    packed.stateRow + firstStateBlock * units * stride,
                    units,
                    (packed.blocks() - firstStateBlock) * units,
                    stride);
            inputPart = new float[fromInput.width];
            statePart = new float[fromState.width];
            z = new float[packed.blocks() * units];
        }

        float[][] state() {
            return block.state(now);
        }

        /** Reads a vector that is 1 at one place and 0 elsewhere. */
        float[] step(int one) {
            System.arraycopy(bias, 0, inputPart, 0, bias.length);
            Pointwise.add(inputPart, fromInput.rows[one], inputPart.length);
            return advance();
        }

        float[] step(float[] x) {
            System.arraycopy(bias, 0, inputPart, 0, bias.length);
            fromInput.addProduct(x, inputPart);
            return advance();
        }

        private float[] advance() {
            Arrays.fill(statePart, 0f);
            if (packed.blocks() > inputBlocks) {
                System.arraycopy(packed.extras, 0, statePart, statePart.length - units, units);
            }
            fromState.addProduct(block.h[now], statePart);
            System.arraycopy(statePart, 0, z, firstStateBlock * units, statePart.length);
            Arrays.fill(z, 0, firstStateBlock * units, 0f);
            Pointwise.add(z, inputPart, inputPart.length);
            products.z().put(0, z, z.length);
            int next = 1 - now;
            block.activate(now, next);
            now = next;
            return block.h[now];
        }
    }

    /** A matrix on the Java heap, row by row, made to be multiplied by one vector at a time at the speed of memory. */
    private static final class Rows {
        private final float[][] rows;
        private final int width;

        /** The rows and columns of a column-major matrix, {@code stride} numbers from column to column. */
        Rows(float[] columns, int start, int height, int width, int stride) {
            this.width = width;
            rows = new float[height][width];
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < height; k++) {
                    rows[k][j] = columns[start + j * stride + k];
                }
            }
        }

        /** Adds {@code x} times this matrix; four rows in one go, so that the sum is loaded and stored less often. */
        void addProduct(float[] x, float[] sum) {
            int k = 0;
            for (; k + 4 <= rows.length; k += 4) {
                add(sum, x[k], rows[k], x[k + 1], rows[k + 1], x[k + 2], rows[k + 2], x[k + 3], rows[k + 3]);
            }
            for (; k < rows.length; k++) {
                add(sum, x[k], rows[k]);
            }
        }

        private static void add(
                float[] sum, float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
            }
        }

        private static void add(float[] sum, float a, float[] p) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += a * p[j];
            }
        }
    }
}
