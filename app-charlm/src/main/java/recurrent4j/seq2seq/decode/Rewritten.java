package recurrent4j.seq2seq.decode;

import java.util.List;
import recurrent4j.seq2seq.evaluate.Hypothesis;

/**
 * What a source was rewritten as.
 *
 * @param source its tokens as they stand in it, without the end mark; none if they are not known
 * @param unknown how many of them the model does not know
 * @param answers at least one, the best first; where they were searched for, each another text
 */
public record Rewritten(List<String> source, int unknown, List<Answer> answers) {

    public Rewritten {
        source = List.copyOf(source);
        answers = List.copyOf(answers);
    }

    /**
     * One of the texts.
     *
     * @param tokens of the text, without the end mark; none if they are not known
     * @param score by which it competed with the others, such as its log-probability with a length penalty
     */
    public record Answer(Hypothesis hypothesis, List<String> tokens, double score) {

        public Answer {
            tokens = List.copyOf(tokens);
        }
    }

    /** What a model without tokens gives for a source. */
    public static Rewritten of(Hypothesis hypothesis) {
        return new Rewritten(List.of(), 0, List.of(new Answer(hypothesis, List.of(), hypothesis.logProbability())));
    }

    /** Returns the best of the texts. */
    public Hypothesis best() {
        return answers.get(0).hypothesis();
    }
}
