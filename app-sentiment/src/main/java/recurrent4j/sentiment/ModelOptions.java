package recurrent4j.sentiment;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.data.Split;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.classify.Preset;
import recurrent4j.sentiment.pretrain.Beginning;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.reviews.ClassWeighting;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.TrainingPlan;

/** The options that describe the networks, and their training. */
@Heading("Classifier")
final class ModelOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAMES",
            split = ",",
            description = "Networks to train, as they are: ${COMPLETION-CANDIDATES}"
                    + " (default: by number and length of the texts).")
    private List<Preset> presets;

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Bounds(max = 10_000_000)
    @Option(names = "--vocabulary", paramLabel = "N", description = "Words known (default: 20000, or the preset's).")
    private Integer words;

    @Bounds(max = 1_000_000_000)
    @Option(names = "--min-count", paramLabel = "N", description = "Least count of words (default: ${DEFAULT-VALUE}).")
    private long minCount = 2;

    @Bounds(min = 0, max = 10_000_000)
    @Option(names = "--pairs", paramLabel = "N", description = "Most frequent word pairs to read, too (default: 0).")
    private Integer pairs;

    @Bounds(max = 10_000)
    @Option(names = "--embedding", paramLabel = "N", description = "Dimensions of the word embedding (default: 64).")
    private Integer embedding;

    @Bounds(min = 0, max = 0.99)
    @Option(names = "--embedding-dropout", paramLabel = "P", description = "Probability of dropping a dimension.")
    private Double embeddingDropout;

    @Bounds(min = 0, max = 0.99)
    @Option(names = "--word-dropout", paramLabel = "P", description = "Probability of dropping a word in training.")
    private Double wordDropout;

    @Bounds(max = 100_000)
    @Option(names = "--length", paramLabel = "N", description = "Words of a text read at most (default: 300).")
    private Integer length;

    @Option(
            names = "--excerpt",
            paramLabel = "PART",
            description = "What is read of a longer text: ${COMPLETION-CANDIDATES} (default: HEAD_AND_TAIL).")
    private Truncation truncation;

    @Option(
            names = "--pooling",
            paramLabel = "KINDS",
            split = ",",
            description = "How the states become one answer, one way or several: ${COMPLETION-CANDIDATES}.")
    private List<Pooling> pooling;

    @Bounds(max = 1_000)
    @Option(names = "--networks", paramLabel = "N", description = "Ensemble size (default: ${DEFAULT-VALUE}).")
    private int networks = 1;

    @Option(
            names = "--class-weights",
            paramLabel = "WEIGHTS",
            description = "How much classes count in training: balanced, or label=weight,... (default: all alike).")
    private String classWeights;

    @Option(names = "--together", description = "Evaluate the ensemble of all networks, too.")
    private boolean together;

    @Mixin
    private BeginningOptions begin;

    long seed() {
        return training.seed();
    }

    /** What is said of the weights where a run tells by which settings it was begun. */
    String weighting() {
        return classWeights == null ? "" : ", class weights " + classWeights;
    }

    /** Returns the weight of each class. */
    double[] classWeights(TokenizedReviews reviews) {
        ClassWeighting weighting = classWeights == null ? ClassWeighting.NONE : ClassWeighting.parse(classWeights);
        return weighting.of(reviews);
    }

    /** Returns the networks for the texts of a corpus, of which each may have several labels; the rest is as below. */
    List<NetworkSpec> networks(Corpus corpus, TokenizedReviews reviews, Beginning beginning) {
        if (corpus.several().isPresent() && classWeights != null) {
            throw new InputException(
                    "--class-weights weigh classes of which a text has one; leave them out where it has several labels.");
        }
        List<NetworkSpec> networks = networks(reviews, beginning);
        return corpus.several().isEmpty()
                ? networks
                : networks.stream()
                        .map(network -> network.ofSeveral(corpus.labels().size()))
                        .toList();
    }

    boolean together() {
        return together;
    }

    List<PretrainedLanguageModel> pretrained() throws IOException {
        begin.check();
        if (begin.hasModels() && presets != null) {
            throw new InputException(
                    "--preset trains networks as they are, from the beginning; leave out --from or --preset.");
        }
        if (begin.hasModels() && (words != null || pairs != null && pairs > 0)) {
            throw new InputException(
                    "What pretrain has learned knows words of its own, and no pairs; leave out --from, or --vocabulary and --pairs.");
        }
        if (begin.hasVectors() && embedding != null) {
            throw new InputException(
                    "The embedding has as many dimensions as the vectors of --vectors; leave out --embedding.");
        }
        return begin.models();
    }

    /** Returns what networks begin with, for which the vectors of all words are read that a training may know. */
    Beginning beginning(Split<TokenizedReviews> parts, List<PretrainedLanguageModel> pretrained) throws IOException {
        // Of folds, the validation part is learned from, too.
        var texts = Stream.of(parts.training(), parts.validation()).flatMap(part -> part.texts().stream());
        Vocabulary known = TokenizedReviews.fit(texts, Integer.MAX_VALUE, minCount);
        return begin.of(pretrained, Set.copyOf(known.tokens()));
    }

    /** Says how many words of texts have vectors to begin with, if there are any. */
    Optional<String> coverage(TokenizedReviews reviews, Beginning beginning) {
        return beginning
                .vectors()
                .map(vectors -> vectors.coverage(
                        reviews.vocabulary(Integer.MAX_VALUE, minCount).tokens(), reviews.texts()));
    }

    /** Returns the networks to train, whose vocabularies are fitted to the training part unless a language model has one. */
    List<NetworkSpec> networks(TokenizedReviews reviews, Beginning beginning) {
        return networks(reviews, beginning, Preset.suited(reviews));
    }

    /** Returns networks of the same kinds for the training parts of folds, which are smaller or larger. */
    Function<TokenizedReviews, List<NetworkSpec>> alike(TokenizedReviews training, Beginning beginning) {
        List<Preset> suited = Preset.suited(training);
        return fold -> networks(fold, beginning, suited);
    }

    private List<NetworkSpec> networks(TokenizedReviews reviews, Beginning beginning, List<Preset> suited) {
        if (words != null && words < 1) {
            throw new InputException("A --vocabulary of %d words is none; choose 1 or more.", words);
        }
        if (pairs != null && pairs < 0) {
            throw new InputException("Of --pairs there cannot be %d; choose 0 or more.", pairs);
        }
        boolean own = !beginning.models().isEmpty() || named();
        List<Preset> chosen =
                (presets == null ? suited : presets).stream().distinct().toList();
        if (together && (own || chosen.size() < 2)) {
            throw new InputException(
                    "There is one kind of network, so that there is no ensemble of all kinds; leave out --together, or name two kinds or more, such as --preset PAIRS,BACKWARDS.");
        }
        if (own) {
            return List.of(own(reviews, beginning.models()).beginning(beginning));
        }
        return chosen.stream()
                .map(preset -> preset.spec(
                                preset.encoding(reviews, Optional.ofNullable(words), minCount),
                                reviews.classCount(),
                                training.plan(preset.plan(reviews.size(), seed())),
                                networks)
                        .beginning(beginning))
                .toList();
    }

    /** Says which networks were chosen for texts, and why, unless they were named. */
    Optional<String> reason(TokenizedReviews reviews) {
        List<Preset> suited = Preset.suited(reviews);
        TrainingPlan plan = training.plan(suited.get(suited.size() - 1).plan(reviews.size(), seed()));
        return Optional.of(Preset.reason(reviews, plan) + " --preset, --epochs and --patience choose otherwise.")
                .filter(reason -> presets == null && !begin.hasModels() && !named());
    }

    private boolean named() {
        boolean named = stack.given()
                || pairs != null
                || embedding != null
                || embeddingDropout != null
                || wordDropout != null
                || length != null
                || truncation != null
                || pooling != null;
        if (named && presets != null) {
            throw new InputException(
                    "--preset trains networks as they are; leave out the options that describe another, or --preset.");
        }
        return named;
    }

    /** The network that the options describe; what they leave open is as in POOLED, or as in the language model. */
    private NetworkSpec own(TokenizedReviews reviews, List<PretrainedLanguageModel> pretrained) {
        Preset usual = Preset.POOLED;
        Optional<PretrainedLanguageModel> model = pretrained.stream().findFirst();
        TextEncoding like = model.map(one -> usual.encoding(one.vocabulary(), Optional.empty()))
                .orElseGet(() -> usual.encoding(reviews, Optional.ofNullable(words), minCount));
        Optional<Vocabulary> known = pairs == null ? Optional.empty() : reviews.pairs(pairs, minCount);
        var encoding = new TextEncoding(
                like.vocabulary(),
                known,
                length == null ? like.limit() : length,
                truncation == null ? like.truncation() : truncation,
                false);
        var preset = (Architecture) usual.design(encoding, reviews.classCount());
        var usualEmbedding = (Input.Embedding) preset.input();
        int dimensions = model.map(one -> one.shape().dimensions()).orElse(usualEmbedding.dimensions());
        var architecture = new Architecture(
                new Input.Embedding(
                        encoding.sizes(),
                        embedding == null ? dimensions : embedding,
                        embeddingDropout == null ? usualEmbedding.dropout() : embeddingDropout),
                stack.stack(
                        model.map(one -> one.stack(preset.stack().dropout())).orElse(preset.stack())),
                pooling == null ? preset.readout() : new Readout.Label(reviews.classCount(), pooling));
        model.ifPresent(one -> one.requireFits(architecture));
        TrainingPlan plan = training.plan(usual.plan(reviews.size(), seed()));
        String name = architecture + (known.isPresent() ? ", pairs" : "") + (model.isPresent() ? ", pretrained" : "");
        double dropout = wordDropout == null ? usual.wordDropout() : wordDropout;
        return new NetworkSpec(name, architecture, encoding, dropout, plan, networks, Beginning.of(pretrained));
    }
}
