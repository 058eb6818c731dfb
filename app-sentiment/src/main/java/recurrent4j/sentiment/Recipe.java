package recurrent4j.sentiment;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Excerpt;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequences;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Design;
import recurrent4j.model.Network;
import recurrent4j.train.TrainingPlan;

/**
 * How a network that tells texts apart comes about: what it is, what it is shown of a text, and how it is trained.
 *
 * @param name what the scoreboard calls it
 * @param design the network
 * @param view what it is shown of a text
 * @param hiding the probability that a token is replaced by the unknown one whenever it is learned from
 * @param plan its training
 */
record Recipe(String name, Design design, View view, double hiding, TrainingPlan plan) {

    /**
     * What a network is shown of a text.
     *
     * @param limit the number of tokens
     * @param excerpt which of them, if there are more
     */
    record View(int limit, Excerpt excerpt) {

        /** Returns the numbers of a text's tokens; an unknown one for a text without any. */
        int[] of(List<String> text, Vocabulary vocabulary) {
            if (text.isEmpty()) {
                return new int[] {unknown(vocabulary)};
            }
            return excerpt.of(text.stream().mapToInt(vocabulary::number).toArray(), limit);
        }
    }

    /** Returns the untrained network. */
    Network network() {
        return design.network(plan.learningRate(), plan.seed());
    }

    /** Returns what the network learns from. */
    LabelledSequences training(Examples examples, Vocabulary vocabulary) {
        return batches(examples, vocabulary).hiding(hiding, unknown(vocabulary));
    }

    /** Returns what its training is judged by. */
    LabelledSequences validation(Examples examples, Vocabulary vocabulary) {
        return batches(examples, vocabulary);
    }

    private LabelledSequences batches(Examples examples, Vocabulary vocabulary) {
        List<LabelledSequence> sequences = IntStream.range(0, examples.size())
                .mapToObj(
                        i -> new LabelledSequence(view.of(examples.texts().get(i), vocabulary), examples.classes()[i]))
                .toList();
        return LabelledSequences.of(sequences, examples.classCount());
    }

    private static int unknown(Vocabulary vocabulary) {
        return vocabulary.size() - 1;
    }
}
