package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.network.Engine;

/** Double precision throughout, so that gradients can be told from differences. */
class EsRnnBatchTest {

    private static final EsRnnSetup SUBJECT = new EsRnnSetup(
            new Seasons(List.of(3, 6)), new EsRnnFeatures(4, 5, 7), new Quantiles(List.of(0.8), 0.5), 0.1);

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @Test
    void theGradientReachesTheSmoothingOfEachSeriesThroughNetworkAndTargets() {
        List<NormalizedHistory> pasts = pasts();
        List<double[]> parameters = parameters(pasts);
        MultiLayerNetwork network = network();
        var lesson = new EsRnnBatch(SUBJECT, pasts, parameters);
        List<double[]> gradients = lesson.byParameters(values(byFeatures(network, lesson)));

        for (int i = 0; i < pasts.size(); i++) {
            int which = i;
            double[] slopes = Slopes.of(parameters.get(i), some -> {
                List<double[]> changed = new ArrayList<>(parameters);
                changed.set(which, some);
                return loss(network, pasts, changed);
            });
            assertThat(gradients.get(i)).usingComparatorWithPrecision(1e-5).containsExactly(slopes);
        }
    }

    @Test
    void theGradientOfTheWeightsIsThatOfOurLoss() {
        List<NormalizedHistory> pasts = pasts();
        List<double[]> parameters = parameters(pasts);
        MultiLayerNetwork network = network();
        byFeatures(network, new EsRnnBatch(SUBJECT, pasts, parameters));
        double[] gradient = network.getGradientsViewArray().dup().data().asDouble();
        double[] weights = network.params().dup().data().asDouble();

        double[] slopes = Slopes.of(weights, some -> {
            network.setParams(Nd4j.create(some));
            return loss(network, pasts, parameters);
        });

        assertThat(gradient).usingComparatorWithPrecision(1e-5).containsExactly(slopes);
    }

    private static INDArray byFeatures(MultiLayerNetwork network, EsRnnBatch lesson) {
        INDArray features = array(lesson.features(), lesson.positions());
        double[] answers = values(network.output(features));
        double[] slopes = lesson.judge(answers);
        double[] labels = EsRnnTrainer.labels(answers, slopes, SUBJECT.answers());
        return network.calculateGradients(features, array(labels, lesson.positions()), null, null)
                .getSecond();
    }

    private static double loss(MultiLayerNetwork network, List<NormalizedHistory> pasts, List<double[]> parameters) {
        var lesson = new EsRnnBatch(SUBJECT, pasts, parameters);
        lesson.judge(values(network.output(array(lesson.features(), lesson.positions()))));
        return lesson.loss();
    }

    private static List<NormalizedHistory> pasts() {
        var random = new Random(5);
        return List.of(
                new NormalizedHistory(random.doubles(29, 1, 2).toArray(), 3),
                new NormalizedHistory(random.doubles(21, -1, 1).toArray(), 3));
    }

    private static List<double[]> parameters(List<NormalizedHistory> pasts) {
        return pasts.stream()
                .map(past -> SUBJECT.seasons().guess(past.values()))
                .toList();
    }

    private static MultiLayerNetwork network() {
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
                        .nOut(SUBJECT.answers())
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(SUBJECT.glimpse().features(), RNNFormat.NCW))
                .build());
        network.init();
        return network;
    }

    private static INDArray array(double[] values, int positions) {
        return Nd4j.create(values, new long[] {2, values.length / 2 / positions, positions}, 'f');
    }

    private static double[] values(INDArray array) {
        return Arrays.copyOf(array.dup('f').data().asDouble(), (int) array.length());
    }
}
