package recurrent4j.layers.fused;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.NumberedTarget;
import recurrent4j.engine.OutputKernel.Scores;
import recurrent4j.engine.OutputKernel.Target;

/**
 * An output layer that computes answers, loss and gradients in one pass, one answer per step or per sequence. It remembers the
 * loss that the backward pass has found on its way, so that asking for the score afterwards costs nothing. What the kernel has
 * no meaning for, the layer of Deeplearning4j's computes for which it stands.
 *
 * <p>Where a softmax over several classes gets labels {@code [batch, 1, time]}, they are the numbers of the right ones: those of
 * a large vocabulary would be as large as its answers. Answers that the mask leaves out are then not even computed.
 */
class FusedOutputLayer extends BaseOutputLayer<org.deeplearning4j.nn.conf.layers.BaseOutputLayer> implements Fused {

    final BaseOutputLayer<?> stock;
    final Kernels kernels;
    private final Loss loss;
    private OutputKernel kernel;
    private OptionalDouble found = OptionalDouble.empty();
    private float smoothing;

    /** A layer that has yet to be told how many threads it may use. */
    FusedOutputLayer(BaseOutputLayer<?> stock, Loss loss, Kernels kernels) {
        super(stock.conf(), DataType.FLOAT);
        this.stock = stock;
        this.kernels = kernels;
        this.loss = loss;
    }

    @Override
    public void useThreads(int threads) {
        var sizes = layerConf();
        kernel = kernels.output(loss, Math.toIntExact(sizes.getNIn()), Math.toIntExact(sizes.getNOut()), threads);
    }

    @Override
    public String formula() {
        return loss.name();
    }

    /** Spreads a share of each answer's probability over all classes in training, where labels are numbers. */
    void smoothLabels(double share) {
        smoothing = (float) share;
    }

    @Override
    public boolean readsByExample() {
        return kernel.readsByExample() && layerConf().getIDropout() == null;
    }

    @Override
    public Type type() {
        return stock.type();
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        super.setBackpropGradientsViewArray(gradients);
        stock.setBackpropGradientsViewArray(gradients);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        // Now, because a graph closes the workspace of what its layers read before it asks them to answer.
        stock.setInput(this.input, workspaces);
        found = OptionalDouble.empty();
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        found = OptionalDouble.empty();
    }

    @Override
    public void setMaskArray(INDArray mask) {
        stock.setMaskArray(mask);
        maskArray = stock.getMaskArray();
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        Pair<INDArray, MaskState> next = stock.feedForwardMaskArray(mask, state, batch);
        maskArray = stock.getMaskArray();
        return next;
    }

    @Override
    public void clear() {
        super.clear();
        stock.clear();
    }

    /** The layer of Deeplearning4j's, reading what this one reads. */
    private BaseOutputLayer<?> labelledStock() {
        stock.setLabels(labels);
        return stock;
    }

    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
        throw new UnsupportedOperationException("Labels are read as they are; " + layerId());
    }

    @Override
    public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
        if (numbered()) {
            INDArray sums = Nd4j.valueArrayOf(new long[] {input.size(0), 1}, regularization, DataType.FLOAT);
            float[] logarithms = score(workspaces).logProbabilities();
            for (int i = 0; i < logarithms.length; i++) {
                long example = i % input.size(0);
                sums.putScalar(example, 0, sums.getDouble(example, 0) - logarithms[i]);
            }
            return sums;
        }
        return labelledStock().computeScoreForExamples(regularization, workspaces);
    }

    /** Masked answers are zero in Deeplearning4j; nobody waits for them in training, so its own layer gives them. */
    boolean answers() {
        return maskArray == null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return answers() ? answer(workspaces) : labelledStock().activate(training, workspaces);
    }

    private INDArray answer(LayerWorkspaceMgr workspaces) {
        // ND4J hands out the array that it works with.
        long[] shape = input.shape().clone();
        shape[1] = layerConf().getNOut();
        INDArray output = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, shape);
        kernel.answer(parameters(params), input(ArrayType.FF_WORKING_MEM, workspaces), output);
        return output;
    }

    /**
     * Returns whether every answer counts either as a whole or not at all. Deeplearning4j has meanings of its own for a mask
     * of single outputs, and for weights between 0 and 1, by which it multiplies the values before the activation, too; so
     * its own layer has to compute those.
     */
    boolean knowsLoss() {
        if (input == null || labels == null) {
            throw new IllegalStateException(
                    "There is no loss without input and labels; set both first; %s.".formatted(layerId()));
        }
        return numbered()
                || maskArray == null
                || maskArray.length() * input.size(1) == input.length()
                        && countOf(0) + countOf(1) == maskArray.length();
    }

    /** Whether labels are the numbers of classes. */
    private boolean numbered() {
        return loss == Loss.SOFTMAX_CROSS_ENTROPY
                && labels != null
                && labels.rank() == input.rank()
                && labels.size(1) == 1
                && layerConf().getNOut() > 1;
    }

    private NumberedTarget numbers(float share) {
        return new NumberedTarget(labels, Optional.ofNullable(maskArray), share);
    }

    /** Returns how probable the right classes are, whose numbers are the labels. */
    Scores score(LayerWorkspaceMgr workspaces) {
        return kernel.score(parameters(params), input(ArrayType.FF_WORKING_MEM, workspaces), numbers(0));
    }

    private long countOf(double weight) {
        return maskArray.scan(Conditions.equals(weight)).longValue();
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray inputGradient = backpropagate(
                dense -> DenseLayout.createLike(dense, ArrayType.ACTIVATION_GRAD, workspaces), workspaces);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradient.gradientForVariable()::put);
        return new Pair<>(gradient, inputGradient);
    }

    /** Computes all gradients, and returns that of the input, for which room is made in the order of what is read. */
    private INDArray backpropagate(UnaryOperator<INDArray> room, LayerWorkspaceMgr workspaces) {
        if (!knowsLoss()) {
            return labelledStock().backpropGradient(null, workspaces).getSecond();
        }
        applyDropOutIfNecessary(true, workspaces);
        INDArray dense = input(ArrayType.BP_WORKING_MEM, workspaces);
        INDArray inputGradient = room.apply(dense);
        var into = new DenseGradients(parameters(gradientViews), Optional.of(inputGradient));
        found = OptionalDouble.of(differentiate(dense, into, workspaces));
        return backpropDropOutIfPresent(inputGradient);
    }

    /**
     * Computes loss and gradients as {@link #backpropGradient} and {@link #computeScore} do.
     *
     * @param read dense, as a graph hands it on
     * @param room where the gradient of the input may be written
     * @return the loss as a score, and the gradient of the input
     */
    Pair<Double, INDArray> learn(INDArray read, INDArray asked, PassArray room, LayerWorkspaceMgr workspaces) {
        setInput(read, workspaces);
        setLabels(asked);
        INDArray inputGradient = backpropagate(dense -> room.of(dense.shape()), workspaces);
        return new Pair<>(computeScore(0, true, workspaces), inputGradient);
    }

    double differentiate(INDArray dense, DenseGradients into, LayerWorkspaceMgr workspaces) {
        if (layerConf().getLossFn() instanceof ExternalLoss external) {
            INDArray slopes = external.byValues(answer(workspaces), layerConf().getActivationFn());
            INDArray denseSlopes = DenseLayout.dense(slopes, ArrayType.BP_WORKING_MEM, workspaces);
            kernel.backpropagate(parameters(params), dense, denseSlopes, into);
            return 0;
        }
        if (numbered()) {
            return kernel.differentiate(parameters(params), dense, numbers(smoothing), into);
        }
        return kernel.differentiate(parameters(params), dense, target(ArrayType.BP_WORKING_MEM, workspaces), into);
    }

    /** The loss of all answers, the one that the last backward pass found unless it has been told, as a score. */
    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (knowsLoss()) {
            double sum = found.orElseGet(() -> loss(input(ArrayType.FF_WORKING_MEM, workspaces), workspaces));
            found = OptionalDouble.empty();
            score = (conf.isMiniBatch() ? sum / getInputMiniBatchSize() : sum) + regularization;
        } else {
            score = labelledStock().computeScore(regularization, training, workspaces);
        }
        return score;
    }

    double loss(INDArray dense, LayerWorkspaceMgr workspaces) {
        return numbered()
                ? kernel.loss(parameters(params), dense, numbers(0))
                : kernel.loss(parameters(params), dense, target(ArrayType.FF_WORKING_MEM, workspaces));
    }

    private INDArray input(ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return readsByExample()
                ? DenseLayout.eitherOrder(input, workspace, workspaces)
                : DenseLayout.dense(input, workspace, workspaces);
    }

    private Target target(ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return new Target(
                DenseLayout.dense(labels, workspace, workspaces),
                Optional.ofNullable(maskArray).map(mask -> DenseLayout.dense(mask, workspace, workspaces)));
    }

    static DenseParameters parameters(Map<String, INDArray> arrays) {
        return new DenseParameters(
                arrays.get(DefaultParamInitializer.WEIGHT_KEY), arrays.get(DefaultParamInitializer.BIAS_KEY));
    }
}
