package recurrent4j.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.layers.fused.FusedLayers;

/**
 * Times a program of somebody else's, which trains a network of its own by {@code fit}: processor time, since what is compared
 * are two runs, without and with {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0}.
 */
public final class EmbeddedBenchmark {

    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final int STEPS = 219;
    private static final int POLLS = 20_000;

    private EmbeddedBenchmark() {}

    /**
     * Prints the median over epochs of 7,000 series of 50 steps, and what one question for the process's memory takes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.001))
                .list()
                .layer(rnn())
                .layer(new LastTimeStep(rnn()))
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(1))
                .build());
        network.init();
        FusedLayers.install(network, 1);
        DataSet batch = new DataSet(Nd4j.rand(32, 1, 50), Nd4j.rand(32, 1));
        double[] epochs = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double start = seconds();
            for (int step = 0; step < STEPS; step++) {
                network.fit(batch);
            }
            epochs[Math.max(round, 0)] = seconds() - start;
        }
        Arrays.sort(epochs);
        double start = seconds();
        for (int poll = 0; poll < POLLS; poll++) {
            Pointer.physicalBytes();
        }
        System.out.printf(
                Locale.ROOT,
                "SimpleRnn 20-20, limit %,d bytes: %.3f s of processor time an epoch (%.3f to %.3f); one question %.2f µs%n",
                Pointer.maxPhysicalBytes(),
                epochs[ROUNDS / 2],
                epochs[0],
                epochs[ROUNDS - 1],
                (seconds() - start) / POLLS * 1e6);
    }

    private static SimpleRnn rnn() {
        return new SimpleRnn.Builder().nOut(20).activation(Activation.TANH).build();
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
