package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Seeds;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.train.Objective;

/**
 * The negative log-likelihood of the tags of sentences, by a linear chain whose emissions the network gives, and of their labels
 * by a softmax. Its own numbers are the weights of the chain, in double precision, learned by Adam (Kingma and Ba 2015).
 */
final class RecurrentTaggerObjective implements Objective {

    private static final double MEAN_KEPT = 0.9;
    private static final double SQUARE_KEPT = 0.999;
    private static final double TINY = 1e-8;

    private final TaggerSpec spec;
    private final EncodedSentences training;
    private final EncodedSentences validation;
    private final ToDoubleFunction<List<Tagging>> validationError;
    /** The chain over the tags, without weights. */
    private final LinearChain shape;

    private final double[] chain;
    private final double[] gradient;
    private final double[] means;
    private final double[] squares;
    private final double[] steps = new double[1];

    /** @param validationError of the tags and labels of all validation sentences, in their order: what epochs are chosen by */
    RecurrentTaggerObjective(
            TaggerSpec spec,
            EncodedSentences training,
            EncodedSentences validation,
            ToDoubleFunction<List<Tagging>> validationError) {
        this.spec = spec;
        this.training = training;
        this.validation = validation;
        this.validationError = validationError;
        chain = new double[LinearChain.parameters(spec.output().tags().size())];
        shape = spec.output().chain(chain);
        gradient = new double[chain.length];
        means = new double[chain.length];
        squares = new double[chain.length];
    }

    /** Returns the weights of the chain, not copied. */
    double[] chain() {
        return chain;
    }

    @Override
    public Loss gradient(Network network, DataSet batch) {
        int[] numbers = RecurrentTaggerBatches.numbers(batch);
        var random = new Random(spec.plan().seed() ^ Seeds.spread(network.iteration() + 1L));
        var answers = new RecurrentTagLoss(spec.output(), shape.with(chain), training, numbers);
        Arrays.fill(gradient, 0);
        network.backpropagate(training.inputs(numbers, spec.wordDropout(), random), answers.slopes(gradient));
        network.gradient().divi(numbers.length);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= numbers.length;
        }
        return new Loss(answers.loss() / numbers.length, numbers.length);
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        int[] numbers = RecurrentTaggerBatches.numbers(batch);
        return loss(network.outputs(validation.inputs(numbers)), numbers);
    }

    private Loss loss(List<INDArray> outputs, int... numbers) {
        double loss = new RecurrentTagLoss(spec.output(), shape.with(chain), validation, numbers).of(outputs);
        return new Loss(loss / numbers.length, numbers.length);
    }

    /** {@inheritDoc} What decides is how many tags are right, as the task counts them. */
    @Override
    public Judgement judge(Network network, Iterable<DataSet> batches) {
        Tagging[] answers = new Tagging[validation.size()];
        double loss = 0;
        var decoder = new RecurrentTagDecoder(spec.output(), shape.with(chain));
        for (DataSet batch : batches) {
            int[] numbers = RecurrentTaggerBatches.numbers(batch);
            List<INDArray> outputs = network.outputs(validation.inputs(numbers));
            loss += loss(outputs, numbers).mean() * numbers.length;
            List<Sentence> sentences = validation.sentences(numbers);
            List<Tagging> tagged = decoder.taggings(outputs, sentences);
            for (int i = 0; i < numbers.length; i++) {
                answers[numbers[i]] = tagged.get(i);
            }
        }
        return new Judgement(
                loss / validation.size(), validationError.applyAsDouble(new ArrayList<>(Arrays.asList(answers))));
    }

    @Override
    public void step(double learningRate) {
        if (!spec.output().chained()) {
            return;
        }
        double step = ++steps[0];
        for (int i = 0; i < chain.length; i++) {
            means[i] = MEAN_KEPT * means[i] + (1 - MEAN_KEPT) * gradient[i];
            squares[i] = SQUARE_KEPT * squares[i] + (1 - SQUARE_KEPT) * gradient[i] * gradient[i];
            double mean = means[i] / (1 - Math.pow(MEAN_KEPT, step));
            double square = squares[i] / (1 - Math.pow(SQUARE_KEPT, step));
            chain[i] -= learningRate * mean / (Math.sqrt(square) + TINY);
        }
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("chain", chain);
    }

    @Override
    public Map<String, double[]> moments() {
        return Map.of("means", means, "squares", squares, "steps", steps);
    }

    @Override
    public String settings() {
        return spec.settings();
    }
}
