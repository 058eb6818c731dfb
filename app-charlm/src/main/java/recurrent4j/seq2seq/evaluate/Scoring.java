package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.tokens.Whitespace;

/**
 * How texts are compared.
 *
 * @param task decides by which score models are judged
 * @param units what lengths and errors are counted in
 * @param tokenizer which words BLEU counts
 * @param lowerCase whether texts are compared in lower case
 */
public record Scoring(Task task, Units units, BleuTokenizer tokenizer, boolean lowerCase) {

    private static final String PUNCTUATION = ".,!?;:";

    /** Where texts are tokenized, abbreviations keep their points. */
    private static final int RARE = 10;

    /** Returns how the texts of a corpus are compared unless one says otherwise. */
    public static Scoring of(ParallelCorpus corpus) {
        List<Pair> training = corpus.parts().training();
        return new Scoring(corpus.task(), Units.of(training), tokenizer(training), false);
    }

    /** Returns the same in lower case. */
    public Scoring inLowerCase() {
        return new Scoring(task, units, tokenizer, true);
    }

    /** Returns the same by other words. */
    public Scoring with(BleuTokenizer other) {
        return new Scoring(task, units, other, lowerCase);
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

    Bleu bleu() {
        return new Bleu(tokenizer, lowerCase);
    }

    ExactMatch exactMatch() {
        return new ExactMatch(lowerCase);
    }

    ErrorRate errorRate() {
        return new ErrorRate(units.target(), lowerCase);
    }

    /** Returns what models are judged by. */
    SumMeasure decides() {
        return switch (task) {
            case TRANSLATION -> bleu();
            case TRANSDUCTION -> exactMatch();
            case CHAT -> LikelihoodMeasure.PERPLEXITY;
            case GENERATION -> LikelihoodMeasure.NATS;
        };
    }

    /** Returns what says of a single text how good it is. */
    SumMeasure ofSingleTexts() {
        return switch (task) {
            case TRANSLATION -> bleu().ofSentences();
            case TRANSDUCTION -> errorRate();
            case CHAT -> new UnigramF1();
            case GENERATION -> LikelihoodMeasure.NATS;
        };
    }

    /**
     * Returns all measures in the order of tables; the first is what decides.
     *
     * @param known what the training part has shown, if that is known
     */
    List<Measure> measures(Optional<Known> known, List<Pair> test) {
        List<Measure> measures = measures();
        if (known.isPresent() && (task == Task.CHAT || task == Task.GENERATION)) {
            measures.add(new Novelty(known.get()));
        }
        if (test.stream().anyMatch(pair -> SlotErrorRate.hasSlot(pair.source()))) {
            measures.add(new SlotErrorRate());
        }
        return measures;
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(List.of(decides()));
        measures.addAll(
                switch (task) {
                    case TRANSLATION ->
                        List.of(
                                new Chrf(0, lowerCase),
                                new Chrf(2, lowerCase),
                                exactMatch(),
                                LikelihoodMeasure.PERPLEXITY,
                                LikelihoodMeasure.TOKEN_ACCURACY);
                    case TRANSDUCTION -> transduction();
                    case CHAT ->
                        List.of(
                                new UnigramF1(),
                                LikelihoodMeasure.NATS,
                                LikelihoodMeasure.TOKEN_ACCURACY,
                                bleu(),
                                new Distinct(1, units.target()),
                                new Distinct(2, units.target()));
                    case GENERATION ->
                        List.of(
                                LikelihoodMeasure.BITS,
                                LikelihoodMeasure.PERPLEXITY,
                                LikelihoodMeasure.TOKEN_ACCURACY,
                                new Distinct(1, units.target()),
                                new Distinct(2, units.target()));
                });
        return measures;
    }

    private List<Measure> transduction() {
        List<Measure> measures = new ArrayList<>();
        boolean pronounces = units.source() == Unit.CHARACTERS && units.target() == Unit.TOKENS;
        if (pronounces) {
            measures.add(new WordErrorRate(lowerCase));
        }
        measures.addAll(List.of(errorRate(), LikelihoodMeasure.TOKEN_ACCURACY, LikelihoodMeasure.PERPLEXITY));
        return measures;
    }
}
