package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;

/**
 * How texts are compared.
 *
 * @param tokenizer which words BLEU counts
 * @param lowerCase whether texts are compared in lower case
 */
public record Scoring(Task task, BleuTokenizer tokenizer, boolean lowerCase) {

    private static final String PUNCTUATION = ".,!?;:";

    /** Where texts are tokenized, abbreviations keep their points. */
    private static final int RARE = 10;

    /** Returns how the texts of a corpus are compared unless one says otherwise. */
    public static Scoring of(ParallelCorpus corpus) {
        return new Scoring(corpus.task(), tokenizer(corpus.parts().training()), false);
    }

    /** Returns the same in lower case. */
    public Scoring inLowerCase() {
        return new Scoring(task, tokenizer, true);
    }

    /** Returns the same by other words. */
    public Scoring with(BleuTokenizer other) {
        return new Scoring(task, other, lowerCase);
    }

    /** Texts are taken for tokenized if punctuation stands apart from the words before it. */
    private static BleuTokenizer tokenizer(List<Pair> training) {
        long apart = 0;
        long attached = 0;
        for (Pair pair : training) {
            for (String word : Whitespace.split(pair.target())) {
                if (PUNCTUATION.indexOf(word.charAt(word.length() - 1)) >= 0) {
                    apart += word.length() == 1 ? 1 : 0;
                    attached += word.length() > 1 ? 1 : 0;
                }
            }
        }
        return attached * RARE <= apart ? BleuTokenizer.NONE : BleuTokenizer.V13A;
    }

    /** Returns how many references each text has, as signatures say it: {@code var} if not all have as many. */
    static String references(List<Rewriting> all) {
        Set<Integer> counts = all.stream().map(one -> one.references().size()).collect(Collectors.toSet());
        return counts.size() == 1 ? counts.iterator().next().toString() : "var";
    }

    Bleu bleu() {
        return new Bleu(tokenizer, lowerCase);
    }

    ExactMatch exactMatch() {
        return new ExactMatch(lowerCase);
    }

    /** Returns what models are judged by. */
    public SumMeasure decides() {
        return switch (task) {
            case TRANSLATION -> bleu();
            case TRANSDUCTION -> exactMatch();
            case CHAT -> new UnigramF1();
            case GENERATION -> LikelihoodMeasure.NATS;
        };
    }

    /** Returns all measures in the order of tables; the first is what models are judged by. */
    List<Measure> measures() {
        return switch (task) {
            case TRANSLATION ->
                List.of(
                        bleu(),
                        new Chrf(0, lowerCase),
                        new Chrf(2, lowerCase),
                        exactMatch(),
                        LikelihoodMeasure.TOKEN_ACCURACY,
                        LikelihoodMeasure.PERPLEXITY);
            case TRANSDUCTION -> List.of(exactMatch(), LikelihoodMeasure.TOKEN_ACCURACY, LikelihoodMeasure.PERPLEXITY);
            case CHAT ->
                List.of(new UnigramF1(), LikelihoodMeasure.PERPLEXITY, LikelihoodMeasure.TOKEN_ACCURACY, bleu());
            case GENERATION ->
                List.of(
                        LikelihoodMeasure.NATS,
                        LikelihoodMeasure.BITS,
                        LikelihoodMeasure.PERPLEXITY,
                        LikelihoodMeasure.TOKEN_ACCURACY);
        };
    }
}
