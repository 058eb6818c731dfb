package recurrent4j.seq2seq.tokens;

import java.util.List;
import java.util.function.Function;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;

/**
 * Which tokens the texts of one side are made of.
 *
 * @param merges how many byte pairs are learned at most; of no meaning for other units
 * @param minCount how often a token must stand in the training part to be known
 * @param fold whether capitals are taken for small letters
 */
public record Tokenization(TokenUnit unit, int merges, long minCount, boolean fold) {

    /** As many as the published recurrent network on Multi30k learned (Caglayan et al. 2017). */
    private static final int USUAL_MERGES = 10_000;

    private static final int FEW_MERGES = 1_000;
    private static final int MORE_MERGES = 5_000;

    /** Fewer training pairs do not show a merge often enough. */
    private static final int FEW_PAIRS = 10_000;

    /** A word that stands there once cannot be learned from one sentence, and unknown words would never be seen. */
    private static final int USUAL_WORD_COUNT = 2;

    /** Longer texts on average are not written character by character. */
    private static final double LONGEST_SPELLED = 40;

    /** Few enough that each can be learned as a whole. */
    private static final int CLOSED_VOCABULARY = 200;

    /** @throws InputException if every token would be known, seen or not, or there are less than no merges */
    public Tokenization {
        if (minCount < 1) {
            throw new InputException(
                    "No token stands less than once in a text; choose a --min-count of 1 or more, not %d.", minCount);
        } else if (merges < 0) {
            throw new InputException("%d merges are less than none; choose 0 or more --merges.", merges);
        }
    }

    /** Returns the usual tokens of a unit: all characters, words that stand there twice, 10,000 merges. */
    public static Tokenization of(TokenUnit unit) {
        return new Tokenization(unit, USUAL_MERGES, unit == TokenUnit.WORDS ? USUAL_WORD_COUNT : 1, false);
    }

    /** Returns the same with another number of merges. */
    public Tokenization merges(int most) {
        return new Tokenization(unit, most, minCount, fold);
    }

    /** Returns the same with another least count. */
    public Tokenization minCount(long count) {
        return new Tokenization(unit, merges, count, fold);
    }

    /** Returns the same with capitals folded, or kept. */
    public Tokenization fold(boolean capitals) {
        return new Tokenization(unit, merges, minCount, capitals);
    }

    /** Returns what suits the sources of a corpus: words of labels, otherwise as {@link #suitedTarget}. */
    public static Tokenization suitedSource(ParallelCorpus corpus) {
        if (corpus.task() == Task.GENERATION) {
            // A label is one token, whatever stands in it but blanks.
            return of(TokenUnit.WORDS).minCount(1);
        }
        return suited(corpus, Pair::source);
    }

    /**
     * Returns what suits the targets of a corpus: characters of short strings, letters of Korean ones, words of few different ones, such as commands,
     * sounds or dialogue acts, and byte pairs of all else.
     */
    public static Tokenization suitedTarget(ParallelCorpus corpus) {
        return suited(corpus, Pair::target);
    }

    private static Tokenization suited(ParallelCorpus corpus, Function<Pair, String> side) {
        List<String> texts = corpus.parts().training().stream().map(side).toList();
        boolean spelled = corpus.task() == Task.TRANSDUCTION || corpus.task() == Task.GENERATION;
        long words = texts.stream()
                .flatMap(text -> Whitespace.split(text).stream())
                .distinct()
                .limit(CLOSED_VOCABULARY + 1L)
                .count();
        long blanks =
                texts.stream().filter(text -> text.strip().indexOf(' ') >= 0).count();
        double length = texts.stream().mapToInt(String::length).average().orElse(0);
        if (corpus.hasSlots()) {
            return of(TokenUnit.WORDS).minCount(1);
        } else if (spelled && words <= CLOSED_VOCABULARY && 2 * blanks > texts.size()) {
            return of(TokenUnit.WORDS).minCount(1);
        } else if (spelled && length <= LONGEST_SPELLED) {
            boolean korean = texts.stream().anyMatch(Tokenization::hasSyllables);
            return of(korean ? TokenUnit.LETTERS : TokenUnit.CHARACTERS);
        }
        int merges = corpus.task() == Task.CHAT ? MORE_MERGES : USUAL_MERGES;
        return of(TokenUnit.BYTE_PAIRS).merges(texts.size() < FEW_PAIRS ? FEW_MERGES : merges);
    }

    /** Whether there are Korean syllables, of which there are 11,172, while they have 67 letters. */
    private static boolean hasSyllables(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xAC00 && point <= 0xD7A3);
    }
}
