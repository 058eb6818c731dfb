package recurrent4j.seq2seq.network;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * What is wrong with the texts that a network writes by greedy search.
 *
 * @param pairs whose sources are rewritten
 * @param measure of what is wrong with the texts for these pairs
 */
record DecodingError(
        PairTokenizer tokenizer, List<Pair> pairs, ToDoubleBiFunction<List<Pair>, List<Hypothesis>> measure)
        implements ValidationError {

    @Override
    public double of(EncoderDecoderNetwork network, double loss) {
        var rewriter =
                new TextRewriter(tokenizer, RecurrentTranslator.steps(network, tokenizer), DecodingSettings.GREEDY);
        return measure.applyAsDouble(
                pairs, rewriter.best(pairs.stream().map(Pair::source).toList()));
    }

    /** Returns so many pairs at most, evenly from the first to the last, since files are often sorted. */
    static List<Pair> some(List<Pair> pairs, int most) {
        int count = Math.min(pairs.size(), most);
        return IntStream.range(0, count)
                .mapToObj(i -> pairs.get((int) ((long) i * pairs.size() / count)))
                .toList();
    }
}
