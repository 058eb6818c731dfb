package recurrent4j.seq2seq.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * Pairs of texts as the numbers that a network reads and writes: examples of one source and one target each.
 *
 * @param sources the numbers of each source's tokens, the end mark as the last of them, so that none is empty
 * @param targets those of each target's tokens, likewise
 */
record EncodedPairs(PairTokenizer tokenizer, List<int[]> sources, List<int[]> targets) {

    EncodedPairs {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    /**
     * Encodes pairs: each of a pair's targets makes an example.
     *
     * @throws InputException if a pair has no target
     */
    static EncodedPairs of(PairTokenizer tokenizer, List<Pair> pairs) {
        List<int[]> sources = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.targets().isEmpty()) {
                throw new InputException(
                        "The source \"%s\" has no target, so that nothing is learned from it; give one or leave it out.",
                        pair.source());
            }
            int[] source = source(tokenizer, pair.source());
            for (String target : pair.targets()) {
                sources.add(source);
                targets.add(target(tokenizer, target));
            }
        }
        return new EncodedPairs(tokenizer, sources, targets);
    }

    /**
     * Encodes pairs, of each its first target.
     *
     * @throws InputException if a pair has no target
     */
    static EncodedPairs ofFirst(PairTokenizer tokenizer, List<Pair> pairs) {
        return of(
                tokenizer,
                pairs.stream()
                        .map(pair -> new Pair(
                                pair.source(),
                                pair.targets()
                                        .subList(0, Math.min(1, pair.targets().size()))))
                        .toList());
    }

    /** Returns the numbers of a source's tokens, the end mark behind them. */
    private static int[] source(PairTokenizer tokenizer, String text) {
        return ended(tokenizer.source().numbers(text), tokenizer.source().end());
    }

    private static int[] target(PairTokenizer tokenizer, String text) {
        return ended(tokenizer.target().numbers(text), tokenizer.target().end());
    }

    private static int[] ended(int[] numbers, int end) {
        int[] ended = Arrays.copyOf(numbers, numbers.length + 1);
        ended[numbers.length] = end;
        return ended;
    }

    int size() {
        return sources.size();
    }

    /** Returns some examples side by side, as they are. */
    ShownPairs shown(int... numbers) {
        return ShownPairs.of(
                Arrays.stream(numbers).mapToObj(sources::get).toList(),
                Arrays.stream(numbers).mapToObj(targets::get).toList(),
                tokenizer.target().end());
    }

    Seq2SeqBatches batches() {
        var fingerprint = new Checksum();
        for (int i = 0; i < size(); i++) {
            fingerprint.add(Arrays.toString(sources.get(i)) + Arrays.toString(targets.get(i)));
        }
        return new Seq2SeqBatches(lengths(sources), lengths(targets), fingerprint.hex());
    }

    private static int[] lengths(List<int[]> texts) {
        return texts.stream().mapToInt(text -> text.length).toArray();
    }
}
