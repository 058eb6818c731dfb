package recurrent4j.seq2seq.network;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.evaluate.EpochError;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * What is wrong with the texts that a network writes by greedy search.
 *
 * @param steps of an epoch, by which it is known which one is over
 * @param pairs whose sources are rewritten
 * @param error of the texts for these pairs
 */
record DecodingError(Seq2SeqSpec spec, int steps, List<Pair> pairs, EpochError error) implements ValidationError {

    @Override
    public double of(EncoderDecoderNetwork network, double loss) {
        PairTokenizer tokenizer = spec.tokenizer();
        var rewriter =
                new TextRewriter(tokenizer, RecurrentTranslator.steps(network, tokenizer), DecodingSettings.GREEDY);
        int epoch = network.network().iteration() / steps;
        return error.of(
                spec.name(),
                epoch,
                pairs,
                rewriter.best(pairs.stream().map(Pair::source).toList()));
    }

    /** Returns so many pairs at most, evenly from the first to the last, since files are often sorted. */
    static List<Pair> some(List<Pair> pairs, int most) {
        int count = Math.min(pairs.size(), most);
        return IntStream.range(0, count)
                .mapToObj(i -> pairs.get((int) ((long) i * pairs.size() / count)))
                .toList();
    }
}
