package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.StepKernel;

/** From a trained network to a kernel that reads one sequence step by step, many times faster than rnnTimeStep. */
public final class SteppedNetwork {

    private SteppedNetwork() {}

    /** Whether a network can be run step by step: its recurrent layers are fused, and it has no others than {@link #of} takes. */
    public static boolean takes(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .allMatch(layer -> layer instanceof FusedEmbeddingLayer
                        || layer instanceof FusedRecurrentLayer<?>
                        || layer instanceof DropoutLayer
                        || layer instanceof IOutputLayer);
    }

    /**
     * Returns a kernel with a copy of a network's weights, in the zero state. Its answers are those of the network's
     * output layer before the activation.
     *
     * @param network fused recurrent layers, possibly behind a fused embedding and with dropout between them, and one output
     *     layer
     * @throws IllegalArgumentException if it has layers of other kinds
     */
    public static StepKernel of(MultiLayerNetwork network) {
        Optional<INDArray> embedding = Optional.empty();
        List<StepKernel.Layer> recurrent = new ArrayList<>();
        for (Layer layer : network.getLayers()) {
            if (layer instanceof FusedEmbeddingLayer && recurrent.isEmpty()) {
                embedding = Optional.of(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
            } else if (layer instanceof FusedRecurrentLayer<?> fused) {
                recurrent.add(new StepKernel.Layer(fused.shape(), FusedRecurrentLayer.parameters(fused.paramTable())));
            } else if (layer instanceof IOutputLayer && !recurrent.isEmpty()) {
                return Backend.kernels()
                        .orElseThrow()
                        .steps(embedding, recurrent, FusedOutputLayer.parameters(layer.paramTable()));
            } else if (!(layer instanceof DropoutLayer)) {
                throw new IllegalArgumentException(
                        "A network with a %s cannot be run step by step; it takes an embedding at most, fused recurrent layers and one output layer."
                                .formatted(layer.getClass().getSimpleName()));
            }
        }
        throw new IllegalArgumentException("A network without an output layer cannot be run step by step.");
    }
}
