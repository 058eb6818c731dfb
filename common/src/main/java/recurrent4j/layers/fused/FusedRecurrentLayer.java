package recurrent4j.layers.fused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.ForwardPass;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;
import recurrent4j.engine.RecurrentKernel.Tape;
import recurrent4j.engine.StackKernel;

/**
 * A recurrent layer of a running network that computes each sequence in one call of a kernel.
 *
 * <p>It stands where Deeplearning4j's own layer stood, on the same parameters, and answers the same; only its backward
 * pass through truncated sequences differs, because it starts from the carried state, which Deeplearning4j takes for zero.
 *
 * @param <C> the layer's configuration
 */
public final class FusedRecurrentLayer<C extends org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer>
        extends BaseRecurrentLayer<C> implements Fused {

    // As Deeplearning4j's layers call them: what one of them has stored, the other must find.
    private static final List<String> STATE_KEYS = List.of("prevAct", "prevMem");

    private final CellShape shape;
    private final DimensionDropout dimensionDropout;
    private final Kernels kernels;
    private RecurrentKernel kernel;
    private Optional<Recorded> tape = Optional.empty();
    private boolean writesByExample;
    private boolean inputGradientWanted = true;
    private boolean stateGradientsWatched;
    private Optional<double[]> stateGradients = Optional.empty();

    /** A layer without parameters yet. */
    public FusedRecurrentLayer(NeuralNetConfiguration conf, Recurrence recurrence, Kernels kernels, int threads) {
        super(conf, DataType.FLOAT);
        this.kernels = kernels;
        dimensionDropout = new DimensionDropout(kernels.sequences(threads));
        var sizes = layerConf();
        shape = new CellShape(recurrence, Math.toIntExact(sizes.getNIn()), Math.toIntExact(sizes.getNOut()));
        kernel = kernels.recurrent(shape, threads);
    }

    @Override
    public void useThreads(int threads) {
        tape = Optional.empty();
        kernel = kernels.recurrent(shape, threads);
        dimensionDropout.use(kernels.sequences(threads));
    }

    @Override
    public String formula() {
        return shape.recurrence().name();
    }

    CellShape shape() {
        return shape;
    }

    /** {@inheritDoc} Dropout makes a copy in another order. */
    @Override
    public boolean readsByExample() {
        return kernel.readsByExample() && layerConf().getIDropout() == null;
    }

    /** Answers with the features of an example side by side from now on, if it can, for a layer above that reads them so. */
    void writeByExample(boolean wanted) {
        writesByExample = wanted && kernel.readsByExample();
    }

    /** Begins a training pass that is computed together with those of other layers, after dropout. */
    StackKernel.Layer begin(INDArray read, INDArray output, LayerWorkspaceMgr workspaces) {
        setInput(read, workspaces);
        applyDropOutIfNecessary(true, workspaces);
        INDArray activations = inOrder(input, ArrayType.INPUT, workspaces);
        input = null;
        var sequence = new Sequence(activations, State.ZERO, Optional.ofNullable(maskArray));
        return new StackKernel.Layer(kernel, parameters(params), sequence, output);
    }

    /** Where a backward pass writes to, the norms of its gradients included if they are watched. */
    Gradients gradients(Optional<INDArray> inputGradient, long steps) {
        stateGradients = stateGradientsWatched ? Optional.of(new double[(int) steps]) : Optional.empty();
        return new Gradients(parameters(gradientViews), inputGradient, Optional.empty(), stateGradients);
    }

    /** Takes the gradient of what was dropped last back to what it was before. */
    INDArray undrop(INDArray gradient) {
        return backpropDropOutIfPresent(gradient);
    }

    /** Whether backward passes compute the gradient of the input from now on, or return null in its place. */
    void giveInputGradient(boolean wanted) {
        inputGradientWanted = wanted;
    }

    /** Notes the norms of the gradients of the outputs in backward passes from now on, or no longer. */
    void watchStateGradients(boolean watch) {
        stateGradients = Optional.empty();
        stateGradientsWatched = watch;
    }

    /** The norms, by time step, of the last backward pass that was watched. */
    double[] stateGradients() {
        return stateGradients.orElseThrow();
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        tape = Optional.empty();
    }

    @Override
    public void clear() {
        super.clear();
        tape = Optional.empty();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return forward(Map.of(), training, workspaces).output();
    }

    @Override
    public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        Forward forward = forward(stateMap, false, workspaces);
        store(forward.pass().lastState(), stateMap);
        return forward.output();
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean store, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        Forward forward = forward(tBpttStateMap, training, workspaces);
        if (store) {
            store(forward.pass().lastState(), tBpttStateMap);
        }
        return forward.output();
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (tape.isEmpty()) {
            forward(Map.of(), true, workspaces);
        }
        INDArray denseEpsilon = inOrder(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        Optional<INDArray> inputGradient = inputGradientWanted
                ? Optional.of(DenseLayout.createLike(tape.get().activations(), ArrayType.ACTIVATION_GRAD, workspaces))
                : Optional.empty();
        tape.orElseThrow().tape().backward(denseEpsilon, gradients(inputGradient, input.size(2)));
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradient.gradientForVariable()::put);
        return new Pair<>(
                gradient, inputGradient.map(this::backpropDropOutIfPresent).orElse(null));
    }

    /** Ignores the length: Deeplearning4j promises a backward pass that may be shorter than the window, and never does. */
    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
        return backpropGradient(epsilon, workspaces);
    }

    /** Deeplearning4j's long short-term memories let the mask of a batch pass, all other recurrent layers apply it. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        return layerConf() instanceof AbstractLSTM
                ? new Pair<>(mask, MaskState.Passthrough)
                : super.feedForwardMaskArray(mask, state, batch);
    }

    @Override
    protected void applyDropOutIfNecessary(boolean training, LayerWorkspaceMgr workspaces) {
        IDropout dropout = layerConf().getIDropout();
        if (!DimensionDropout.isMeant(dropout, input)) {
            super.applyDropOutIfNecessary(training, workspaces);
        } else if (training && !dropoutApplied) {
            input = dimensionDropout.apply((SpatialDropout) dropout, input, workspaces);
            dropoutApplied = true;
        }
    }

    @Override
    protected INDArray backpropDropOutIfPresent(INDArray gradient) {
        if (!DimensionDropout.isMeant(layerConf().getIDropout(), gradient)) {
            return super.backpropDropOutIfPresent(gradient);
        }
        dimensionDropout.backpropagate(gradient);
        return gradient;
    }

    private record Forward(INDArray output, ForwardPass pass) {}

    /** A pass that can be differentiated, and what it has read. */
    private record Recorded(Tape tape, INDArray activations) {}

    private Forward forward(Map<String, INDArray> stored, boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (input.rank() != DenseLayout.SEQUENCES) {
            throw new IllegalStateException("A recurrent layer reads [batch, features, time], not rank %d; %s."
                    .formatted(input.rank(), layerId()));
        }
        applyDropOutIfNecessary(training, workspaces);
        long[] answers = {input.size(0), layerConf().getNOut(), input.size(2)};
        INDArray output = writesByExample
                ? DenseLayout.createByExample(ArrayType.ACTIVATIONS, workspaces, answers)
                : DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, answers);
        // The backward pass reads the input again, so a copy of it has to live as long as the activations.
        INDArray activations = inOrder(input, training ? ArrayType.INPUT : ArrayType.FF_WORKING_MEM, workspaces);
        Sequence sequence = new Sequence(activations, state(stored), Optional.ofNullable(maskArray));
        if (training) {
            Tape recorded = kernel.record(parameters(params), sequence, output);
            tape = Optional.of(new Recorded(recorded, activations));
            return new Forward(output, recorded);
        }
        tape = Optional.empty();
        return new Forward(output, kernel.infer(parameters(params), sequence, output));
    }

    private INDArray inOrder(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return kernel.readsByExample()
                ? DenseLayout.eitherOrder(array, workspace, workspaces)
                : DenseLayout.dense(array, workspace, workspaces);
    }

    private State state(Map<String, INDArray> stored) {
        if (stored.isEmpty()) {
            return State.ZERO;
        }
        long[] shapeOfState = {input.size(0), shape.units()};
        List<INDArray> arrays = STATE_KEYS.stream()
                .limit(shape.recurrence().states())
                .map(key -> stored.containsKey(key)
                        ? DenseLayout.dense(stored.get(key), ArrayType.INPUT, LayerWorkspaceMgr.noWorkspaces())
                        : Nd4j.create(DataType.FLOAT, shapeOfState, 'f'))
                .toList();
        if (arrays.get(0).size(0) != input.size(0)) {
            throw new IllegalStateException(
                    "The stored state is of %d sequences and the input of %d; call rnnClearPreviousState() before others; %s."
                            .formatted(arrays.get(0).size(0), input.size(0), layerId()));
        }
        return new State(arrays);
    }

    private void store(State state, Map<String, INDArray> into) {
        for (int i = 0; i < shape.recurrence().states(); i++) {
            into.put(STATE_KEYS.get(i), state.arrays().get(i));
        }
    }

    static Parameters parameters(Map<String, INDArray> arrays) {
        return new Parameters(
                arrays.get(DefaultParamInitializer.WEIGHT_KEY),
                arrays.get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                arrays.get(DefaultParamInitializer.BIAS_KEY));
    }
}
