package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.layers.fused.RandomExamples.Padding;
import recurrent4j.network.Engine;

/**
 * A graph of Deeplearning4j's layers as somebody else may have built it, and examples for it: one to three branches of layers
 * over sequences, pooled or not, merged or added up, and one or two outputs. All of it follows from the seed.
 */
@SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
final class RandomGraph {

    static {
        Engine.FUSED.start(1);
    }

    /** A vertex: whether it is a sequence, and how wide. */
    private record Place(String name, boolean sequence, int width) {}

    private final long seed;
    private final Random random;
    private final List<String> parts = new ArrayList<>();
    private final List<String> deviations = new ArrayList<>();
    private final RandomExamples examples;
    private final Padding padding;
    private final RandomLayers layers;
    private final GraphBuilder graph;
    private final List<String> inputs = new ArrayList<>();
    private final List<InputType> types = new ArrayList<>();
    private final List<INDArray> features = new ArrayList<>();
    private final List<INDArray> labels = new ArrayList<>();
    private final List<INDArray> labelMasks = new ArrayList<>();
    private final INDArray mask;
    private int vertices;

    RandomGraph(long seed, DataType type) {
        this.seed = seed;
        // Neighbouring seeds begin with nearly the same numbers.
        random = new Random(seed * 7919);
        examples = RandomExamples.of(random);
        padding = examples.padding();
        mask = examples.mask();
        layers = new RandomLayers(random, padding, parts, deviations);
        IUpdater updater = switch (random.nextInt(3)) {
            case 0 -> new Adam(0.01, 0.9, 0.999, 1e-3);
            case 1 -> new Nesterovs(0.02, 0.9);
            default -> new Sgd(0.1);
        };
        graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .updater(updater)
                .l2(random.nextInt(4) == 0 ? 0.01 : 0)
                .graphBuilder();
        parts.add("batch %d, %d steps, padding %s, %s"
                .formatted(
                        examples.batch(),
                        examples.steps(),
                        padding,
                        updater.getClass().getSimpleName()));
        build();
    }

    static RandomGraph of(long seed) {
        return new RandomGraph(seed, DataType.FLOAT);
    }

    /** A network with weights that follow from the seed, too. */
    ComputationGraph network() {
        var network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    MultiDataSet examples() {
        INDArray[] masks = features.stream().map(any -> mask).toArray(INDArray[]::new);
        return new MultiDataSet(
                features.toArray(INDArray[]::new),
                labels.toArray(INDArray[]::new),
                padding == Padding.NONE ? null : masks,
                labelMasks.stream().allMatch(any -> any == null) ? null : labelMasks.toArray(INDArray[]::new));
    }

    long seed() {
        return seed;
    }

    /** Why the graph cannot be compared, where it has something in it that Deeplearning4j computes wrongly, and we do not. */
    Optional<String> deviation() {
        return deviations.stream().findFirst();
    }

    /** What stands in it, in the order in which it was drawn. */
    @Override
    public String toString() {
        return "seed %d: %s".formatted(seed, String.join("; ", parts));
    }

    private void build() {
        int branches = 1 + random.nextInt(3);
        boolean shared = random.nextInt(3) > 0;
        boolean pooled = random.nextInt(3) > 0;
        boolean added = branches > 1 && random.nextInt(4) == 0;
        int width = 2 + random.nextInt(4);
        List<Place> ends = new ArrayList<>();
        Place input = null;
        for (int i = 0; i < branches; i++) {
            input = input == null || !shared ? input() : input;
            parts.add("branch");
            Place end = layers(input, random.nextInt(3));
            if (added) {
                end = add("dense", RandomLayers.dense(width), end, width);
            }
            ends.add(pooled ? collapsed(end) : end);
        }
        graph.addInputs(inputs).setInputTypes(types.toArray(InputType[]::new));
        Place whole = joined(ends, added);
        boolean both = whole.sequence() && random.nextInt(3) == 0;
        if (whole.sequence()) {
            whole = layers(whole, random.nextInt(2));
        }
        List<String> outputs = new ArrayList<>();
        if (both || !whole.sequence()) {
            Place single = collapsed(whole);
            for (int i = random.nextInt(3); i > 0; i--) {
                int units = 2 + random.nextInt(4);
                single = add("dense", RandomLayers.dense(units), single, units);
            }
            outputs.add(answer(single).name());
        }
        if (whole.sequence()) {
            outputs.add(answer(whole).name());
        }
        graph.setOutputs(outputs.toArray(String[]::new));
    }

    private Place input() {
        int width = 1 + random.nextInt(4);
        String name = "input" + inputs.size();
        inputs.add(name);
        if (random.nextInt(4) > 0) {
            types.add(InputType.recurrent(width, RNNFormat.NCW));
            features.add(examples.gaussian(width));
            parts.add("input " + width);
            return new Place(name, true, width);
        }
        int vocabulary = 5;
        types.add(InputType.recurrent(vocabulary, RNNFormat.NCW));
        features.add(examples.tokens(vocabulary));
        return add(
                "embedding",
                new EmbeddingSequenceLayer.Builder().nIn(vocabulary).nOut(width).build(),
                new Place(name, true, 1),
                width);
    }

    private Place layers(Place from, int count) {
        Place end = from;
        for (int i = 0; i < count; i++) {
            Place below = end;
            end = layers.ofSequence().map(made -> add(made, below)).orElseGet(() -> reversed(below));
        }
        return end;
    }

    private Place reversed(Place from) {
        var reversal = new ReverseTimeSeriesVertex(inputs.get(0));
        return new Place(vertex("reversed", reversal, from.name()), true, from.width());
    }

    /** One value a sequence. */
    private Place collapsed(Place from) {
        if (!from.sequence()) {
            return from;
        }
        int units = 1 + random.nextInt(4);
        switch (random.nextInt(6)) {
            case 0 -> {
                var last = new LastTimeStepVertex(inputs.get(0));
                return new Place(vertex("last step", last, from.name()), false, from.width());
            }
            case 1 -> {
                return single(add(layers.lastTimeStep(units), from));
            }
            default -> {
                PoolingType type = PoolingType.values()[random.nextInt(4)];
                return single(add(
                        "pooling " + type,
                        new GlobalPoolingLayer.Builder(type).pnorm(2).build(),
                        from,
                        from.width()));
            }
        }
    }

    private Place joined(List<Place> ends, boolean added) {
        if (ends.size() == 1) {
            return ends.get(0);
        }
        String[] names = ends.stream().map(Place::name).toArray(String[]::new);
        int[] widths = ends.stream().mapToInt(Place::width).toArray();
        boolean equal = Arrays.stream(widths).distinct().count() == 1;
        if (added && equal) {
            ElementWiseVertex.Op op = ElementWiseVertex.Op.values()[
                    ends.size() == 2 ? random.nextInt(5) : new int[] {0, 2, 3, 4}[random.nextInt(4)]];
            String name = vertex("elementwise " + op, new ElementWiseVertex(op), names);
            return new Place(name, ends.get(0).sequence(), widths[0]);
        }
        return new Place(
                vertex("merge", new MergeVertex(), names),
                ends.get(0).sequence(),
                Arrays.stream(widths).sum());
    }

    private Place answer(Place from) {
        int outputs = 2 + random.nextInt(3);
        LossFunction loss = List.of(
                        LossFunction.MCXENT,
                        LossFunction.NEGATIVELOGLIKELIHOOD,
                        LossFunction.MSE,
                        LossFunction.XENT,
                        LossFunction.MEAN_ABSOLUTE_ERROR,
                        LossFunction.L2)
                .get(random.nextInt(6));
        Activation activation = switch (loss) {
            case MCXENT, NEGATIVELOGLIKELIHOOD -> Activation.SOFTMAX;
            case XENT -> Activation.SIGMOID;
            default -> random.nextInt(4) == 0 ? Activation.TANH : Activation.IDENTITY;
        };
        BaseOutputLayer.Builder<?> layer =
                from.sequence() ? new RnnOutputLayer.Builder().dataFormat(RNNFormat.NCW) : new OutputLayer.Builder();
        labels.add(examples.labels(loss, from.sequence(), outputs));
        boolean masked = from.sequence() && (padding != Padding.NONE || random.nextInt(4) == 0);
        labelMasks.add(masked ? padding == Padding.NONE ? examples.someSteps() : mask : null);
        return add(
                (from.sequence() ? "answer a step, " : "answer, ") + loss + " " + activation
                        + (masked ? " masked" : ""),
                layer.nOut(outputs).lossFunction(loss).activation(activation).build(),
                from,
                outputs);
    }

    private Place add(RandomLayers.Made made, Place from) {
        return add(made.name(), made.layer(), from, made.width());
    }

    private Place add(String name, Layer layer, Place from, int width) {
        String unique = name(name);
        parts.add(unique + " " + width);
        graph.addLayer(unique, layer, from.name());
        return new Place(unique, from.sequence(), width);
    }

    private String vertex(String kind, GraphVertex vertex, String... from) {
        String name = name(kind);
        parts.add(name);
        graph.addVertex(name, vertex, from);
        return name;
    }

    private static Place single(Place place) {
        return new Place(place.name(), false, place.width());
    }

    private String name(String kind) {
        return kind + " #" + vertices++;
    }
}
