package recurrent4j.seq2seq.network;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;
import recurrent4j.io.InputException;
import recurrent4j.model.Attention;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Network;
import recurrent4j.network.TrainingMemory;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Unknowns;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.TrainingPlan;

/**
 * An encoder-decoder, or an ensemble of them, before training.
 *
 * @param tied whether the kernel of the last layer is the embedding of the target's tokens (Press and Wolf 2017)
 * @param tokenizer fitted to the training part
 * @param networks how many are trained, from different seeds, whose probabilities are averaged
 */
public record Seq2SeqSpec(
        String name,
        EncoderDecoder design,
        boolean tied,
        PairTokenizer tokenizer,
        Regularization regularization,
        TrainingPlan plan,
        int networks) {

    /** @throws InputException if there is no network */
    public Seq2SeqSpec {
        if (networks < 1) {
            throw new InputException("%d networks answer nothing; choose 1 or more.", networks);
        }
    }

    /** @throws InputException if this machine has too little memory for the training on these pairs */
    public void requireMemory(List<Pair> training) {
        EncodedPairs pairs = EncodedPairs.of(tokenizer, training);
        int longest = IntStream.range(0, pairs.size())
                .map(i ->
                        Math.max(pairs.sources().get(i).length, pairs.targets().get(i).length))
                .max()
                .orElse(1);
        new TrainingMemory(design, 1, longest, networks).require();
    }

    /** @throws InputException if the networks cannot decode so, which would show only when they have been trained */
    public void require(DecodingSettings decoding) {
        decoding.unknowns().require(tokenizer);
        if (decoding.unknowns() == Unknowns.COPY && design.attention() == Attention.NONE) {
            throw Unknowns.withoutAttention();
        }
    }

    Network network() {
        Network network = Network.of(design, plan.learningRate(), plan.seed());
        of(network).tie();
        return network;
    }

    EncoderDecoderNetwork of(Network network) {
        return new EncoderDecoderNetwork(network, tied);
    }

    List<Seq2SeqSpec> members() {
        return IntStream.range(0, networks).mapToObj(this::member).toList();
    }

    private Seq2SeqSpec member(int number) {
        return new Seq2SeqSpec(
                EnsembleMember.name(name, number, networks),
                design,
                tied,
                tokenizer,
                regularization,
                plan.from(Seeds.ofMember(plan.seed(), number)),
                1);
    }

    /** Returns all that decides the result besides the pairs, for a run that is to be resumed. */
    public String settings() {
        return "%s: %d times %s, source %s, target %s%s, %d and %d tokens, %s, %s"
                .formatted(
                        name,
                        networks,
                        design,
                        design.source(),
                        design.target(),
                        tied ? " tied" : "",
                        tokenizer.source().size(),
                        tokenizer.target().size(),
                        regularization,
                        plan);
    }
}
