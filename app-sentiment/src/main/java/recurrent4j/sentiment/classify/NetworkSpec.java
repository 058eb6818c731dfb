package recurrent4j.sentiment.classify;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.io.InputException;
import recurrent4j.model.Design;
import recurrent4j.network.Network;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.train.TrainingPlan;

/**
 * How a network that tells texts apart comes about: what it is, what it is shown of a text, and how it is trained.
 *
 * @param name what the scoreboard calls it
 * @param design the network
 * @param view what it is shown of a text
 * @param hiding the probability that a word is replaced by the unknown one whenever it is learned from
 * @param plan its training
 * @param networks how many are trained, from different seeds, whose answers are averaged
 * @param elders what they begin with, if that was learned before: so many of each
 */
public record NetworkSpec(
        String name,
        Design design,
        TextEncoding view,
        double hiding,
        TrainingPlan plan,
        int networks,
        List<PretrainedLanguageModel> elders) {

    /** @throws InputException if words cannot be hidden so often */
    public NetworkSpec {
        if (!(hiding >= 0 && hiding < 1)) {
            throw new InputException(
                    "A --word-dropout of %s is no probability of hiding a word; it must be at least 0 and below 1."
                            .formatted(hiding));
        }
        if (networks < 1) {
            throw new InputException("%d networks answer nothing; choose 1 or more.".formatted(networks));
        }
    }

    /** Seeds of neighbouring networks would be those of neighbouring experiments. */
    private static final long APART = 1000;

    /** Returns how each of the networks comes about. */
    List<NetworkSpec> members() {
        int all = networks * Math.max(1, elders.size());
        return IntStream.range(0, all)
                .mapToObj(number -> {
                    String title = all == 1 ? name : "%s, %d of %d".formatted(name, number + 1, all);
                    TrainingPlan own = plan.from(plan.seed() + number * APART);
                    if (elders.isEmpty()) {
                        return new NetworkSpec(title, design, view, hiding, own, 1, elders);
                    }
                    PretrainedLanguageModel elder = elders.get(number % elders.size());
                    return new NetworkSpec(
                            title, design, view.reading(elder.shape().backwards()), hiding, own, 1, List.of(elder));
                })
                .toList();
    }

    /** Returns the network before its training. */
    Network network() {
        Network network = Network.of(design, plan.learningRate(), plan.seed());
        elders.forEach(elder -> network.inherit(elder.network()));
        return network;
    }

    /** Returns what the network learns from: sequences in which words are hidden. */
    LabelledSequenceBatches hiding(LabelledSequenceBatches sequences) {
        return sequences.hiding(hiding, view.unknown());
    }

    /** Returns all that decides the result besides the texts, for a run that is to be resumed. */
    public String settings() {
        String begun = String.join(
                "",
                elders.stream()
                        .map(elder -> ", begun with " + elder.checksums())
                        .toList());
        return "%s: %d times %s, tokens %s, %s of %d%s, hiding %s, %s%s"
                .formatted(
                        name,
                        networks,
                        design,
                        view.sizes(),
                        view.excerpt(),
                        view.limit(),
                        view.backwards() ? " backwards" : "",
                        hiding,
                        plan,
                        begun);
    }
}
