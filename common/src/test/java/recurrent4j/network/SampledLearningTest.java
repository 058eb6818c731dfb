package recurrent4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.Schedule;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;

class SampledLearningTest {

    private static final int VOCABULARY = 500;
    private static final int EPOCHS = 4;
    private static final Design DESIGN = new Architecture(
            new Input.Embedding(VOCABULARY, 8), RecurrentStack.of(Cell.LSTM, 12), new Readout.NextToken(VOCABULARY));

    /** Words of which each is followed by one of its own, now and then by another. */
    private static final TokenSequence TEXT = text();

    @TempDir
    private Path folder;

    @Test
    void samplesTeachNearlyAsMuchAsTheWholeVocabulary() throws IOException {
        double blind = Math.log(VOCABULARY);
        double sampled = last(train(sampling(Network.of(DESIGN, 0.01, 1)), EPOCHS));
        Network network = Engine.FUSED.install(Network.of(DESIGN, 0.01, 1), 1);
        double whole = last(train(network, TokenStreamBatches.of(TEXT, VOCABULARY, 20, false), EPOCHS));

        assertThat(whole).isLessThan(0.5 * blind);
        assertThat(sampled).isCloseTo(whole, within(0.04 * blind));
    }

    @Test
    void theSameSeedLearnsTheSame() throws IOException {
        assertThat(losses(train(sampling(Network.of(DESIGN, 0.01, 1)), 1)))
                .isEqualTo(losses(train(sampling(Network.of(DESIGN, 0.01, 1)), 1)));
    }

    @Test
    void whatWasLearnedIsAPlainNetworkOfDeeplearning4j() throws IOException {
        Network network = sampling(Network.of(DESIGN, 0.01, 1));
        train(network, 1);
        Path zip = folder.resolve("network.zip");
        network.write(zip, true);
        MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        DataSet numbers = TokenStreamBatches.numbers(TEXT, VOCABULARY, 20)
                .inOrder(4)
                .iterator()
                .next();
        DataSet vectors = TokenStreamBatches.of(TEXT, VOCABULARY, 20, false)
                .inOrder(4)
                .iterator()
                .next();

        INDArray answers = plain.output(numbers.getFeatures());
        network.clearState();

        assertThat(network.loss(numbers)).isCloseTo(plain.score(vectors) / 20, within(1e-4));
        assertThat(network.output(numbers.getFeatures(), null)
                        .sub(answers)
                        .amaxNumber()
                        .doubleValue())
                .isLessThan(1e-5);
    }

    @Test
    void deeplearning4jsOwnLayersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Engine.STOCK.learnFromSamples(Network.of(DESIGN, 0.01, 1), new double[VOCABULARY], 9, 1))
                .withMessageContaining("--engine STOCK");
    }

    private static Network sampling(Network network) {
        Network installed = Engine.FUSED.install(network, 1);
        double[] frequencies = new double[VOCABULARY];
        for (long i = 0; i < TEXT.length(); i++) {
            frequencies[TEXT.at(i)]++;
        }
        Engine.FUSED.learnFromSamples(installed, frequencies, 64, 1);
        return installed;
    }

    private static List<Epoch> train(Network network, int epochs) throws IOException {
        return train(network, TokenStreamBatches.numbers(TEXT, VOCABULARY, 20), epochs);
    }

    private static List<Epoch> train(Network network, TokenStreamBatches words, int epochs) throws IOException {
        TrainingPlan plan = TrainingPlan.plain(epochs, 4, 0.02, 1)
                .along(Schedule.ONE_CYCLE, 1)
                .carryingState();
        return new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(network, words, words)
                .epochs();
    }

    private static double last(List<Epoch> epochs) {
        return epochs.get(epochs.size() - 1).validationLoss();
    }

    private static List<Double> losses(List<Epoch> epochs) {
        return epochs.stream().map(Epoch::trainLoss).toList();
    }

    private static TokenSequence text() {
        var random = new Random(5);
        int[] text = new int[2_500];
        for (int i = 1; i < text.length; i++) {
            boolean other = random.nextInt(10) == 0;
            text[i] = other ? random.nextInt(VOCABULARY) : (text[i - 1] * 3 + 1) % 10;
        }
        return TokenSequence.of(IntStream.of(text).toArray());
    }
}
