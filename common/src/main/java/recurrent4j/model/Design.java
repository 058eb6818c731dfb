package recurrent4j.model;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.Adam;

/** What a network is made from: a description, as data, that alone decides configuration and initial weights. */
public sealed interface Design permits Architecture, LinearLayer, MeanOfEmbeddings {

    /**
     * Returns an untrained network: Glorot-uniform input kernels, orthogonal recurrent kernels, zero biases but 1 for the
     * forget gate, drawn from the seed alone.
     *
     * @param learningRate the rate of Adam that the configuration records; training may follow a schedule of its own
     */
    Network network(double learningRate, long seed);

    /** Whether there is an answer at every step, rather than one after the last. */
    boolean everyStep();

    /** What all networks of this suite share. */
    static NeuralNetConfiguration.Builder settings(double learningRate, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                // Keras's epsilon, so that experiments published with it repeat.
                .updater(new Adam(learningRate, 0.9, 0.999, 1e-7));
    }
}
