package recurrent4j.seq2seq.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.EnsembleStepModel;
import recurrent4j.seq2seq.decode.StepModel;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.train.Ensemble;

/**
 * A trained encoder-decoder, or an ensemble of them, whose probabilities are averaged.
 *
 * @param tokenizer whose numbers the networks read and write
 * @param settings of the search for the best text
 */
public record RecurrentTranslator(
        String name, PairTokenizer tokenizer, List<EncoderDecoderNetwork> members, DecodingSettings settings)
        implements Seq2SeqModel {

    /** Pairs whose probabilities are looked at side by side: each step of each has one for every token of a vocabulary. */
    private static final int ROWS = 32;

    public RecurrentTranslator {
        members = List.copyOf(members);
    }

    /** Returns the networks of an ensemble that has been trained. */
    public static RecurrentTranslator of(
            Seq2SeqSpec spec, Ensemble<Seq2SeqTrainer.Member> ensemble, DecodingSettings settings) {
        return new RecurrentTranslator(
                spec.name(),
                spec.tokenizer(),
                ensemble.runs().stream().map(run -> spec.of(run.network())).toList(),
                settings);
    }

    /** Returns the same networks, searching otherwise. */
    public RecurrentTranslator with(DecodingSettings other) {
        return new RecurrentTranslator(name, tokenizer, members, other);
    }

    @Override
    public long parameters() {
        return members.stream()
                .mapToLong(member -> member.network().parameters())
                .sum();
    }

    /** Returns the networks as one model of the next token. */
    public StepModel steps() {
        return EnsembleStepModel.of(members.stream().map(this::steps).toList());
    }

    private StepModel steps(EncoderDecoderNetwork member) {
        return steps(member, tokenizer);
    }

    /** Returns a network as a model of the next token. */
    static StepModel steps(EncoderDecoderNetwork network, PairTokenizer tokenizer) {
        return new RecurrentStepModel(
                network, tokenizer.source().end(), tokenizer.target().end());
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return new TextRewriter(tokenizer, steps(), settings).best(sources);
    }

    @Override
    public Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
        EncodedPairs encoded = EncodedPairs.ofFirst(tokenizer, pairs);
        Likelihood[] likelihoods = new Likelihood[pairs.size()];
        int[] lengths =
                encoded.targets().stream().mapToInt(target -> target.length).toArray();
        for (List<Integer> batch : PaddedTokens.batches(lengths, ROWS)) {
            int[] numbers = batch.stream().mapToInt(Integer::intValue).toArray();
            ShownPairs shown = encoded.shown(numbers);
            TokenProbabilities probabilities = probabilities(shown);
            for (int row = 0; row < numbers.length; row++) {
                likelihoods[numbers[row]] =
                        probabilities.of(row, shown.targets().get(row));
            }
        }
        return Optional.of(Arrays.asList(likelihoods));
    }

    private TokenProbabilities probabilities(ShownPairs shown) {
        var inputs = shown.inputs();
        INDArray mean = members.stream()
                .map(member -> member.network().outputs(inputs).get(0))
                .reduce(INDArray::add)
                .orElseThrow()
                .div(members.size());
        return new TokenProbabilities(
                mean.permute(0, 2, 1).dup('c').reshape(mean.length()).toFloatVector(), (int) mean.size(2), (int)
                        mean.size(1));
    }

    /**
     * The probabilities of every token at every step.
     *
     * @param values of each row, step by step and token by token
     */
    record TokenProbabilities(float[] values, int steps, int size) {

        Likelihood of(int row, int... target) {
            double log = 0;
            int right = 0;
            for (int step = 0; step < target.length; step++) {
                int from = (row * steps + step) * size;
                // What the softmax has cut off to 0 is less than any float can say, but possible.
                log += Math.log(Math.max(Float.MIN_NORMAL, values[from + target[step]]));
                right += target[step] == best(from) ? 1 : 0;
            }
            return new Likelihood(log, target.length, right);
        }

        private int best(int from) {
            return IntStream.range(1, size)
                    .reduce(0, (most, token) -> values[from + token] > values[from + most] ? token : most);
        }
    }
}
