package recurrent4j.seq2seq.network;

import java.util.Random;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Seeds;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Network;
import recurrent4j.train.Objective;

/** The cross-entropy of targets, given their sources, in nats per token; the end mark is one. */
final class Seq2SeqObjective implements Objective {

    private final Seq2SeqSpec spec;
    private final EncodedPairs training;
    private final EncodedPairs validation;
    private final ValidationError validationError;
    private final double steps;
    private EncoderDecoderNetwork learning;

    Seq2SeqObjective(
            Seq2SeqSpec spec, EncodedPairs training, EncodedPairs validation, ValidationError validationError) {
        this.spec = spec;
        this.training = training;
        this.validation = validation;
        this.validationError = validationError;
        steps = (double) spec.plan().epochs()
                * training.batches().count(spec.plan().batch());
    }

    @Override
    public Loss gradient(Network network, DataSet batch) {
        ShownPairs shown = shown(network, Seq2SeqBatches.numbers(batch));
        learning = spec.of(network);
        double nats = learning.backpropagate(
                shown.inputs(), shown.answers(), spec.regularization().smoothing());
        network.gradient().divi(shown.tokens());
        return new Loss(nats / shown.tokens(), shown.tokens());
    }

    /** Draws by the number of steps so far, so that a training that was interrupted draws the same. */
    private ShownPairs shown(Network network, int... numbers) {
        Regularization its = spec.regularization();
        var random = new Random(spec.plan().seed() ^ Seeds.spread(network.iteration() + 1L));
        ShownPairs shown = training.shown(numbers)
                .hidingSources(its.sourceDropout(), spec.tokenizer().source(), random)
                .hidingTargets(its.targetDropout(), spec.tokenizer().target(), random);
        double sampled = its.sampled(network.iteration() / steps);
        return sampled == 0
                ? shown
                : shown.sampling(sampled, network.outputs(shown.inputs()).get(0), random);
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        ShownPairs shown = validation.shown(Seq2SeqBatches.numbers(batch));
        double nats = spec.of(network).loss(shown.inputs(), shown.answers());
        return new Loss(nats / shown.tokens(), shown.tokens());
    }

    /** {@inheritDoc} What decides is what the task counts, which may be this loss. */
    @Override
    public Judgement judge(Network network, Iterable<DataSet> batches) {
        double loss = Objective.super.judge(network, batches).loss();
        return new Judgement(loss, validationError.of(spec.of(network), loss));
    }

    /** {@inheritDoc} Embeddings that are tied stay so. */
    @Override
    public void step(double learningRate) {
        learning.tie();
    }

    @Override
    public String settings() {
        return spec.settings();
    }
}
