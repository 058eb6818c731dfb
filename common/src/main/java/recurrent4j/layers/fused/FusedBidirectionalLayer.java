package recurrent4j.layers.fused;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/**
 * Two fused layers over a sequence and over the same sequence turned around. Without padding, it answers as Deeplearning4j's
 * own layer; padding it does not read, which that layer does with LSTMs.
 *
 * <p>Padding is turned around with the steps and so comes first to the backward half, whose mask is turned around, too:
 * masked steps leave it in the zero state in which it then begins to read.
 */
final class FusedBidirectionalLayer extends BidirectionalLayer {

    private static final int FEATURES = 1;

    private final Layer forward;
    private final Layer backward;
    private final Bidirectional.Mode mode;
    private final SequenceKernel sequences;
    private INDArray input;
    private Halves outputs;

    /** What both halves have or get, in the order of the sequence. */
    private record Halves(INDArray forward, INDArray backward) {}

    /** Stands for a layer of Deeplearning4j's, around halves that stand for its halves. */
    FusedBidirectionalLayer(BidirectionalLayer stock, Layer forward, Layer backward, SequenceKernel sequences) {
        super(stock.conf(), forward, backward, stock.params());
        this.forward = forward;
        this.backward = backward;
        this.sequences = sequences;
        mode = ((Bidirectional) stock.conf().getLayer()).getMode();
        if (stock.getGradientsViewArray() != null) {
            setBackpropGradientsViewArray(stock.getGradientsViewArray());
        }
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        this.input = input;
        forward.setInput(input, workspaces);
    }

    @Override
    public INDArray input() {
        return input;
    }

    @Override
    public void clear() {
        super.clear();
        input = null;
        outputs = null;
    }

    /** Applies the mask whatever the cell, while Deeplearning4j's LSTMs never hear of it and read the padding first. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        Pair<INDArray, MaskState> next = super.feedForwardMaskArray(mask, state, batch);
        setMaskArray(mask);
        return next;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray ahead = forward.activate(training, workspaces);
        // The backward pass reads its input again.
        ArrayType lifetime = training ? ArrayType.INPUT : ArrayType.FF_WORKING_MEM;
        backward.setInput(reversed(input, lifetime, workspaces), workspaces);
        INDArray back = reversed(backward.activate(training, workspaces), ArrayType.ACTIVATIONS, workspaces);
        outputs = new Halves(ahead, back);
        return switch (mode) {
            case CONCAT -> concatenated(outputs, workspaces);
            case ADD -> copy(ahead, workspaces).addi(back);
            case AVERAGE -> copy(ahead, workspaces).addi(back).muli(0.5);
            case MUL -> copy(ahead, workspaces).muli(back);
        };
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Halves epsilons = halves(DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), workspaces);
        INDArray turned = reversed(epsilons.backward(), ArrayType.BP_WORKING_MEM, workspaces);
        Pair<Gradient, INDArray> ahead = forward.backpropGradient(epsilons.forward(), workspaces);
        Pair<Gradient, INDArray> back = backward.backpropGradient(turned, workspaces);
        Gradient gradient = new DefaultGradient(getGradientsViewArray());
        put(ahead.getFirst(), BidirectionalParamInitializer.FORWARD_PREFIX, gradient);
        put(back.getFirst(), BidirectionalParamInitializer.BACKWARD_PREFIX, gradient);
        INDArray inputGradient =
                ahead.getSecond().addi(reversed(back.getSecond(), ArrayType.BP_WORKING_MEM, workspaces));
        return new Pair<>(gradient, inputGradient);
    }

    /** A copy with the last step first. */
    private INDArray reversed(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        INDArray reversed = DenseLayout.create(workspace, workspaces, array.shape());
        sequences.reverse(DenseLayout.dense(array, workspace, workspaces), Optional.empty(), reversed);
        return reversed;
    }

    private Halves halves(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        return switch (mode) {
            case CONCAT -> split(epsilon, workspaces);
            case ADD -> new Halves(epsilon, epsilon);
            case AVERAGE -> {
                INDArray half =
                        workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon).muli(0.5);
                yield new Halves(half, half);
            }
            case MUL ->
                new Halves(
                        workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon).muli(outputs.backward()),
                        workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon).muli(outputs.forward()));
        };
    }

    private INDArray concatenated(Halves halves, LayerWorkspaceMgr workspaces) {
        long[] shape = halves.forward().shape().clone();
        shape[FEATURES] += halves.backward().size(FEATURES);
        INDArray both = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, shape);
        sequences.merge(List.of(halves.forward(), halves.backward()), both);
        return both;
    }

    private Halves split(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        long[] shape = epsilon.shape().clone();
        shape[FEATURES] /= 2;
        Halves halves = new Halves(
                DenseLayout.create(ArrayType.BP_WORKING_MEM, workspaces, shape),
                DenseLayout.create(ArrayType.BP_WORKING_MEM, workspaces, shape));
        sequences.split(epsilon, List.of(halves.forward(), halves.backward()));
        return halves;
    }

    /** Not in place: the output of the forward half is needed once more where the halves are multiplied. */
    private static INDArray copy(INDArray array, LayerWorkspaceMgr workspaces) {
        return workspaces.dup(ArrayType.ACTIVATIONS, array);
    }

    private static void put(Gradient half, String prefix, Gradient into) {
        half.gradientForVariable()
                .forEach((name, array) -> into.gradientForVariable().put(prefix + name, array));
    }
}
