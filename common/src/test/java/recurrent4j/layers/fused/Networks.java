package recurrent4j.layers.fused;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.network.Engine;

/** Small networks around the layers under test, and one training step on them without an update. */
public final class Networks {

    public static final int INPUTS = 3;
    public static final int CLASSES = 4;

    static {
        Engine.FUSED.start(1);
    }

    private Networks() {}

    /** One answer per step. */
    public static MultiLayerNetwork tagging(DataType type, org.deeplearning4j.nn.conf.layers.Layer... recurrent) {
        return network(
                type,
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                recurrent);
    }

    /** One answer per sequence. */
    public static MultiLayerNetwork classifying(DataType type, org.deeplearning4j.nn.conf.layers.Layer... recurrent) {
        return network(
                type,
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                recurrent);
    }

    static MultiLayerNetwork network(
            DataType type,
            org.deeplearning4j.nn.conf.layers.Layer output,
            org.deeplearning4j.nn.conf.layers.Layer... recurrent) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(new Adam(0.01))
                .list();
        List.of(recurrent).forEach(layers::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(
                layers.layer(output).setInputType(InputType.recurrent(INPUTS)).build());
        network.init();
        return network;
    }

    static MultiLayerNetwork fused(MultiLayerNetwork network) {
        MultiLayerNetwork fused = network.clone();
        FusedLayers.install(fused);
        return fused;
    }

    /** Returns the gradient of the summed loss with respect to all parameters. */
    public static INDArray gradient(MultiLayerNetwork network, DataSet batch) {
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        network.setLayerMaskArrays(batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
        network.computeGradientAndScore();
        network.clearLayerMaskArrays();
        return network.gradient().gradient().dup();
    }

    static INDArray output(MultiLayerNetwork network, DataSet batch) {
        return network.output(batch.getFeatures(), false, batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
    }

    public static double difference(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }

    public static double largest(INDArray array) {
        return array.amaxNumber().doubleValue();
    }
}
