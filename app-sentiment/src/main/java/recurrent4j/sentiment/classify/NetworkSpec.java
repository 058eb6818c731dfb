package recurrent4j.sentiment.classify;

import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.data.Seeds;
import recurrent4j.io.InputException;
import recurrent4j.model.Design;
import recurrent4j.network.Network;
import recurrent4j.network.TrainingMemory;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.TrainingPlan;

/**
 * A network that classifies texts, or an ensemble of such networks, before training.
 *
 * @param wordDropout the probability that a word is replaced by the unknown one whenever it is learned from
 * @param networks how many are trained, from different seeds, whose answers are averaged
 * @param pretrained the language models whose weights they begin with, if any: so many networks for each
 */
public record NetworkSpec(
        String name,
        Design design,
        TextEncoding encoding,
        double wordDropout,
        TrainingPlan plan,
        int networks,
        List<PretrainedLanguageModel> pretrained) {

    /** @throws InputException if no word dropout has this probability, or there is no network */
    public NetworkSpec {
        if (!(wordDropout >= 0 && wordDropout < 1)) {
            throw new InputException(
                    "A --word-dropout of %s is no probability of dropping a word; it must be at least 0 and below 1.",
                    wordDropout);
        }
        if (networks < 1) {
            throw new InputException("%d networks answer nothing; choose 1 or more.", networks);
        }
    }

    /** @throws InputException if this machine has too little memory for the training on so many texts */
    public void requireMemory(int texts) {
        int all = networks * Math.max(1, pretrained.size());
        new TrainingMemory(design, Math.min(plan.batch(), texts), encoding.limit(), all).require();
    }

    List<NetworkSpec> members() {
        int all = networks * Math.max(1, pretrained.size());
        return IntStream.range(0, all).mapToObj(number -> member(number, all)).toList();
    }

    private NetworkSpec member(int number, int all) {
        String title = EnsembleMember.name(name, number, all);
        TrainingPlan own = plan.from(Seeds.ofMember(plan.seed(), number));
        if (pretrained.isEmpty()) {
            return new NetworkSpec(title, design, encoding, wordDropout, own, 1, pretrained);
        }
        PretrainedLanguageModel model = pretrained.get(number % pretrained.size());
        TextEncoding reading = encoding.reading(model.shape().backwards());
        return new NetworkSpec(title, design, reading, wordDropout, own, 1, List.of(model));
    }

    Network network() {
        Network network = Network.of(design, plan.learningRate(), plan.seed());
        pretrained.forEach(model -> network.inherit(model.network()));
        return network;
    }

    /** Returns sequences in which words are dropped whenever they are learned from. */
    LabelledSequenceBatches droppingWords(LabelledSequenceBatches sequences) {
        return sequences.droppingTokens(wordDropout, encoding.unknown());
    }

    /** Returns all that decides the result besides the texts, for a run that is to be resumed. */
    public String settings() {
        String begun = String.join(
                "",
                pretrained.stream()
                        .map(model -> ", begun with " + model.checksums())
                        .toList());
        return "%s: %d times %s, tokens %s, %s of %d%s, word dropout %s, %s%s"
                .formatted(
                        name,
                        networks,
                        design,
                        encoding.sizes(),
                        encoding.truncation(),
                        encoding.limit(),
                        encoding.backwards() ? " backwards" : "",
                        wordDropout,
                        plan,
                        begun);
    }
}
