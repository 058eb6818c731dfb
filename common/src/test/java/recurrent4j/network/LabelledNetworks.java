package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.model.Design;

/** What every network has to keep that tells three classes of sequences apart. */
final class LabelledNetworks {

    private static final int CLASSES = 3;

    private LabelledNetworks() {}

    static Network fused(Design design) {
        return Engine.FUSED.install(Network.of(design, 0.001, 1), 1);
    }

    /** One batch of sequences, which stand in ascending order of length. */
    static DataSet batch(List<LabelledSequence> sequences) {
        return LabelledSequenceBatches.of(sequences, CLASSES)
                .inOrder(sequences.size())
                .iterator()
                .next();
    }

    static void requireSameAnswersWithoutPadding(Network network, List<LabelledSequence> sequences) {
        DataSet padded = batch(sequences);
        INDArray together = network.output(padded.getFeatures(), padded.getFeaturesMaskArray())
                .dup();
        for (int example = 0; example < sequences.size(); example++) {
            DataSet alone = batch(sequences.subList(example, example + 1));
            assertThat(network.output(alone.getFeatures(), null)
                            .reshape(CLASSES)
                            .toDoubleVector())
                    .as("example %d", example)
                    .containsExactly(together.getRow(example).toDoubleVector(), within(1e-6));
        }
    }

    static void requireSameGradientWithoutPadding(Network network, List<LabelledSequence> sequences) {
        network.backpropagate(batch(sequences));
        INDArray together = network.gradient().dup();
        INDArray sum = together.mul(0);
        for (int example = 0; example < sequences.size(); example++) {
            network.backpropagate(batch(sequences.subList(example, example + 1)));
            sum.addi(network.gradient());
        }
        assertThat(together.sub(sum).amaxNumber().doubleValue())
                .isLessThan(1e-5 * sum.amaxNumber().doubleValue());
    }

    /** Compares with the layers of Deeplearning4j, with whatever dropout the design has. */
    static void requireSameAsDeeplearning4j(Design design, DataSet examples) {
        Network stock = Network.of(design, 0.001, 1);
        Network fused = fused(design);
        INDArray expected = stock.output(examples.getFeatures(), examples.getFeaturesMaskArray());
        INDArray answers = fused.output(examples.getFeatures(), examples.getFeaturesMaskArray());
        assertThat(answers.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-6);
        assertThat(fused.score(examples)).isCloseTo(stock.score(examples), within(1e-6));
        // The same numbers are drawn for dropout, in whichever order the layers compute.
        Nd4j.getRandom().setSeed(3);
        stock.backpropagate(examples);
        Nd4j.getRandom().setSeed(3);
        fused.backpropagate(examples);
        assertThat(fused.gradient().sub(stock.gradient()).amaxNumber().doubleValue())
                .isLessThan(1e-5 * stock.gradient().amaxNumber().doubleValue());
    }
}
