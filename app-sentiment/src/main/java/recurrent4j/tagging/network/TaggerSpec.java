package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;
import recurrent4j.data.WordVectors;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;
import recurrent4j.model.TokenClassifier.Characters;
import recurrent4j.network.KnownVectors;
import recurrent4j.network.Network;
import recurrent4j.network.TrainingMemory;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.TrainingPlan;

/**
 * A network that tags sentences, or an ensemble of such networks, before training.
 *
 * @param wordDropout the probability that a word which stands once in the training part is taken for an unknown one whenever
 *     it is learned from; more frequent words less often, as {@link EncodedSentences} says
 * @param networks how many are trained, from different seeds, whose scores are averaged
 * @param vectors of words, with which their embedding begins, and whose dimensions it has
 */
public record TaggerSpec(
        String name,
        TokenClassifier design,
        TokenEncoding encoding,
        TagOutput output,
        double wordDropout,
        TrainingPlan plan,
        int networks,
        Optional<WordVectors> vectors) {

    /** @throws InputException if no word dropout has this probability, or there is no network */
    public TaggerSpec {
        if (!(wordDropout >= 0 && wordDropout < 1)) {
            throw new InputException(
                    "A --word-dropout of %s is no probability of dropping a word; it must be at least 0 and below 1.",
                    wordDropout);
        }
        if (networks < 1) {
            throw new InputException("%d networks answer nothing; choose 1 or more.", networks);
        }
    }

    /** A network of which all weights begin at random. */
    public TaggerSpec(
            String name,
            TokenClassifier design,
            TokenEncoding encoding,
            TagOutput output,
            double wordDropout,
            TrainingPlan plan,
            int networks) {
        this(name, design, encoding, output, wordDropout, plan, networks, Optional.empty());
    }

    /**
     * How wide a network is.
     *
     * @param words dimensions of the embedding of a word
     * @param shapes dimensions of that of a shape
     * @param columns dimensions of that of each further column
     * @param characters dimensions of that of a character
     * @param characterUnits units that read the characters of a word, in each of two directions
     */
    public record Sizes(int words, int shapes, int columns, int characters, int characterUnits) {}

    /** Returns the description of a network over what an encoding reads. */
    public static TokenClassifier design(TokenEncoding encoding, TagOutput output, RecurrentStack stack, Sizes sizes) {
        List<Input.Embedding> columns = new ArrayList<>();
        List<Integer> vocabularies = encoding.sizes();
        columns.add(new Input.Embedding(vocabularies.get(0), sizes.words()));
        columns.add(new Input.Embedding(vocabularies.get(1), sizes.shapes()));
        vocabularies.stream()
                .skip(2)
                .forEach(vocabulary -> columns.add(new Input.Embedding(vocabulary, sizes.columns())));
        Optional<Characters> characters = encoding.characters()
                .map(alphabet ->
                        new Characters(alphabet.size(), sizes.characters(), stack.cell(), sizes.characterUnits()));
        return new TokenClassifier(
                columns,
                characters,
                stack,
                output.tags().size(),
                output.labels().size());
    }

    /** @throws InputException if this machine has too little memory for the training on these sentences */
    public void requireMemory(List<Sentence> training) {
        int longest = training.stream().mapToInt(Sentence::length).max().orElse(1);
        new TrainingMemory(design, 1, longest, networks).require();
    }

    /** Returns the same network with word vectors to begin with. */
    public TaggerSpec beginning(WordVectors known) {
        List<Input.Embedding> columns = new ArrayList<>(design.columns());
        columns.set(0, new Input.Embedding(encoding.words().size(), known.dimensions()));
        return new TaggerSpec(
                name + ", vectors",
                new TokenClassifier(columns, design.characters(), design.stack(), design.tags(), design.labels()),
                encoding,
                output,
                wordDropout,
                plan,
                networks,
                Optional.of(known));
    }

    /** Says how many words of sentences have vectors to begin with, if there are any. */
    public Optional<String> coverage(List<Sentence> training) {
        return vectors.map(known -> known.coverage(
                encoding.words().tokens(),
                training.stream()
                        .map(sentence -> sentence.words().stream()
                                .map(TokenEncoding::known)
                                .toList())
                        .toList()));
    }

    Network network() {
        Network network = Network.of(design, plan.learningRate(), plan.seed());
        vectors.ifPresent(known -> new KnownVectors(known.rows(encoding.words())).begin(network));
        return network;
    }

    List<TaggerSpec> members() {
        return IntStream.range(0, networks).mapToObj(this::member).toList();
    }

    private TaggerSpec member(int number) {
        return new TaggerSpec(
                EnsembleMember.name(name, number, networks),
                design,
                encoding,
                output,
                wordDropout,
                plan.from(Seeds.ofMember(plan.seed(), number)),
                1,
                vectors);
    }

    /** Returns all that decides the result besides the sentences, for a run that is to be resumed. */
    public String settings() {
        return "%s: %d times %s, tokens %s, characters %s, %d tags, %d labels, %s, %s, word dropout %s%s"
                .formatted(
                        name,
                        networks,
                        design,
                        encoding.sizes(),
                        encoding.characters().map(alphabet -> alphabet.size()).orElse(0),
                        output.tags().size(),
                        output.labels().size(),
                        output.chained() ? "CRF" : "softmax",
                        plan,
                        wordDropout,
                        vectors.map(known -> ", begun with vectors " + known.checksum())
                                .orElse(""));
    }
}
