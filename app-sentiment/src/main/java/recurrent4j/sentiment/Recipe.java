package recurrent4j.sentiment;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequences;
import recurrent4j.model.Design;
import recurrent4j.model.Network;
import recurrent4j.train.TrainingPlan;

/**
 * How a network that tells texts apart comes about: what it is, what it is shown of a text, and how it is trained.
 *
 * @param name what the scoreboard calls it
 * @param design the network
 * @param view what it is shown of a text
 * @param hiding the probability that a word is replaced by the unknown one whenever it is learned from
 * @param plan its training
 */
record Recipe(String name, Design design, View view, double hiding, TrainingPlan plan) {

    /** @throws IllegalArgumentException if words cannot be hidden so often */
    Recipe {
        if (!(hiding >= 0 && hiding < 1)) {
            throw new IllegalArgumentException(
                    "A --word-dropout of %s is no probability of hiding a word; it must be at least 0 and below 1."
                            .formatted(hiding));
        }
    }

    /** Returns the untrained network. */
    Network network() {
        return design.network(plan.learningRate(), plan.seed());
    }

    /** Returns what the network learns from. */
    LabelledSequences training(Examples examples) {
        return validation(examples).hiding(hiding, view.unknown());
    }

    /** Returns what its training is judged by. */
    LabelledSequences validation(Examples examples) {
        List<LabelledSequence> sequences = IntStream.range(0, examples.size())
                .mapToObj(i -> new LabelledSequence(view.of(examples.texts().get(i)), examples.classes()[i]))
                .toList();
        return LabelledSequences.of(sequences, examples.classCount());
    }

    /** Returns the trained network as a classifier. */
    RecurrentClassifier classifier(Network network) {
        return new RecurrentClassifier(name, network, view);
    }

    /** Returns all that decides the result besides the texts, for a run that is to be resumed. */
    String settings() {
        return "%s: %s, %d words, %s of %d, hiding %s, %s"
                .formatted(name, design, view.vocabulary().size(), view.excerpt(), view.limit(), hiding, plan);
    }
}
