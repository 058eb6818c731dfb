package recurrent4j.seq2seq;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.model.Attention;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.seq2seq.network.Regularization;
import recurrent4j.seq2seq.network.Seq2SeqSettings;
import recurrent4j.seq2seq.network.Seq2SeqSpec;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** The options that describe the encoder and the decoder, and their training. */
@Heading("Encoder-decoder")
final class Seq2SeqModelOptions {

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Bounds(max = 1_000_000)
    @Option(names = "--decoder-units", paramLabel = "N", description = "Cells in each layer of the decoder.")
    private Integer decoderUnits;

    @Option(
            names = "--attention",
            paramLabel = "NAME",
            description = "What scores the states of the encoder: ${COMPLETION-CANDIDATES}.")
    private Attention attention;

    @Option(
            names = "--input-feeding",
            description = "Show the decoder at each step what it looked at in the one before.")
    private boolean inputFeeding;

    @Option(names = "--no-input-feeding", description = "Do not, where that is usual.")
    private boolean noInputFeeding;

    @Bounds(max = 10_000)
    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Dimensions of the embedding of a token, both sides.")
    private Integer embedding;

    @Bounds(min = 0, max = 0.99)
    @Option(
            names = "--embedding-dropout",
            paramLabel = "P",
            description = "Probability of dropping a dimension of an embedding.")
    private Double embeddingDropout;

    @Option(names = "--untied", description = "Give the last layer weights of its own, not the target's embedding.")
    private boolean untied;

    @Bounds(min = 0, max = 0.99)
    @Option(
            names = "--label-smoothing",
            paramLabel = "P",
            description = "Share of each token's probability that is spread over all of them.")
    private Double smoothing;

    @Bounds(min = 0, max = 0.99)
    @Option(
            names = "--source-word-dropout",
            paramLabel = "P",
            description = "Probability of hiding a token of the source in training.")
    private Double sourceDropout;

    @Bounds(min = 0, max = 0.99)
    @Option(
            names = "--target-word-dropout",
            paramLabel = "P",
            description = "Probability of hiding a token that is read of the target in training.")
    private Double targetDropout;

    @Bounds(min = 0, max = 1)
    @Option(
            names = "--sampled-tokens",
            paramLabel = "P",
            description = "Share of its own tokens that the decoder reads by the end of training: scheduled sampling.")
    private Double sampled;

    @Bounds(max = 1_000)
    @Option(names = "--networks", paramLabel = "N", description = "Ensemble size (default: ${DEFAULT-VALUE}).")
    private int networks = 1;

    @Option(names = "--no-baselines", description = "Leave out all baselines but the one that takes no time.")
    private boolean noBaselines;

    long seed() {
        return training.seed();
    }

    /** Whether all baselines are fitted. */
    boolean baselines() {
        return !noBaselines;
    }

    /** Returns the networks for texts that are cut into tokens so. */
    Seq2SeqSpec network(PairTokenizer tokenizer, Seq2SeqSettings settings) {
        return settings.spec(tokenizer, networks);
    }

    /**
     * Returns the settings in which every option that was given replaces what is usual.
     *
     * @throws InputException if options contradict each other
     */
    Seq2SeqSettings settings(Seq2SeqSettings usual) {
        if (inputFeeding && noInputFeeding) {
            throw new InputException("Input is fed or not; give --input-feeding or --no-input-feeding, not both.");
        }
        RecurrentStack encoder = stack.stack(usual.encoder());
        Seq2SeqSettings.Embeddings embeddings = usual.embeddings();
        return new Seq2SeqSettings(
                encoder,
                decoder(encoder, usual.decoder()),
                attention == null ? usual.attention() : attention,
                inputFeeding || usual.inputFeeding() && !noInputFeeding,
                new Seq2SeqSettings.Embeddings(
                        embedding == null ? embeddings.source() : embedding,
                        embedding == null ? embeddings.target() : embedding,
                        embeddingDropout == null ? embeddings.dropout() : embeddingDropout,
                        embeddings.tied() && !untied),
                regularization(usual.regularization()),
                training.plan(usual.plan()));
    }

    /** Returns a decoder like the encoder, as far as it was described, that reads forward. */
    private RecurrentStack decoder(RecurrentStack encoder, RecurrentStack usual) {
        RecurrentStack same = stack.given() ? encoder.reading(Direction.FORWARD) : usual;
        return decoderUnits == null
                ? same
                : RecurrentStack.uniform(same.cell(), same.units().size(), decoderUnits)
                        .dropping(same.dropout());
    }

    private Regularization regularization(Regularization usual) {
        return new Regularization(
                smoothing == null ? usual.smoothing() : smoothing,
                sourceDropout == null ? usual.sourceDropout() : sourceDropout,
                targetDropout == null ? usual.targetDropout() : targetDropout,
                sampled == null ? usual.sampling() : sampled);
    }
}
