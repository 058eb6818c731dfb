package recurrent4j.layers.fused;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.conditions.Conditions;
import recurrent4j.engine.DenseParameters;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.Loss;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.Target;

/**
 * The body of the fused output layers, which Deeplearning4j has two classes of, one a rank: the kernel, and the loss that the
 * backward pass has found on its way, so that asking for the score afterwards costs nothing.
 */
class FusedOutput {

    final BaseOutputLayer<?> layer;
    final Kernels kernels;
    private final Loss loss;
    private OutputKernel kernel;
    private OptionalDouble found = OptionalDouble.empty();

    /** The body of a layer, which has to be told how many threads it may use. */
    FusedOutput(BaseOutputLayer<?> layer, Loss loss, Kernels kernels) {
        this.layer = layer;
        this.kernels = kernels;
        this.loss = loss;
    }

    void useThreads(int threads) {
        var described = layer.layerConf();
        kernel = kernels.output(
                loss, Math.toIntExact(described.getNIn()), Math.toIntExact(described.getNOut()), threads);
    }

    String formula() {
        return loss.name();
    }

    /** Makes the next score a new one. */
    final void forget() {
        found = OptionalDouble.empty();
    }

    /** Masked answers are zero in Deeplearning4j; nobody waits for them in training, so its own layer gives them. */
    boolean answers() {
        return layer.getMaskArray() == null;
    }

    /**
     * Returns whether every answer counts either as a whole or not at all. Deeplearning4j has meanings of its own for a mask
     * of single outputs, and for weights between 0 and 1, by which it multiplies the values before the activation, too; so
     * its own layer has to compute those.
     */
    boolean knowsLoss() {
        INDArray mask = layer.getMaskArray();
        INDArray input = layer.input();
        if (input == null || layer.getLabels() == null) {
            throw new IllegalStateException(
                    "There is no loss without input and labels; set both first; %s.".formatted(place()));
        }
        return mask == null
                || mask.length() * input.size(1) == input.length()
                        && countOf(mask, 0) + countOf(mask, 1) == mask.length();
    }

    final String place() {
        return "layer name: %s, layer index: %d".formatted(layer.layerConf().getLayerName(), layer.getIndex());
    }

    private static long countOf(INDArray mask, double weight) {
        return mask.scan(Conditions.equals(weight)).longValue();
    }

    final INDArray activate(LayerWorkspaceMgr workspaces) {
        // ND4J hands out the array that it works with.
        long[] shape = layer.input().shape().clone();
        shape[1] = layer.layerConf().getNOut();
        INDArray output = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, shape);
        kernel.answer(parameters(layer.paramTable()), input(ArrayType.FF_WORKING_MEM, workspaces), output);
        return output;
    }

    /** Fills the gradients of the parameters, and returns them with that of the input. */
    final Pair<Gradient, INDArray> backpropagate(Map<String, INDArray> gradients, LayerWorkspaceMgr workspaces) {
        INDArray input = input(ArrayType.BP_WORKING_MEM, workspaces);
        INDArray inputGradient = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, input.shape());
        found = OptionalDouble.of(differentiate(input, inputGradient, gradients, workspaces));
        Gradient gradient = new DefaultGradient(layer.getGradientsViewArray());
        gradients.forEach(gradient.gradientForVariable()::put);
        return new Pair<>(gradient, inputGradient);
    }

    double differentiate(
            INDArray input, INDArray inputGradient, Map<String, INDArray> gradients, LayerWorkspaceMgr workspaces) {
        var into = new DenseGradients(parameters(gradients), Optional.of(inputGradient));
        DenseParameters weights = parameters(layer.paramTable());
        if (layer.layerConf().getLossFn() instanceof ExternalLoss external) {
            INDArray slopes =
                    external.byValues(activate(workspaces), layer.layerConf().getActivationFn());
            kernel.backpropagate(weights, input, DenseLayout.dense(slopes, ArrayType.BP_WORKING_MEM, workspaces), into);
            return 0;
        }
        return kernel.differentiate(weights, input, target(ArrayType.BP_WORKING_MEM, workspaces), into);
    }

    /** The loss of all answers, the one that the last backward pass found unless it has been told, as a score. */
    final double score(double regularization, LayerWorkspaceMgr workspaces) {
        double sum =
                found.isPresent() ? found.getAsDouble() : loss(input(ArrayType.FF_WORKING_MEM, workspaces), workspaces);
        forget();
        return (layer.conf().isMiniBatch() ? sum / layer.getInputMiniBatchSize() : sum) + regularization;
    }

    double loss(INDArray input, LayerWorkspaceMgr workspaces) {
        return kernel.loss(parameters(layer.paramTable()), input, target(ArrayType.FF_WORKING_MEM, workspaces));
    }

    private INDArray input(ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return DenseLayout.dense(layer.input(), workspace, workspaces);
    }

    private Target target(ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return new Target(
                DenseLayout.dense(layer.getLabels(), workspace, workspaces),
                Optional.ofNullable(layer.getMaskArray()).map(mask -> DenseLayout.dense(mask, workspace, workspaces)));
    }

    static DenseParameters parameters(Map<String, INDArray> arrays) {
        return new DenseParameters(arrays.get(ParameterNames.INPUT_WEIGHTS), arrays.get(ParameterNames.BIAS));
    }
}
