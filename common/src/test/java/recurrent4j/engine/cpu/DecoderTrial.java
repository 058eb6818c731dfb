package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.engine.DecoderKernel.AdditiveParameters;
import recurrent4j.engine.DecoderKernel.DecoderGradients;
import recurrent4j.engine.DecoderKernel.DecoderInput;
import recurrent4j.engine.DecoderKernel.DecoderParameters;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.DecoderKernel.ScoringParameters;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Parameters;

/** One random problem of a decoder: numbers, and the arrays that a kernel reads and writes, as views as a network has them. */
final class DecoderTrial {
    static final String TARGET = "target";
    static final String MEMORY = "memory";
    static final String INITIAL = "initial";

    final DecoderShape shape;
    final int batch;
    final int steps;
    final int memorySteps;

    /** By name, in 'f' order. */
    final Map<String, double[]> values = new LinkedHashMap<>();

    final double[] epsilon;

    /** Steps that exist, by example. */
    final int[] targetLengths;

    final int[] memoryLengths;

    DecoderTrial(DecoderShape shape, int batch, int steps, int memorySteps) {
        this.shape = shape;
        this.batch = batch;
        this.steps = steps;
        this.memorySteps = memorySteps;
        Random random = new Random(17);
        sizes().forEach((name, size) -> values.put(name, numbers(random, length(size), spread(name, size))));
        epsilon = numbers(random, steps * shape.answers() * batch, 1);
        targetLengths = new int[batch];
        memoryLengths = new int[batch];
        Arrays.fill(targetLengths, steps);
        Arrays.fill(memoryLengths, memorySteps);
    }

    /** A decoder of some layers, none of whose sizes is that of another. */
    static DecoderShape shape(Recurrence cell, Scoring scoring, boolean fed, int... units) {
        int answers = units[0] + 2;
        List<CellShape> layers = new ArrayList<>();
        int inputs = 5 + (fed ? answers : 0);
        for (int width : units) {
            layers.add(new CellShape(cell, inputs, width));
            inputs = width;
        }
        return new DecoderShape(layers, scoring, units[0] + 3, answers, fed);
    }

    /** Gives every example lengths of its own, on either side. */
    DecoderTrial padded() {
        for (int e = 0; e < batch; e++) {
            targetLengths[e] = 1 + (e * 5 + steps / 2) % steps;
            memoryLengths[e] = 1 + (e * 3 + 1) % memorySteps;
        }
        return this;
    }

    ReferenceDecoder reference() {
        return new ReferenceDecoder(this);
    }

    DecoderInput input() {
        return new DecoderInput(
                array(TARGET),
                mask(targetLengths, steps),
                array(MEMORY),
                mask(memoryLengths, memorySteps),
                array(INITIAL));
    }

    /** The same, with something that is no number wherever there is padding. */
    DecoderInput spoiled() {
        DecoderInput input = input();
        spoil(input.target(), targetLengths);
        spoil(input.memory(), memoryLengths);
        return input;
    }

    private static void spoil(INDArray array, int[] lengths) {
        for (int e = 0; e < lengths.length; e++) {
            for (int t = lengths[e]; t < array.size(2); t++) {
                for (int i = 0; i < array.size(1); i++) {
                    array.putScalar(e, i, t, Double.NaN);
                }
            }
        }
    }

    /** Weights as consecutive views of one flat row, the way Deeplearning4j keeps them. */
    DecoderParameters weights() {
        Map<String, INDArray> views = views();
        views.forEach((name, view) -> view.assign(array(name)));
        return parameters(views);
    }

    /** What was something else before. */
    DecoderGradients gradients() {
        return new DecoderGradients(parameters(views()), rubbish(TARGET), rubbish(MEMORY), rubbish(INITIAL));
    }

    INDArray answers() {
        return Nd4j.valueArrayOf(new long[] {batch, shape.answers(), steps}, 77, DataType.FLOAT)
                .dup('f');
    }

    INDArray slopes() {
        return array(epsilon, batch, shape.answers(), steps);
    }

    /** All gradients by name. */
    static Map<String, double[]> read(DecoderGradients gradients) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put(TARGET, gradients.target());
        arrays.put(MEMORY, gradients.memory());
        arrays.put(INITIAL, gradients.initial());
        DecoderParameters parameters = gradients.parameters();
        for (int l = 0; l < parameters.layers().size(); l++) {
            Parameters layer = parameters.layers().get(l);
            arrays.put("W" + l, layer.input());
            arrays.put("R" + l, layer.recurrent());
            arrays.put("b" + l, layer.bias());
        }
        parameters.scoring().ifPresent(scoring -> {
            arrays.put("K", scoring.key());
            scoring.additive().ifPresent(additive -> {
                arrays.put("Q", additive.query());
                arrays.put("b", additive.bias());
                arrays.put("v", additive.vector());
            });
        });
        arrays.put("W", parameters.answer().kernel());
        arrays.put("d", parameters.answer().bias());
        Map<String, double[]> read = new LinkedHashMap<>();
        arrays.forEach((name, array) -> read.put(name, Trial.read(array)));
        return read;
    }

    private DecoderParameters parameters(Map<String, INDArray> arrays) {
        List<Parameters> layers = new ArrayList<>();
        for (int l = 0; l < shape.layers().size(); l++) {
            layers.add(new Parameters(arrays.get("W" + l), arrays.get("R" + l), arrays.get("b" + l)));
        }
        Optional<ScoringParameters> scoring = Optional.ofNullable(arrays.get("K"))
                .map(key -> new ScoringParameters(
                        key,
                        Optional.ofNullable(arrays.get("Q"))
                                .map(query -> new AdditiveParameters(query, arrays.get("b"), arrays.get("v")))));
        return new DecoderParameters(layers, scoring, new DenseParameters(arrays.get("W"), arrays.get("d")));
    }

    /** The shapes of all that there is a gradient of. */
    private Map<String, int[]> sizes() {
        Map<String, int[]> sizes = new LinkedHashMap<>();
        sizes.put(TARGET, new int[] {batch, shape.target(), steps});
        sizes.put(MEMORY, new int[] {batch, shape.memory(), memorySteps});
        sizes.put(INITIAL, new int[] {batch, shape.states()});
        for (int l = 0; l < shape.layers().size(); l++) {
            CellShape layer = shape.layers().get(l);
            Recurrence cell = layer.recurrence();
            sizes.put("W" + l, new int[] {layer.inputs(), cell.inputColumns(layer.units())});
            sizes.put("R" + l, new int[] {layer.units(), cell.recurrentColumns(layer.units())});
            sizes.put("b" + l, new int[] {1, cell.biasLength(layer.units())});
        }
        int top = shape.top();
        if (shape.scoring() != Scoring.NONE) {
            sizes.put("K", new int[] {shape.memory(), top});
        }
        if (shape.scoring() == Scoring.ADDITIVE) {
            sizes.put("Q", new int[] {top, top});
            sizes.put("b", new int[] {1, top});
            sizes.put("v", new int[] {1, top});
        }
        sizes.put("W", new int[] {shape.read(), shape.answers()});
        sizes.put("d", new int[] {1, shape.answers()});
        return sizes;
    }

    /** Views of one flat row of rubbish, without those of what is read. */
    private Map<String, INDArray> views() {
        Map<String, int[]> sizes = sizes();
        sizes.keySet().removeAll(List.of(TARGET, MEMORY, INITIAL));
        int offset = 3;
        int all =
                offset + sizes.values().stream().mapToInt(DecoderTrial::length).sum();
        INDArray row =
                Nd4j.valueArrayOf(new long[] {1, all}, 77, DataType.FLOAT).reshape(all);
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (Map.Entry<String, int[]> one : sizes.entrySet()) {
            int end = offset + length(one.getValue());
            INDArray view = row.get(NDArrayIndex.interval(offset, end));
            views.put(one.getKey(), view.reshape('f', one.getValue()));
            offset = end;
        }
        return views;
    }

    private INDArray rubbish(String name) {
        return array(name).assign(77);
    }

    private INDArray array(String name) {
        return array(
                values.get(name),
                Arrays.stream(sizes().get(name)).asLongStream().toArray());
    }

    private static INDArray array(double[] numbers, long... sizes) {
        float[] floats = new float[numbers.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) numbers[k];
        }
        return Nd4j.create(floats, sizes, 'f').dup('f');
    }

    private Optional<INDArray> mask(int[] lengths, int all) {
        if (Arrays.stream(lengths).allMatch(length -> length == all)) {
            return Optional.empty();
        }
        INDArray mask = Nd4j.zeros(DataType.FLOAT, batch, all);
        for (int e = 0; e < batch; e++) {
            for (int t = 0; t < lengths[e]; t++) {
                mask.putScalar(e, t, 1);
            }
        }
        return Optional.of(mask);
    }

    private static int length(int[] size) {
        return Arrays.stream(size).reduce(1, (one, other) -> one * other);
    }

    /** Weights are the smaller the more of them a sum has. */
    private static double spread(String name, int[] size) {
        return switch (name) {
            case TARGET, MEMORY, INITIAL, "v" -> 0.8;
            default -> size[0] == 1 ? 0.3 : 1 / Math.sqrt(size[0]);
        };
    }

    /** Numbers that a float holds exactly, so that float and double compute the same problem. */
    private static double[] numbers(Random random, int count, double spread) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) (random.nextGaussian() * spread);
        }
        return numbers;
    }
}
