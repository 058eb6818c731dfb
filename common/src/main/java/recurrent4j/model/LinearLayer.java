package recurrent4j.model;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * No recurrence at all: one linear layer on everything at once, fitted by gradient descent to the mean squared error. It
 * reads sequences of a single step, {@code [batch, inputs, 1]}, and answers {@code [batch, outputs]}.
 *
 * @param inputs values read
 * @param outputs values answered
 */
public record LinearLayer(int inputs, int outputs) implements Design {

    /** @throws IllegalArgumentException if either number is below 1 */
    public LinearLayer {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "A linear layer from %d to %d values maps nothing; both must be 1 or more."
                            .formatted(inputs, outputs));
        }
    }

    @Override
    public Network network(double learningRate, long seed) {
        var model = new MultiLayerNetwork(Design.settings(learningRate, seed)
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(outputs)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(inputs, RNNFormat.NCW))
                .build());
        model.init();
        Network network = new LayerNetwork(model);
        InitialWeights.draw(network, seed);
        return network;
    }

    @Override
    public boolean everyStep() {
        return false;
    }

    @Override
    public String toString() {
        return "linear, Dense(" + outputs + ")";
    }
}
