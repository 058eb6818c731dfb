package recurrent4j.layers;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedAttentionLayer;

/**
 * A weighted mean over the steps of a sequence, {@code [batch, features, time]} to {@code [batch, features]}, with weights
 * that depend on the steps themselves (Yang et al. 2016, with the scaling of Vaswani et al. 2017). With a learned vector q
 * for n features:
 *
 * <pre>
 * a = softmax over the steps t of q · h_t / √n
 * y = Σ a_t h_t
 * </pre>
 *
 * <p>Padding has no weight. Deeplearning4j's LearnedSelfAttentionLayer would be the same with one query, but in 1.0.0-M2.1 it
 * throws before its first answer. A saved network with this layer loads where this class is on the
 * class path.
 */
public final class AttentionPooling extends SameDiffLayer {

    private long features;

    /** A layer that takes the number of features from what is below it, and begins as the plain mean. */
    public AttentionPooling() {}

    /** Returns the number of features of a step. */
    public long getFeatures() {
        return features;
    }

    /** Sets {@link #getFeatures}; for Deeplearning4j's JSON reader. */
    public void setFeatures(long features) {
        this.features = features;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        features = sequence(inputType).getSize();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(sequence(inputType).getSize());
    }

    private static InputType.InputTypeRecurrent sequence(InputType inputType) {
        if (inputType instanceof InputType.InputTypeRecurrent sequence) {
            return sequence;
        }
        throw new IllegalStateException(
                "Attention pools sequences, [batch, features, time], not %s; put it behind a recurrent layer."
                        .formatted(inputType));
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.clear();
        parameters.addWeightParam(FusedAttentionLayer.QUERY, 1, features, 1);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        parameters.get(FusedAttentionLayer.QUERY).assign(0);
    }

    /** @throws UnsupportedOperationException always: SameDiff doubles the gradients of what a layer begins with */
    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable sequences, Map<String, SDVariable> parameters, SDVariable mask) {
        throw new UnsupportedOperationException("Attention is pooled by a kernel of ours, not by SameDiff.");
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Optional<Kernels> kernels = Backend.kernels();
        if (type != DataType.FLOAT || kernels.isEmpty()) {
            throw new IllegalStateException(
                    "AttentionPooling computes in FLOAT on the CPU, and the network in %s; choose another pooling, or dataType(DataType.FLOAT) and ND4J's CPU backend."
                            .formatted(type));
        }
        var layer = new FusedAttentionLayer(
                conf, kernels.orElseThrow(), Runtime.getRuntime().availableProcessors());
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        return layer;
    }

    /** Returns nothing: padding has been dealt with. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        return new Pair<>(null, state);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof AttentionPooling pooling && pooling.features == features;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Long.hashCode(features);
    }

    @Override
    public String toString() {
        return "AttentionPooling(features=%d)".formatted(features);
    }
}
