package recurrent4j.seq2seq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.model.Attention;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.evaluate.EpochError;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Objective;

class RecurrentTranslatorTest {

    private static final List<Pair> PAIRS = TinyPairs.all();
    private static final List<String> SOURCES = PAIRS.stream().map(Pair::source).toList();
    private static final int ENOUGH = 50;

    @BeforeAll
    static void start() {
        Engine.usual().start(1);
    }

    @Test
    void aNetworkLearnsByHeartHowAFewWordsAreSpelledBackwards() throws IOException {
        RecurrentTranslator translator = trained(TinyPairs.spec(ENOUGH, 1), Checkpoint.none());

        List<Hypothesis> answers = translator.rewrite(SOURCES);

        for (int i = 0; i < PAIRS.size(); i++) {
            assertThat(PAIRS.get(i).targets()).contains(answers.get(i).text());
            assertThat(answers.get(i).complete()).isTrue();
        }
        List<Pair> clear =
                PAIRS.stream().filter(pair -> pair.targets().size() == 1).toList();
        for (Likelihood likelihood : translator.likelihoods(clear).orElseThrow()) {
            assertThat(likelihood.right()).isEqualTo(likelihood.tokens());
        }
        EncoderDecoderNetwork network = translator.members().get(0);
        INDArray before = network.network().weights().dup();
        network.tie();
        assertThat(network.network().weights()).isEqualTo(before);
    }

    @Test
    void aSourceIsRewrittenAloneAsItIsAmongOthersByAnEnsembleToo() throws IOException {
        RecurrentTranslator translator = trained(TinyPairs.spec(4, 2), Checkpoint.none());
        assertThat(translator.members()).hasSize(2);
        List<String> others = new ArrayList<>(SOURCES);
        others.add("abx?".repeat(20));
        List<Hypothesis> together = translator.rewrite(others);
        for (int i = 0; i < others.size(); i++) {
            Hypothesis alone = translator.rewrite(List.of(others.get(i))).get(0);
            assertThat(alone.text()).isEqualTo(together.get(i).text());
            assertThat(alone.logProbability()).isCloseTo(together.get(i).logProbability(), within(1e-4));
        }
    }

    @Test
    void howLikelyATargetIsDoesNotDependOnWhatIsReadBesideIt() throws IOException {
        RecurrentTranslator translator = trained(TinyPairs.spec(2, 2), Checkpoint.none());
        List<Likelihood> together = translator.likelihoods(PAIRS).orElseThrow();
        for (int i = 0; i < PAIRS.size(); i++) {
            Likelihood alone =
                    translator.likelihoods(List.of(PAIRS.get(i))).orElseThrow().get(0);
            assertThat(alone.logProbability()).isCloseTo(together.get(i).logProbability(), within(1e-4));
            assertThat(alone.right()).isEqualTo(together.get(i).right());
            assertThat(alone.tokens()).isEqualTo(PAIRS.get(i).target().length() + 1);
        }
    }

    @Test
    void theValidationLossIsTheMeanOfWhatTargetsAreLikely() throws IOException {
        var trained = ensemble(TinyPairs.spec(2, 1), Checkpoint.none(), RecurrentTranslatorTest::wrong);
        RecurrentTranslator translator = RecurrentTranslator.of(TinyPairs.spec(2, 1), trained, DecodingSettings.GREEDY);
        List<Likelihood> likelihoods = translator
                .likelihoods(PAIRS.stream()
                        .flatMap(pair -> pair.targets().stream().map(target -> Pair.of(pair.source(), target)))
                        .toList())
                .orElseThrow();
        double nats =
                -likelihoods.stream().mapToDouble(Likelihood::logProbability).sum();
        double tokens = likelihoods.stream().mapToDouble(Likelihood::tokens).sum();
        assertThat(trained.runs().get(0).best().validationLoss()).isCloseTo(nats / tokens, within(1e-4));
    }

    @Test
    void whatIsJudgedIsTakenFromAllOfAPart() {
        assertThat(DecodingError.some(PAIRS, PAIRS.size())).isEqualTo(PAIRS);
        assertThat(DecodingError.some(PAIRS, 1_000)).isEqualTo(PAIRS);
        assertThat(DecodingError.some(PAIRS, 3)).containsExactly(PAIRS.get(0), PAIRS.get(3), PAIRS.get(6));
    }

    @Test
    void aTrainingThatWasInterruptedGoesOnToTheSameNumbers(@TempDir Path folder) throws IOException {
        Seq2SeqSpec spec = TinyPairs.sampling(4);
        Network whole = trained(spec, Checkpoint.none()).members().get(0).network();
        Path file = folder.resolve("checkpoint.zip");
        int[] epochs = {0};
        try {
            ensemble(spec, Checkpoint.at(file), (pairs, answers) -> {
                if (++epochs[0] == 3) {
                    throw new IllegalStateException("interrupted");
                }
                return wrong(pairs, answers);
            });
            throw new AssertionError("was not interrupted");
        } catch (IllegalStateException interrupted) {
            assertThat(file).exists();
        }
        Network resumed = trained(spec, Checkpoint.at(file)).members().get(0).network();

        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void anEpochIsKnownByItsNumberInEveryNetworkAndAfterAnInterruptionToo(@TempDir Path folder) throws IOException {
        List<String> seen = new ArrayList<>();
        EpochError error = (network, epoch, pairs, texts) -> {
            seen.add(network.replaceFirst(".*, ", "") + ": " + epoch);
            if (seen.size() == 5) {
                throw new IllegalStateException("interrupted");
            }
            return 1;
        };
        ensemble(TinyPairs.spec(2, 2), Checkpoint.none(), error);
        assertThat(seen).containsExactly("1 of 2: 1", "1 of 2: 2", "2 of 2: 1", "2 of 2: 2");

        Checkpoint checkpoint = Checkpoint.at(folder.resolve("checkpoint.zip"));
        seen.subList(1, 4).clear();
        seen.add("");
        seen.add("");
        assertThatThrownBy(() -> ensemble(TinyPairs.spec(4, 1), checkpoint, error))
                .hasMessage("interrupted");
        seen.clear();
        ensemble(TinyPairs.spec(4, 1), checkpoint, error);
        assertThat(seen).extracting(epoch -> epoch.replaceFirst(".*: ", "")).containsExactly("2", "3", "4");
    }

    /** In single precision, through all layers. */
    @Test
    void theGradientIsThatOfDifferences() {
        Seq2SeqSpec spec = TinyPairs.plain(Attention.ADDITIVE);
        Network network = Engine.usual().install(spec.network(), 1);
        EncodedPairs encoded = EncodedPairs.ofFirst(spec.tokenizer(), PAIRS);
        var objective = new Seq2SeqObjective(spec, encoded, encoded, ValidationError.LOSS);
        var batch = encoded.batches().inOrder(PAIRS.size()).iterator().next();
        Objective.Loss loss = objective.gradient(network, batch);
        assertThat(loss.mean()).isCloseTo(objective.loss(network, batch).mean(), within(1e-5));
        double[] gradient = network.gradient().toDoubleVector();
        double step = 0.005;
        double difference = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i += 19) {
            double weight = network.weights().getDouble(i);
            network.weights().putScalar(i, weight + step);
            double more = objective.loss(network, batch).mean();
            network.weights().putScalar(i, weight - step);
            double less = objective.loss(network, batch).mean();
            network.weights().putScalar(i, weight);
            difference += Math.pow(gradient[i] - (more - less) / (2 * step), 2);
            size += gradient[i] * gradient[i];
        }
        assertThat(Math.sqrt(difference)).isLessThan(0.02 * Math.sqrt(size));
    }

    private static RecurrentTranslator trained(Seq2SeqSpec spec, Checkpoint checkpoint) throws IOException {
        return RecurrentTranslator.of(
                spec, ensemble(spec, checkpoint, RecurrentTranslatorTest::wrong), DecodingSettings.USUAL);
    }

    private static Ensemble<Seq2SeqTrainer.Member> ensemble(
            Seq2SeqSpec spec, Checkpoint checkpoint, ToDoubleBiFunction<List<Pair>, List<Hypothesis>> error)
            throws IOException {
        return ensemble(spec, checkpoint, (network, epoch, pairs, texts) -> error.applyAsDouble(pairs, texts));
    }

    private static Ensemble<Seq2SeqTrainer.Member> ensemble(Seq2SeqSpec spec, Checkpoint checkpoint, EpochError error)
            throws IOException {
        var ensembles = new EnsembleTrainer(1, EnsembleProgress.Display.SILENT);
        return new Seq2SeqTrainer(TinyPairs.parts(), Optional.of(error), Engine.usual(), ensembles, name -> checkpoint)
                .train(spec);
    }

    @Test
    void aTokenThatTheSoftmaxCutsOffDoesNotMakeThePerplexityInfinite() {
        var probabilities = new RecurrentTranslator.TokenProbabilities(new float[] {1, 0, 0.5f, 0.5f}, 2, 2);

        Likelihood likelihood = probabilities.of(0, 1, 0);

        assertThat(likelihood.logProbability()).isBetween(-89.0, -87.0);
        assertThat(likelihood.right()).isEqualTo(1);
    }

    private static double wrong(List<Pair> pairs, List<Hypothesis> answers) {
        return IntStream.range(0, pairs.size())
                .filter(i -> !pairs.get(i).targets().contains(answers.get(i).text()))
                .count();
    }
}
