package recurrent4j.seq2seq.saved;

import java.util.List;
import java.util.TreeSet;
import recurrent4j.eval.Metric;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.evaluate.Scoring;
import recurrent4j.seq2seq.evaluate.Seq2SeqEvaluation;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * What was learned from.
 *
 * @param scoring how texts are compared
 * @param slots whether sources are dialogue acts, whose values stand for placeholders
 * @param labels that there are, in alphabetical order; none but where texts of labels are generated
 * @param longestSource of the training part, in tokens
 */
public record Learned(Scoring scoring, boolean slots, List<String> labels, int longestSource) {

    /** Copies the labels. */
    public Learned {
        labels = List.copyOf(labels);
    }

    /** Returns what a corpus was learned from. */
    public static Learned of(ParallelCorpus corpus, PairTokenizer tokenizer, Scoring scoring) {
        int longest = corpus.parts().training().stream()
                .map(Pair::source)
                .distinct()
                .mapToInt(source -> tokenizer.source().tokens(source).size())
                .max()
                .orElse(0);
        List<String> labels = corpus.task() == Task.GENERATION ? List.copyOf(corpus.labels()) : List.of();
        return new Learned(scoring, corpus.hasSlots(), labels, longest);
    }

    /** Returns what texts are rewritten for. */
    public Task task() {
        return scoring.task();
    }

    /** Returns what models are judged by. */
    public Metric metric() {
        return Seq2SeqEvaluation.onTest(scoring, List.of()).metric();
    }

    /**
     * Returns a source as it was learned from: a label in its capitals, any other text as it is.
     *
     * @throws InputException if sources are labels, and this is none that was learned
     */
    public String known(String source) {
        return task() == Task.GENERATION ? ParallelCorpus.requireLabel(source.strip(), new TreeSet<>(labels)) : source;
    }
}
