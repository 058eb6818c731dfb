package recurrent4j.sentiment.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.data.Seeds;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Design;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Readout;
import recurrent4j.network.KnownVectors;
import recurrent4j.network.Network;
import recurrent4j.network.TrainingMemory;
import recurrent4j.sentiment.pretrain.Beginning;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.FrozenVectors;
import recurrent4j.train.Objective;
import recurrent4j.train.TrainingPlan;

/**
 * A network that classifies texts, or an ensemble of such networks, before training.
 *
 * @param wordDropout the probability that a word is replaced by the unknown one whenever it is learned from
 * @param networks how many are trained, from different seeds, whose answers are averaged
 * @param begun what they begin with; of several language models so many networks for each
 */
public record NetworkSpec(
        String name,
        Design design,
        TextEncoding encoding,
        double wordDropout,
        TrainingPlan plan,
        int networks,
        Beginning begun) {

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
        int all = networks * begun.count();
        new TrainingMemory(design, Math.min(plan.batch(), texts), encoding.limit(), all).require();
    }

    /** Returns the same network for any number of so many labels, of which each has a probability of its own. */
    public NetworkSpec ofSeveral(int labels) {
        Design several;
        if (design instanceof MeanOfEmbeddings mean) {
            several = new MeanOfEmbeddings(mean.input(), labels, true);
        } else {
            var architecture = (Architecture) design;
            var readout = (Readout.Label) architecture.readout();
            several = new Architecture(architecture.input(), architecture.stack(), readout.ofSeveral(labels));
        }
        // A network without a name of its own is called by its design.
        String own = name.replace(design.toString(), several.toString());
        return new NetworkSpec(own, several, encoding, wordDropout, plan, networks, begun);
    }

    List<NetworkSpec> members() {
        int all = networks * begun.count();
        return IntStream.range(0, all).mapToObj(number -> member(number, all)).toList();
    }

    private NetworkSpec member(int number, int all) {
        String title = EnsembleMember.name(name, number, all);
        TrainingPlan own = plan.from(Seeds.ofMember(plan.seed(), number));
        Beginning alone = begun.of(number);
        TextEncoding reading = alone.models().stream()
                .findFirst()
                .map(model -> encoding.reading(model.shape().backwards()))
                .orElse(encoding);
        return new NetworkSpec(title, design, reading, wordDropout, own, 1, alone);
    }

    /** Returns networks whose embedding begins with word vectors and has their dimensions; these, if there are none. */
    public NetworkSpec beginning(Beginning beginning) {
        return beginning
                .vectors()
                .map(vectors -> new NetworkSpec(
                        name + (beginning.frozen() ? ", frozen vectors" : ", vectors"),
                        embedding(vectors.dimensions()),
                        encoding,
                        wordDropout,
                        plan,
                        networks,
                        beginning))
                .orElse(this);
    }

    private Design embedding(int dimensions) {
        if (design instanceof MeanOfEmbeddings mean) {
            return new MeanOfEmbeddings(embedding(mean.input(), dimensions), mean.classes());
        }
        var architecture = (Architecture) design;
        var input = (Input.Embedding) architecture.input();
        return new Architecture(embedding(input, dimensions), architecture.stack(), architecture.readout());
    }

    private static Input.Embedding embedding(Input.Embedding input, int dimensions) {
        return new Input.Embedding(input.vocabularies(), dimensions, input.dropout());
    }

    Network network() {
        Network network = Network.of(design, plan.learningRate(), plan.seed());
        begun.models().forEach(model -> network.inherit(model.network()));
        known().ifPresent(vectors -> vectors.begin(network));
        return network;
    }

    private Optional<KnownVectors> known() {
        return begun.vectors().map(vectors -> new KnownVectors(vectors.rows(encoding.vocabulary())));
    }

    /** Returns what is made smaller, of which vectors that are frozen have no part. */
    Objective objective(Objective usual) {
        return known().filter(any -> begun.frozen())
                .<Objective>map(vectors -> new FrozenVectors(usual, vectors))
                .orElse(usual);
    }

    /** Returns sequences in which words are dropped whenever they are learned from. */
    LabelledSequenceBatches droppingWords(LabelledSequenceBatches sequences) {
        return sequences.droppingTokens(wordDropout, encoding.unknown());
    }

    /** Returns all that decides the result besides the texts, for a run that is to be resumed. */
    public String settings() {
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
                        begun.settings());
    }
}
