package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

/** Double precision throughout, so that gradients can be told from differences. */
class EsRnnBatchTest {

    private static final EsRnnSetup SETUP = new EsRnnSetup(
            new Seasons(List.of(3, 6)), new EsRnnFeatures(4, 5, 7), new Quantiles(List.of(0.8), 0.5), 0.1);

    private Network network;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Engine.FUSED.start(1);
        network = network(folder);
    }

    @Test
    void theGradientReachesTheSmoothingOfEachSeriesThroughNetworkAndTargets() {
        List<NormalizedHistory> histories = histories();
        List<double[]> parameters = parameters(histories);
        var batch = new EsRnnBatch(SETUP, histories, parameters);
        INDArray features = batch.features(DataType.DOUBLE);
        List<double[]> gradients =
                batch.byParameters(network.inputGradient(new DataSet(features, null), batch::slopes));

        for (int i = 0; i < histories.size(); i++) {
            int which = i;
            double[] slopes = Slopes.of(parameters.get(i), some -> {
                List<double[]> changed = new ArrayList<>(parameters);
                changed.set(which, some);
                return loss(histories, changed);
            });
            assertThat(gradients.get(i)).usingComparatorWithPrecision(1e-5).containsExactly(slopes);
        }
    }

    /** The mean over as many answers as a horizon has is what the gradient belongs to. */
    @Test
    void theGradientOfTheWeightsIsThatOfOurLoss() {
        List<NormalizedHistory> histories = histories();
        var objective = new EsRnnObjective(SETUP, histories, histories);
        var both = new DataSet(Nd4j.createFromArray(0, 1).reshape(2, 1), null);
        double scale =
                objective.gradient(network, both).answers() / SETUP.features().horizon();
        double[] gradient = network.gradient().dup().data().asDouble();
        double[] weights = network.weights().dup().data().asDouble();

        double[] slopes = Slopes.of(weights, some -> {
            network.weights().assign(Nd4j.create(some));
            return loss(histories, parameters(histories)) / scale;
        });

        assertThat(gradient).usingComparatorWithPrecision(1e-6).containsExactly(slopes);
    }

    /** Of the last 4 values of one series, all follow the first origin, and one the last; the other has none. */
    @Test
    void whatFollowsTheHistoriesJudges() {
        List<NormalizedHistory> whole = histories();
        double[] values = whole.get(0).values();
        var shorter = NormalizedHistory.of(Arrays.copyOf(values, values.length - 4), 3);
        var objective = new EsRnnObjective(SETUP, List.of(shorter, whole.get(1)), whole);

        assertThat(objective
                        .loss(network, new DataSet(Nd4j.createFromArray(0, 1).reshape(2, 1), null))
                        .answers())
                .isEqualTo(4 + 3 + 2 + 1);
    }

    private double loss(List<NormalizedHistory> histories, List<double[]> parameters) {
        var batch = new EsRnnBatch(SETUP, histories, parameters);
        batch.slopes(network.output(batch.features(DataType.DOUBLE), null));
        return batch.loss().mean() * batch.loss().answers();
    }

    private static List<NormalizedHistory> histories() {
        var random = new Random(5);
        return List.of(
                NormalizedHistory.of(random.doubles(29, 1, 2).toArray(), 3),
                NormalizedHistory.of(random.doubles(21, -1, 1).toArray(), 3));
    }

    private static List<double[]> parameters(List<NormalizedHistory> histories) {
        return histories.stream()
                .map(history -> SETUP.seasons().guess(history.values()))
                .toList();
    }

    private static Network network(Path folder) throws IOException {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(7)
                .list()
                .layer(new SimpleRnn.Builder()
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .dataFormat(RNNFormat.NCW)
                        .nOut(SETUP.answers())
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(SETUP.features().features(), RNNFormat.NCW))
                .build());
        network.init();
        ModelSerializer.writeModel(network, folder.resolve("network.zip").toFile(), true);
        return Network.read(folder.resolve("network.zip"));
    }
}
