package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DecoderKernel.DecoderMemory;
import recurrent4j.engine.DecoderKernel.DecoderParameters;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.engine.RecurrentKernel.CellShape;

/** Hypotheses that go on step by step, all rows in one product a layer. */
final class CpuDecoderSteps implements DecoderSteps {
    /** Rows are filled up to multiples of it, so that work space for as many is seldom built anew. */
    private static final int ROUND = 16;

    private final DecoderShape shape;
    private final DecoderWeights weights;
    /** Keeps the arrays alive that the weights are views of. */
    private final DecoderParameters parameters;

    private final StepTokens tokens;
    private final List<PackedWeights> cells;
    private final Optional<StepAttention> attention;
    private final Map<Strip, RecurrentBlock[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private final Blas.Gemm gemm = Blas.gemm();

    /** States of each layer, {@code [units][rows]} each. */
    private float[][][] states;

    private float[][] answers;
    private float[][] looked = new float[0][];
    private int[] sequences;
    private int rows;

    /**
     * The states of the encoder that exist.
     *
     * @param steps of each sequence, one after the other, {@code [steps * features]}
     */
    record Memory(float[][] steps) {

        static Memory of(DecoderShape shape, DecoderMemory read) {
            INDArray memory = read.memory();
            int batch = (int) memory.size(0);
            int features = shape.memory();
            int time = Dense.steps(memory);
            float[] values = Floats.of(Dense.check("memory", memory, batch, features, time))
                    .values();
            Optional<float[]> exists = read.mask().map(array -> Dense.mask(array, batch, time));
            float[][] steps = new float[batch][];
            for (int e = 0; e < batch; e++) {
                int end = exists.isPresent() ? new Strip(e, 1, batch).end(exists.get(), time) : time;
                steps[e] = new float[end * features];
                for (int k = 0; k < steps[e].length; k++) {
                    steps[e][k] = values[k * batch + e];
                }
            }
            return new Memory(steps);
        }
    }

    CpuDecoderSteps(DecoderShape shape, DecoderParameters parameters, StepTokens tokens, DecoderMemory memory) {
        this.shape = shape;
        this.tokens = tokens;
        this.parameters = parameters;
        weights = DecoderWeights.of(shape, parameters);
        cells = DecoderWeights.cells(shape);
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).pack(parameters.layers().get(i), 1);
        }
        attention = weights.key().map(key -> new StepAttention(shape, weights, Memory.of(shape, memory)));
        INDArray initial = memory.initial();
        rows = (int) initial.size(0);
        sequences = IntStream.range(0, rows).toArray();
        answers = new float[rows][shape.answers()];
        float[] all = Floats.of(Dense.check("initial states", initial, rows, shape.states()))
                .values();
        states = new float[cells.size()][][];
        int at = 0;
        for (int i = 0; i < states.length; i++) {
            CellShape layer = shape.layers().get(i);
            states[i] = new float[layer.recurrence().states()][];
            for (int k = 0; k < states[i].length; k++) {
                states[i][k] = Arrays.copyOfRange(all, at, at + layer.units() * rows);
                at += layer.units() * rows;
            }
        }
    }

    @Override
    public float[][] next(int[] parents, int[] read) {
        int count = parents.length;
        int filled = (count + ROUND - 1) / ROUND * ROUND;
        var strip = new Strip(0, filled, filled);
        RecurrentBlock[] layers = blocks.computeIfAbsent(strip, this::layers);
        Strip.forget(blocks);
        Floats below = input(parents, read, filled);
        for (int i = 0; i < layers.length; i++) {
            below = step(i, layers[i], parents, below, filled);
        }
        sequences = Arrays.stream(parents).map(parent -> sequences[parent]).toArray();
        rows = filled;
        answers = answers(below, count, filled);
        return tokens.logProbabilities(answers);
    }

    private RecurrentBlock[] layers(Strip strip) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> DecoderBlock.block(shape.layers().get(i), cells.get(i), strip, 2, true))
                .toArray(RecurrentBlock[]::new);
    }

    /** What the lowest layer reads, {@code [features][rows]}. */
    private Floats input(int[] parents, int[] read, int filled) {
        int inputs = shape.layers().get(0).inputs();
        float[] columns = new float[inputs * filled];
        for (int row = 0; row < parents.length; row++) {
            for (int j = 0; j < shape.target(); j++) {
                columns[j * filled + row] = tokens.vectorAt(read[row], j);
            }
            for (int j = shape.target(); j < inputs; j++) {
                columns[j * filled + row] = answers[parents[row]][j - shape.target()];
            }
        }
        return floats(columns);
    }

    static Floats floats(float[] values) {
        Floats memory = Floats.zeros(values.length);
        memory.put(0, values, values.length);
        return memory;
    }

    /** Lets a layer make a step; returns its states, and gives back what it has read. */
    private Floats step(int layer, RecurrentBlock block, int[] parents, Floats below, int filled) {
        int units = shape.layers().get(layer).units();
        Floats[] before = Arrays.stream(states[layer])
                .map(array -> floats(chosen(array, units, parents, filled)))
                .toArray(Floats[]::new);
        Floats after = Floats.zeros(units * filled);
        var call = new Products.Call(
                filled,
                1,
                SequenceArray.byFeature(below),
                Optional.empty(),
                SequenceArray.byFeature(after),
                before,
                Optional.empty(),
                false);
        block.forward(call);
        float[][] last = block.lastState();
        for (int k = 0; k < before.length; k++) {
            block.products.write(last[k], before[k], 0, units);
            states[layer][k] = before[k].values();
            before[k].free();
        }
        below.free();
        return after;
    }

    private float[] chosen(float[] array, int units, int[] parents, int filled) {
        float[] columns = new float[units * filled];
        for (int j = 0; j < units; j++) {
            for (int row = 0; row < parents.length; row++) {
                columns[j * filled + row] = array[j * rows + parents[row]];
            }
        }
        return columns;
    }

    private float[][] answers(Floats top, int count, int filled) {
        Matrix stateMatrix = Matrix.of(top.address(0), filled, shape.top(), filled);
        Floats result = Floats.zeros(shape.answers() * filled);
        Matrix answer = Matrix.of(result.address(0), filled, shape.answers(), filled);
        gemm.multiply(stateMatrix, weights.answerState(), answer, 0f);
        attention.ifPresent(its -> {
            Floats contexts = floats(its.contexts(stateMatrix, top, sequences));
            looked = its.shares();
            Matrix context = Matrix.of(contexts.address(0), filled, shape.memory(), filled);
            gemm.multiply(context, weights.answerContext().orElseThrow(), answer, 1f);
            contexts.free();
        });
        float[] columns = result.values();
        result.free();
        top.free();
        float[][] next = new float[count][shape.answers()];
        for (int row = 0; row < count; row++) {
            for (int j = 0; j < shape.answers(); j++) {
                next[row][j] = columns[j * filled + row] + weights.answerBias()[j];
            }
            Pointwise.tanh(next[row], shape.answers());
        }
        return next;
    }

    @Override
    public float[][] attention() {
        return looked;
    }

    @Override
    public int[] sequences() {
        return sequences;
    }

    @Override
    public void close() {
        cells.forEach(PackedWeights::free);
        blocks.values().forEach(layers -> Arrays.stream(layers).forEach(block -> block.products.free()));
        blocks.clear();
    }

    @Override
    public String toString() {
        return "CpuDecoderSteps(%d rows, %d layers)"
                .formatted(answers.length, parameters.layers().size());
    }
}
