package recurrent4j.layers.fused;

import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Somebody else's program: makes a network, installs the fused layers, prepared or not, and prints JavaCPP's limit. */
public final class EmbeddingProgram {

    private EmbeddingProgram() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            FusedLayers.prepare();
        }
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().nOut(2).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(1))
                .build());
        network.init();
        FusedLayers.install(network);
        FusedLayers.install(network.clone());
        System.out.println("limit " + Pointer.maxPhysicalBytes());
    }
}
