package recurrent4j.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network with several inputs is shown.
 *
 * @param features an array for each input, {@code [batch, features, time]}; batch and time may differ from input to input
 * @param masks {@code [batch, time]} for each input, 1 for a step and 0 for padding after the last
 */
public record Inputs(List<INDArray> features, List<INDArray> masks) {
    public Inputs {
        features = List.copyOf(features);
        masks = List.copyOf(masks);
    }
}
