package recurrent4j.network;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.layers.fused.ExternalLoss;

/** A loss of which the caller knows the derivatives by the answers, and Deeplearning4j nothing. */
final class OwnLoss {

    private OwnLoss() {}

    /** Runs a pass of a network in which it takes the place of the loss of the last layer. */
    static <T> T instead(Network network, DataSet batch, UnaryOperator<INDArray> byAnswers, Function<DataSet, T> pass) {
        INDArray features = batch.getFeatures();
        Layer last = network.layers()[network.layers().length - 1];
        long[] shape = last.conf().getLayer() instanceof RnnOutputLayer
                ? new long[] {features.size(0), network.outputs(), features.size(2)}
                : new long[] {features.size(0), network.outputs()};
        // Deeplearning4j asks for labels wherever there is a loss.
        INDArray labels = Nd4j.createUninitialized(network.weights().dataType(), shape, 'f');
        var asked = new DataSet(features, labels, batch.getFeaturesMaskArray(), null);
        return ExternalLoss.in(last, features.size(0), byAnswers, () -> pass.apply(asked));
    }
}
