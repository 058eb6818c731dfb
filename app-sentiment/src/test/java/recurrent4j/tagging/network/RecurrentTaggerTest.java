package recurrent4j.tagging.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.data.Split;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Objective;

class RecurrentTaggerTest {

    private static final List<Sentence> SENTENCES = TinySentences.all();
    private static final int ENOUGH = 30;

    @BeforeAll
    static void start() {
        Engine.usual().start(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNetworkLearnsTagsAndLabelsOfAFewSentencesByHeart(boolean chained) throws IOException {
        RecurrentTagger tagger =
                trained(TinySentences.spec(TinySentences.output(chained), ENOUGH, 1), Checkpoint.none());
        List<Tagging> answers = tagger.tag(SENTENCES);
        for (int i = 0; i < SENTENCES.size(); i++) {
            assertThat(answers.get(i).tags()).isEqualTo(SENTENCES.get(i).tags());
            assertThat(answers.get(i).label()).isEqualTo(SENTENCES.get(i).label());
        }
    }

    @Test
    void aSentenceIsTaggedAloneAsItIsAmongOthersAndUnknownWordsAreSpelled() throws IOException {
        RecurrentTagger tagger = trained(TinySentences.spec(3, 2), Checkpoint.none());
        List<Sentence> others = new ArrayList<>(SENTENCES);
        others.add(
                Sentence.of(List.of("Zoë", "Lovelace", "🙂", "x".repeat(100))).tagged(List.of("O", "O", "O", "O")));
        others.set(
                others.size() - 1,
                new Sentence(
                        others.get(others.size() - 1).words(),
                        List.of(List.of("X", "?", "?", "x")),
                        List.of(),
                        java.util.Optional.empty()));
        List<Tagging> together = tagger.tag(others);
        for (int i = 0; i < others.size(); i++) {
            assertThat(tagger.tag(List.of(others.get(i)))).containsExactly(together.get(i));
            assertThat(TagScheme.IOB2.violation(together.get(i).tags())).isEmpty();
        }
    }

    @Test
    void aTrainingThatWasInterruptedGoesOnToTheSameNumbers(@TempDir Path folder) throws IOException {
        RecurrentTagger whole = trained(TinySentences.spec(4, 1), Checkpoint.none());
        Path file = folder.resolve("checkpoint.zip");
        int[] epochs = {0};
        ToDoubleFunction<List<Tagging>> failing = answers -> {
            if (++epochs[0] == 3) {
                throw new IllegalStateException("interrupted");
            }
            return wrong(answers);
        };
        try {
            trained(TinySentences.spec(4, 1), Checkpoint.at(file), failing);
            throw new AssertionError("was not interrupted");
        } catch (IllegalStateException interrupted) {
            assertThat(file).exists();
        }
        RecurrentTagger resumed = trained(TinySentences.spec(4, 1), Checkpoint.at(file));

        assertThat(resumed.members().get(0).chain())
                .containsExactly(whole.members().get(0).chain());
        assertThat(resumed.members().get(0).network().weights())
                .isEqualTo(whole.members().get(0).network().weights());
    }

    /** The chain is in double precision, and the scores of the network do not depend on it. */
    @Test
    void theGradientOfTheChainIsThatOfDifferences() {
        TaggerSpec spec = TinySentences.spec(1, 1);
        Network network = Engine.usual().install(Network.of(spec.design(), 0.01, 1), 1);
        EncodedSentences encoded = EncodedSentences.of(spec.encoding(), spec.output(), SENTENCES);
        int[] all = IntStream.range(0, SENTENCES.size()).toArray();
        double[] chain =
                new double[spec.output().tags().size() * (spec.output().tags().size() + 2)];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = Math.sin(i);
        }
        double[] gradient = new double[chain.length];
        var outputs = network.outputs(encoded.inputs(all));
        new RecurrentTagLoss(spec.output(), spec.output().chain(chain), encoded, all)
                .slopes(gradient)
                .get(0)
                .apply(outputs.get(0));
        double step = 1e-5;
        for (int i = 0; i < chain.length; i += 3) {
            double weight = chain[i];
            chain[i] = weight + step;
            double more = new RecurrentTagLoss(spec.output(), spec.output().chain(chain), encoded, all).of(outputs);
            chain[i] = weight - step;
            double less = new RecurrentTagLoss(spec.output(), spec.output().chain(chain), encoded, all).of(outputs);
            chain[i] = weight;
            assertThat(gradient[i]).isCloseTo((more - less) / (2 * step), within(1e-6));
        }
    }

    /** In single precision, through all layers. */
    @Test
    void theGradientOfTheNetworkIsThatOfDifferences() {
        TaggerSpec spec = TinySentences.spec(1, 1);
        var design = TaggerSpec.design(
                spec.encoding(), spec.output(), spec.design().stack().dropping(0), new TaggerSpec.Sizes(4, 2, 2, 3, 3));
        TaggerSpec plain = new TaggerSpec("GRU", design, spec.encoding(), spec.output(), 0, spec.plan(), 1);
        Network network = Engine.usual().install(Network.of(design, 0.01, 1), 1);
        EncodedSentences encoded = EncodedSentences.of(spec.encoding(), spec.output(), SENTENCES);
        var objective = new RecurrentTaggerObjective(plain, encoded, encoded, RecurrentTaggerTest::wrong);
        var batch = encoded.batches().inOrder(SENTENCES.size()).iterator().next();
        Objective.Loss loss = objective.gradient(network, batch);
        assertThat(loss.mean()).isCloseTo(objective.loss(network, batch).mean(), within(1e-5));
        double[] gradient = network.gradient().toDoubleVector();
        double step = 0.005;
        double difference = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i += 13) {
            double weight = network.weights().getDouble(i);
            network.weights().putScalar(i, weight + step);
            double more = objective.loss(network, batch).mean();
            network.weights().putScalar(i, weight - step);
            double less = objective.loss(network, batch).mean();
            network.weights().putScalar(i, weight);
            difference += Math.pow(gradient[i] - (more - less) / (2 * step), 2);
            size += gradient[i] * gradient[i];
        }
        // Where two steps are nearly equal, their maximum has no slope: a few weights differ by some hundredths.
        assertThat(Math.sqrt(difference)).isLessThan(0.02 * Math.sqrt(size));
    }

    @Test
    void aTagThatNoTrainingSentenceHasCostsNothingAndIsNeverAnswered() {
        TagOutput output = TinySentences.output(true);
        assertThat(output.tags()).contains("S-LOC", "E-PER", "O").hasSize(9);
        EncodedSentences encoded = EncodedSentences.of(
                TinySentences.encoding(),
                output,
                List.of(SENTENCES.get(1).tagged(List.of("O", "B-EVENT")), SENTENCES.get(1)));
        assertThat(encoded.tags().get(0)).isEmpty();
        assertThat(encoded.tags().get(1)).hasSize(2);
    }

    @Test
    void wordsAreKnownWithoutCapitalsAndDigitsWhichTheirShapeShows() {
        assertThat(TokenEncoding.known("B2-Bomber")).isEqualTo("b0-bomber");
        assertThat(TokenEncoding.shape("B2-Bomber")).isEqualTo("A0-Aa");
        assertThat(TokenEncoding.shape("McDonald's")).isEqualTo("AaAa'a");
        TokenEncoding encoding = TinySentences.encoding();
        assertThat(encoding.spelling("x".repeat(100))).hasSize(24);
        assertThat(encoding.of(SENTENCES.get(0)).columns()).hasSize(3);
    }

    private static RecurrentTagger trained(TaggerSpec spec, Checkpoint checkpoint) throws IOException {
        return trained(spec, checkpoint, RecurrentTaggerTest::wrong);
    }

    private static RecurrentTagger trained(
            TaggerSpec spec, Checkpoint checkpoint, ToDoubleFunction<List<Tagging>> error) throws IOException {
        var parts = new Split<>(SENTENCES, SENTENCES, SENTENCES);
        var ensembles = new EnsembleTrainer(1, EnsembleProgress.Display.SILENT);
        Ensemble<RecurrentTaggerTrainer.Member> ensemble =
                new RecurrentTaggerTrainer(parts, error, Engine.usual(), ensembles, name -> checkpoint).train(spec);
        return RecurrentTagger.of(spec, ensemble);
    }

    private static double wrong(List<Tagging> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).tags().equals(SENTENCES.get(i).tags()))
                .count();
    }
}
