package recurrent4j.layers;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.conditions.Conditions;
import recurrent4j.layers.engine.Affine;
import recurrent4j.layers.engine.AffineGradients;
import recurrent4j.layers.engine.AnswerEngine;
import recurrent4j.layers.engine.Loss;
import recurrent4j.layers.engine.Target;

/**
 * What fused output layers of both ranks share: the engine, and the loss that the backward pass has found on its way, so
 * that asking for the score afterwards costs nothing.
 */
final class FusedAnswer {

    private final Loss loss;
    private final int inputs;
    private final int outputs;
    private AnswerEngine engine;
    private OptionalDouble found = OptionalDouble.empty();

    FusedAnswer(BaseOutputLayer layer, Loss loss, int threads) {
        this.loss = loss;
        inputs = Math.toIntExact(layer.getNIn());
        outputs = Math.toIntExact(layer.getNOut());
        useThreads(threads);
    }

    void useThreads(int threads) {
        engine = new AnswerEngine(loss, inputs, outputs, threads);
    }

    String formula() {
        return loss.name();
    }

    /** Makes the next score a new one. */
    void forget() {
        found = OptionalDouble.empty();
    }

    INDArray activate(Map<String, INDArray> parameters, INDArray input, LayerWorkspaceMgr workspaces) {
        // ND4J hands out the array that it works with.
        long[] shape = input.shape().clone();
        shape[1] = parameters.get(GatedParameters.INPUT_WEIGHTS).size(1);
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'f');
        engine.answer(affine(parameters), Layout.dense(input, ArrayType.FF_WORKING_MEM, workspaces), output);
        return output;
    }

    /** Fills the gradients of the parameters, and returns that of the input. */
    INDArray backpropagate(Step step, Map<String, INDArray> gradients, LayerWorkspaceMgr workspaces) {
        INDArray input = Layout.dense(step.input(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'f');
        found = OptionalDouble.of(engine.differentiate(
                affine(step.parameters()),
                input,
                step.target(ArrayType.BP_WORKING_MEM, workspaces),
                new AffineGradients(affine(gradients), Optional.of(inputGradient))));
        return inputGradient;
    }

    /** Returns the loss summed over all answers: the one that the last backward pass found, unless it has been told. */
    double loss(Step step, LayerWorkspaceMgr workspaces) {
        double sum = found.isPresent()
                ? found.getAsDouble()
                : engine.loss(
                        affine(step.parameters()),
                        Layout.dense(step.input(), ArrayType.FF_WORKING_MEM, workspaces),
                        step.target(ArrayType.FF_WORKING_MEM, workspaces));
        forget();
        return sum;
    }

    /**
     * What a layer has been given.
     *
     * @param mask 1 for an answer that counts, 0 for one that doesn't, or null
     */
    record Step(Map<String, INDArray> parameters, INDArray input, INDArray labels, INDArray mask) {

        /**
         * Returns whether every answer counts either as a whole or not at all. Deeplearning4j has meanings of its own for
         * a mask of single outputs, and for weights between 0 and 1, by which it multiplies the values before the
         * activation, too; so its own layer has to compute those.
         */
        boolean countsWholeAnswers() {
            return mask == null
                    || mask.length() * input.size(1) == input.length() && countOf(0) + countOf(1) == mask.length();
        }

        private long countOf(double weight) {
            return mask.scan(Conditions.equals(weight)).longValue();
        }

        private Target target(ArrayType workspace, LayerWorkspaceMgr workspaces) {
            return new Target(
                    Layout.dense(labels, workspace, workspaces),
                    Optional.ofNullable(mask).map(array -> Layout.dense(array, workspace, workspaces)));
        }
    }

    private static Affine affine(Map<String, INDArray> arrays) {
        return new Affine(arrays.get(GatedParameters.INPUT_WEIGHTS), arrays.get(GatedParameters.BIAS));
    }
}
