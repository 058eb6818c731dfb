package recurrent4j.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import recurrent4j.model.EncoderDecoder;

/** The translation of an {@link EncoderDecoder} into a graph. */
final class EncoderDecoderGraph {

    private EncoderDecoderGraph() {}

    static ComputationGraphConfiguration configuration(EncoderDecoder design, NeuralNetConfiguration.Builder settings) {
        throw new UnsupportedOperationException("not yet");
    }
}
