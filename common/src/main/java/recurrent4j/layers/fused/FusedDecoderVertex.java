package recurrent4j.layers.fused;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DecoderKernel;
import recurrent4j.engine.DecoderKernel.AdditiveParameters;
import recurrent4j.engine.DecoderKernel.DecoderGradients;
import recurrent4j.engine.DecoderKernel.DecoderInput;
import recurrent4j.engine.DecoderKernel.DecoderMemory;
import recurrent4j.engine.DecoderKernel.DecoderParameters;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.DecoderKernel.ScoringParameters;
import recurrent4j.engine.DecoderKernel.Tape;
import recurrent4j.engine.DecoderKernel.TokenParameters;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;

/** The decoder of an encoder-decoder, in the engine's one pass over whole sequences. */
@SuppressWarnings("overrides") // Deeplearning4j itself overrides setInputs(INDArray...) by setInputs(INDArray[]).
public final class FusedDecoderVertex extends BaseGraphVertex {

    private static final int TARGET = 0;
    private static final int MEMORY = 1;
    private static final int INITIAL = 2;

    /** Which inputs of the graph say what is padding. */
    private static final int SOURCE_MASK = 0;

    private static final int TARGET_MASK = 1;

    private final Described described;
    private final Kernels kernels;
    private final INDArray parameters;
    private final Map<String, INDArray> table;
    private final Dropout targetDropout;
    private final Dropout memoryDropout;
    private DecoderKernel kernel;
    private INDArray gradients;
    private Map<String, INDArray> gradientTable = Map.of();
    private Optional<Tape> tape = Optional.empty();

    /**
     * What a vertex is.
     *
     * @param dropout the probability that a value which is read is dropped in training
     * @param training what Deeplearning4j has to know of its weights
     */
    public record Described(String name, DecoderShape shape, double dropout, TrainingConfig training) {}

    /** A vertex of a graph, which connects it; its weights are zero. */
    public FusedDecoderVertex(
            ComputationGraph graph, int index, Described described, Kernels kernels, INDArray parameters) {
        super(graph, described.name(), index, null, null, DataType.FLOAT);
        this.described = described;
        this.kernels = kernels;
        this.parameters = parameters;
        table = parameters == null ? Map.of() : views(parameters);
        // Deeplearning4j's number is the probability of keeping a value.
        targetDropout = new Dropout(1 - described.dropout());
        memoryDropout = new Dropout(1 - described.dropout());
        useThreads(Runtime.getRuntime().availableProcessors());
    }

    /** How many threads a pass may use from now on. */
    void useThreads(int threads) {
        kernel = kernels.decoder(described.shape(), threads);
    }

    /** Returns how many weights a decoder has. */
    public static long parameters(DecoderShape shape) {
        return parameterShapes(shape).values().stream()
                .mapToLong(sides -> sides[0] * sides[1])
                .sum();
    }

    /** The weights by name, in their order, with their shapes. */
    private static Map<String, long[]> parameterShapes(DecoderShape shape) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (int i = 0; i < shape.layers().size(); i++) {
            CellShape layer = shape.layers().get(i);
            Recurrence recurrence = layer.recurrence();
            int width = layer.units();
            shapes.put(i + "W", new long[] {layer.inputs(), recurrence.inputColumns(width)});
            shapes.put(i + "RW", new long[] {width, recurrence.recurrentColumns(width)});
            shapes.put(i + "b", new long[] {1, recurrence.biasLength(width)});
        }
        if (shape.scoring() != Scoring.NONE) {
            shapes.put("keyW", new long[] {shape.memory(), shape.top()});
        }
        if (shape.scoring() == Scoring.ADDITIVE) {
            shapes.put("queryW", new long[] {shape.top(), shape.top()});
            shapes.put("scoreb", new long[] {1, shape.top()});
            shapes.put("scoreW", new long[] {1, shape.top()});
        }
        shapes.put("W", new long[] {shape.read(), shape.answers()});
        shapes.put("b", new long[] {1, shape.answers()});
        return shapes;
    }

    private Map<String, INDArray> views(INDArray flat) {
        INDArray all = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, long[]> each : parameterShapes(described.shape()).entrySet()) {
            long length = each.getValue()[0] * each.getValue()[1];
            views.put(each.getKey(), all.get(interval(at, at + length)).reshape('f', each.getValue()));
            at += length;
        }
        return views;
    }

    private DecoderParameters parameters(Map<String, INDArray> arrays) {
        List<RecurrentKernel.Parameters> layers = new ArrayList<>();
        for (int i = 0; i < described.shape().layers().size(); i++) {
            layers.add(new RecurrentKernel.Parameters(arrays.get(i + "W"), arrays.get(i + "RW"), arrays.get(i + "b")));
        }
        Optional<AdditiveParameters> additive = Optional.ofNullable(arrays.get("queryW"))
                .map(query -> new AdditiveParameters(query, arrays.get("scoreb"), arrays.get("scoreW")));
        return new DecoderParameters(
                layers,
                Optional.ofNullable(arrays.get("keyW")).map(key -> new ScoringParameters(key, additive)),
                new DenseParameters(arrays.get("W"), arrays.get("b")));
    }

    /** Begins to decode step by step, with what stands before and behind this vertex. */
    public DecoderSteps steps(TokenParameters tokens, INDArray memory, Optional<INDArray> mask, INDArray initial) {
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
        return kernel.steps(
                parameters(table),
                tokens,
                new DecoderMemory(
                        DenseLayout.dense(memory, ArrayType.INPUT, none),
                        mask,
                        DenseLayout.dense(initial, ArrayType.INPUT, none)));
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray target = read(TARGET, targetDropout, training, workspaces);
        INDArray memory = read(MEMORY, memoryDropout, training, workspaces);
        INDArray initial = DenseLayout.dense(inputs[INITIAL], ArrayType.INPUT, workspaces);
        INDArray output = DenseLayout.create(
                ArrayType.ACTIVATIONS,
                workspaces,
                target.size(0),
                described.shape().answers(),
                target.size(2));
        var input = new DecoderInput(target, mask(TARGET_MASK), memory, mask(SOURCE_MASK), initial);
        if (training) {
            tape = Optional.of(kernel.record(parameters(table), input, output));
        } else {
            kernel.infer(parameters(table), input, output);
        }
        return output;
    }

    /** Both passes read it, so it has to live as long as the activations. */
    private INDArray read(int which, Dropout dropout, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray dense = DenseLayout.dense(inputs[which], ArrayType.INPUT, workspaces);
        if (!training || described.dropout() == 0) {
            return dense;
        }
        INDArray kept = DenseLayout.create(ArrayType.INPUT, workspaces, dense.shape());
        return dropout.applyDropout(dense, kept, 0, 0, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray target = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, inputs[TARGET].shape());
        INDArray memory = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, inputs[MEMORY].shape());
        INDArray initial = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, inputs[INITIAL].shape());
        var into = new DecoderGradients(parameters(gradientTable), target, memory, initial);
        tape.orElseThrow().backward(DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), into);
        tape = Optional.empty();
        if (described.dropout() > 0) {
            targetDropout.backprop(target, target, 0, 0);
            memoryDropout.backprop(memory, memory, 0, 0);
        }
        Gradient gradient = new DefaultGradient(gradients);
        gradientTable.forEach(gradient.gradientForVariable()::put);
        return new Pair<>(gradient, new INDArray[] {target, memory, initial});
    }

    private Optional<INDArray> mask(int input) {
        INDArray[] masks = graph.getInputMaskArrays();
        return masks == null ? Optional.empty() : Optional.ofNullable(masks[input]);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = view;
        gradientTable = views(view);
    }

    /** The steps are those of the target. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return new Pair<>(masks == null ? null : masks[TARGET], MaskState.Active);
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return table;
    }

    @Override
    public TrainingConfig getConfig() {
        return described.training();
    }

    @Override
    public INDArray params() {
        return parameters;
    }

    @Override
    public INDArray getGradientsViewArray() {
        return gradients;
    }

    /** The formula of its cells. */
    public Recurrence recurrence() {
        return described.shape().layers().get(0).recurrence();
    }

    @Override
    public String toString() {
        return "FusedDecoderVertex(" + getVertexName() + ")";
    }
}
