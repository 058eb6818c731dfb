package recurrent4j.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.Recurrence;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedRecurrentLayer;

/**
 * A recurrent layer that Deeplearning4j has not, computed by the fused engine alone: tanh for what it remembers, the
 * logistic sigmoid for its gates, {@code [batch, features, time]}, float.
 */
public abstract class GatedLayer extends BaseRecurrentLayer {

    /** For Deeplearning4j's JSON reader, which sets the fields afterwards. */
    GatedLayer() {}

    GatedLayer(BaseRecurrentLayer.Builder<?> builder) {
        super(builder);
        // Deeplearning4j's default for a layer that says nothing is the sigmoid, which these cells never use.
        if (activationFn == null) {
            activationFn = new ActivationTanH();
        }
        requireTanh(activationFn);
        if (rnnDataFormat == RNNFormat.NWC) {
            throw new IllegalArgumentException(
                    "%s reads [batch, features, time] only; leave out dataFormat(NWC).".formatted(name()));
        }
        initializeConstraints(builder);
        constrainRecurrentWeights(builder.getRecurrentConstraints());
    }

    /** Returns the formula that the engine computes. */
    abstract Recurrence recurrence();

    /** Fills a new bias, whose length {@link Recurrence#biasLength} tells. */
    abstract void initializeBias(INDArray bias);

    @Override
    public ParamInitializer initializer() {
        return GatedParameters.INSTANCE;
    }

    /**
     * Creates the layer of an initialised network.
     *
     * @throws IllegalStateException if the sizes are missing, the network computes in another type than float, or on a
     *     GPU
     */
    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        LayerValidation.assertNInNOutSet(name(), getLayerName(), index, getNIn(), getNOut());
        requireTanh(activationFn);
        if (type != DataType.FLOAT) {
            throw new IllegalStateException("%s computes in FLOAT and the network in %s; set dataType(DataType.FLOAT)."
                    .formatted(name(), type));
        }
        Kernels kernels = Backend.kernels()
                .orElseThrow(() -> new IllegalStateException(
                        "%s computes on the CPU and ND4J on a GPU; choose another cell, or ND4J's CPU backend."
                                .formatted(name())));
        FusedRecurrentLayer<GatedLayer> layer = new FusedRecurrentLayer<>(
                conf, recurrence(), kernels, Runtime.getRuntime().availableProcessors());
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        return layer;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        long parameters = initializer().numParams(this);
        IUpdater updater = getIUpdater();
        long steps = ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength();
        long activations = Math.max(1, steps) * getNOut() * (recurrence().gates() + 1);
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, getOutputType(-1, inputType))
                .standardMemory(parameters, updater == null ? 0 : updater.stateSize(parameters))
                .workingMemory(0, activations, 0, 2 * activations)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    private void constrainRecurrentWeights(List<LayerConstraint> recurrent) {
        if (recurrent == null) {
            return;
        }
        List<LayerConstraint> all = new ArrayList<>(constraints == null ? List.of() : constraints);
        for (LayerConstraint constraint : recurrent) {
            LayerConstraint copy = constraint.clone();
            copy.setParams(Set.of(LSTMParamInitializer.RECURRENT_WEIGHT_KEY));
            all.add(copy);
        }
        constraints = all;
    }

    private void requireTanh(IActivation activation) {
        if (!(activation instanceof ActivationTanH)) {
            throw new IllegalArgumentException(
                    "%s computes with tanh, not with %s; leave out its activation.".formatted(name(), activation));
        }
    }

    private String name() {
        return getClass().getSimpleName();
    }
}
