package recurrent4j.layers.fused;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Takes the place of an output layer's loss while a network goes back from derivatives that are computed elsewhere. The
 * loss itself is not known here, and counts as 0.
 */
public final class ExternalLoss implements ILossFunction {

    private static final long serialVersionUID = 1;

    private final transient UnaryOperator<INDArray> byAnswers;
    private final boolean everyStep;
    private final long sequences;

    private ExternalLoss(UnaryOperator<INDArray> byAnswers, boolean everyStep, long sequences) {
        this.byAnswers = byAnswers;
        this.everyStep = everyStep;
        this.sequences = sequences;
    }

    /**
     * Lets an output layer ask for the derivatives in the course of a backward pass, and restores its own loss afterwards.
     *
     * @param sequences how many the pass reads
     * @param byAnswers from the answers, {@code [batch, size]} or {@code [batch, size, time]}, to the derivatives by them
     */
    public static <T> T in(Layer last, long sequences, UnaryOperator<INDArray> byAnswers, Supplier<T> pass) {
        var layer = (BaseOutputLayer) last.conf().getLayer();
        ILossFunction own = layer.getLossFn();
        layer.setLossFn(new ExternalLoss(byAnswers, layer instanceof RnnOutputLayer, sequences));
        try {
            return pass.get();
        } finally {
            layer.setLossFn(own);
        }
    }

    /** Returns the derivatives by the values before an activation, identity or softmax, for answers of any shape. */
    INDArray byValues(INDArray answers, IActivation activation) {
        INDArray slopes = byAnswers.apply(answers);
        if (!(activation instanceof ActivationSoftmax)) {
            return slopes;
        }
        INDArray weighted = answers.mul(slopes);
        return weighted.sub(answers.mul(weighted.sum(true, 1)));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray values, IActivation activation, INDArray mask) {
        INDArray answers = activation.getActivation(values.dup(), true);
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
        INDArray slopes = everyStep
                ? TimeSeriesUtils.reshape3dTo2d(
                        byAnswers.apply(
                                TimeSeriesUtils.reshape2dTo3d(answers, sequences, none, ArrayType.BP_WORKING_MEM)),
                        none,
                        ArrayType.BP_WORKING_MEM)
                : byAnswers.apply(answers);
        return activation.backprop(values, slopes).getFirst();
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray values, IActivation activation, INDArray mask, boolean average) {
        return 0;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray values, IActivation activation, INDArray mask) {
        return values.sum(true, 1).muli(0);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray values, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(0.0, computeGradient(labels, values, activation, mask));
    }

    @Override
    public String name() {
        return "external";
    }
}
