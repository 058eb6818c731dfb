package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.TrainingPlan;

/** The options that describe the networks that learn, and their training. */
final class ModelOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAMES",
            split = ",",
            description = "Networks to train, as they are: ${COMPLETION-CANDIDATES} (default: MEAN,PAIRS).")
    private List<Preset> presets;

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "Words to know, the most frequent (default: 20000, or as many as the preset knows).")
    private Integer words;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "How often a word or pair must stand in the training part to be known (default: ${DEFAULT-VALUE}).")
    private long minCount;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Show pairs of neighbours, too: how many to know, the most frequent (default: 0).")
    private Integer pairs;

    @Option(names = "--embedding", paramLabel = "N", description = "Numbers that a word is shown as (default: 64).")
    private Integer embedding;

    @Option(
            names = "--embedding-dropout",
            paramLabel = "P",
            description = "Probability of dropping one of these from a whole text.")
    private Double embeddingDropout;

    @Option(
            names = "--word-dropout",
            paramLabel = "P",
            description = "Probability of hiding a word, or a pair, in training.")
    private Double wordDropout;

    @Option(names = "--length", paramLabel = "N", description = "Words of a text that are read (default: 300).")
    private Integer length;

    @Option(
            names = "--excerpt",
            paramLabel = "PART",
            description = "What is read of a longer text: ${COMPLETION-CANDIDATES} (default: HEAD_AND_TAIL).")
    private Truncation excerpt;

    @Option(
            names = "--pooling",
            paramLabel = "KINDS",
            split = ",",
            description =
                    "How the states of all words become one answer, one way or several: ${COMPLETION-CANDIDATES}.")
    private List<Pooling> pooling;

    @Option(
            names = "--networks",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Train so many of each from different seeds, side by side in a thread each, and average their answers"
                            + " (default: ${DEFAULT-VALUE}).")
    private int networks;

    @Option(
            names = "--together",
            description =
                    "Let all networks that were trained answer together, too, whatever their kinds: by their mean.")
    private boolean together;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "Begin with the words that pretrain has learned: its model folder. May be repeated: networks that"
                            + " begin with each are averaged.")
    private List<Path> from = List.of();

    /** The seed of everything that is drawn. */
    long seed() {
        return training.seed();
    }

    /** Whether all networks are to answer together, too. */
    boolean together() {
        return together;
    }

    /** Loads what the networks begin with, if that was learned before. */
    List<PretrainedLanguageModel> knowledge() throws IOException {
        if (!from.isEmpty() && presets != null) {
            throw new InputException(
                    "--preset trains networks as they are, from the beginning; leave out --from or --preset.");
        }
        if (!from.isEmpty() && (words != null || pairs != null && pairs > 0)) {
            throw new InputException(
                    "What pretrain has learned knows words of its own, and no pairs; leave out --from, or --vocabulary and --pairs.");
        }
        List<PretrainedLanguageModel> elders = new ArrayList<>();
        for (Path folder : from) {
            PretrainedLanguageModel elder = PretrainedLanguageModel.load(folder);
            if (!elder.isLike(elders.isEmpty() ? elder : elders.get(0))) {
                throw new InputException(
                        "%s has learned other words or in another shape than %s; pretrain both on the same texts, with the same options but for --backwards."
                                .formatted(folder, from.get(0)));
            }
            elders.add(elder);
        }
        return elders;
    }

    /**
     * Returns the networks to train.
     *
     * @param examples the training part, to whose words the vocabulary is fitted unless it was learned before
     * @param elders what they begin with, if that was learned before
     * @throws InputException if the options contradict each other
     */
    List<NetworkSpec> recipes(TokenizedReviews examples, List<PretrainedLanguageModel> elders) {
        if (words != null && words < 1) {
            throw new InputException("A --vocabulary of %d words is none; choose 1 or more.".formatted(words));
        }
        if (pairs != null && pairs < 0) {
            throw new InputException("Of --pairs there cannot be %d; choose 0 or more.".formatted(pairs));
        }
        boolean own = !elders.isEmpty() || named();
        List<Preset> chosen = (presets == null ? List.of(Preset.MEAN, Preset.PAIRS) : presets)
                .stream().distinct().toList();
        if (together && (own || chosen.size() < 2)) {
            throw new InputException(
                    "There is one kind of network, so that nobody can answer --together with it; name two kinds or more, such as --preset PAIRS,BACKWARDS.");
        }
        if (own) {
            return List.of(own(examples, elders));
        }
        return chosen.stream()
                .map(preset -> preset.recipe(
                        preset.view(examples, Optional.ofNullable(words), minCount),
                        examples.classCount(),
                        training.plan(preset.plan(examples.size(), seed())),
                        networks))
                .toList();
    }

    private boolean named() {
        boolean named = stack.given()
                || pairs != null
                || embedding != null
                || embeddingDropout != null
                || wordDropout != null
                || length != null
                || excerpt != null
                || pooling != null;
        if (named && presets != null) {
            throw new InputException(
                    "--preset trains networks as they are; leave out the options that describe another, or --preset.");
        }
        return named;
    }

    /** The network that the options describe; what they leave open is as in our own preset, or as it was learned before. */
    private NetworkSpec own(TokenizedReviews examples, List<PretrainedLanguageModel> elders) {
        Preset usual = Preset.POOLED;
        Optional<PretrainedLanguageModel> elder = elders.stream().findFirst();
        TextEncoding like = elder.map(one -> usual.view(one.vocabulary(), Optional.empty()))
                .orElseGet(() -> usual.view(examples, Optional.ofNullable(words), minCount));
        Optional<Vocabulary> known = pairs == null ? Optional.empty() : examples.pairs(pairs, minCount);
        var view = new TextEncoding(
                like.vocabulary(),
                known,
                length == null ? like.limit() : length,
                excerpt == null ? like.excerpt() : excerpt,
                false);
        var model = (Architecture) usual.design(view, examples.classCount());
        var shown = (Input.Embedding) model.input();
        int dimensions = elder.map(one -> one.shape().dimensions()).orElse(shown.dimensions());
        var architecture = new Architecture(
                new Input.Embedding(
                        view.sizes(),
                        embedding == null ? dimensions : embedding,
                        embeddingDropout == null ? shown.dropout() : embeddingDropout),
                stack.stack(elder.map(one -> one.stack(model.stack().dropout())).orElse(model.stack())),
                pooling == null ? model.readout() : new Readout.Label(examples.classCount(), pooling));
        elder.ifPresent(one -> one.requireFits(architecture));
        TrainingPlan plan = training.plan(usual.plan(examples.size(), seed()));
        String name = architecture + (known.isPresent() ? ", pairs" : "") + (elder.isPresent() ? ", pretrained" : "");
        double hiding = wordDropout == null ? usual.hiding() : wordDropout;
        return new NetworkSpec(name, architecture, view, hiding, plan, networks, elders);
    }
}
