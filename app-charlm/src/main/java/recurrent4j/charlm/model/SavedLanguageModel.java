package recurrent4j.charlm.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Engine;

/**
 * A trained language model on disk, with the vocabulary that it was trained on.
 *
 * @param model the network
 * @param best the best n-gram model beside it, if it was saved
 */
public record SavedLanguageModel(
        RunCard card,
        Language language,
        Tokenizer tokenizer,
        Vocabulary vocabulary,
        RecurrentModel model,
        Optional<NGramModel> best) {

    /** What is added to the name of a network that a training begins with. */
    static final String AS_SAVED = " as saved";

    private static final String APP = "charlm";

    /**
     * What the network's own file does not say.
     *
     * @param tokens the vocabulary, in the order of its numbers
     * @param trained how much of the text, from its beginning on, the network was trained on
     */
    record Language(
            String network, Tokenization tokenization, Shown input, List<String> tokens, boolean open, Extent trained) {

        Vocabulary vocabulary() {
            return open ? Vocabulary.open(tokens) : Vocabulary.closed(tokens);
        }
    }

    /** Which byte pairs are merged, in this order. */
    record Merges(List<BytePairs.Merge> merges) {

        /** @throws InputException if they cannot be made */
        Merges {
            BytePairs.of(merges);
        }
    }

    /** How long a text is, in tokens and in Unicode code points. */
    record Extent(long tokens, long characters) {}

    /**
     * What a training began with: a saved network.
     *
     * @param sha256 the checksum of its file
     * @param data the text that it was trained on
     * @param command that it was trained by
     */
    record Origin(String network, String sha256, DataSource data, String command) {}

    /** How tokens are shown to a network. */
    enum Shown {
        ONE_HOT,
        EMBEDDING
    }

    /** Loads what {@link ModelSaving} has saved. */
    public static SavedLanguageModel load(Path folder, Engine engine, int threads) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, APP);
        Language language = bundle.part("vocabulary", Language.class);
        Vocabulary vocabulary = language.vocabulary();
        Tokenizer tokenizer = tokenizer(bundle, language.tokenization(), vocabulary);
        // The width of an embedding stands in the network.
        Input input = language.input() == Shown.ONE_HOT
                ? new Input.OneHot(vocabulary.size())
                : new Input.Embedding(vocabulary.size(), 1);
        bundle.requireNetwork(0, input, new Readout.NextToken(vocabulary.size()));
        var network = engine.install(bundle.network(), threads);
        Optional<NGramModel> ngrams = bundle.parts().containsKey("ngrams")
                ? Optional.of(bundle.part("ngrams", SavedNGrams.class).model(vocabulary.size()))
                : Optional.empty();
        var model = new RecurrentModel(language.network(), network, input);
        return new SavedLanguageModel(bundle.card(), language, tokenizer, vocabulary, model, ngrams);
    }

    private static Tokenizer tokenizer(ModelBundle bundle, Tokenization kind, Vocabulary vocabulary)
            throws IOException {
        return switch (kind) {
            case CHARACTERS -> Tokenizer.CHARACTERS;
            case WORDS -> Tokenizer.WORDS;
            case BPE -> {
                List<BytePairs.Merge> merges =
                        bundle.part("merges", Merges.class).merges();
                if (!merges.stream().map(BytePairs.Merge::merged).allMatch(vocabulary::knows)) {
                    throw new InputException(
                            "The bundle's merges.json makes tokens that its vocabulary.json lacks; train and save the model again.");
                }
                yield Tokenizer.of(BytePairs.of(merges));
            }
        };
    }

    /** Returns what was best by validation of the network and the n-grams that were saved with it. */
    public GenerativeModel winner() throws IOException {
        double network = validation(model.name());
        return best.isPresent() && validation(best.get().name()) < network ? best.get() : model;
    }

    /** Says why the n-grams answer, if they do, or that the network, which answers, was not the best. */
    public Optional<String> remarkOnWinner() throws IOException {
        if (winner() != model) {
            return Optional.of(Text.of(
                    "%s writes, since it was better by validation: %.4f bits/char against %.4f of %s, which --by NETWORK chooses.",
                    best.get().name(), validation(best.get().name()), validation(model.name()), model.name()));
        }
        Scoreboard scores = card.scoreboard(Surprisal.BITS_PER_CHARACTER);
        return scores.scores().isEmpty() ? Optional.empty() : scores.remark(model.name());
    }

    /**
     * Returns the network, or the n-grams that were saved with it.
     *
     * @param name of the one, as the scoreboard of the training has it, or the beginning of that; or NETWORK
     * @throws InputException if it is neither
     */
    public GenerativeModel by(String name) {
        boolean network = name.equalsIgnoreCase("network") || begins(model, name);
        if (best.isPresent() && begins(best.get(), name)) {
            return best.get();
        } else if (network) {
            return model;
        }
        throw new InputException(
                "The saved model has no \"%s\"; choose %s.",
                name,
                best.map(ngrams -> model.name() + " or " + ngrams.name()).orElse(model.name() + ", the only one"));
    }

    private static boolean begins(GenerativeModel model, String name) {
        return !name.isBlank() && model.name().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT));
    }

    private double validation(String name) throws IOException {
        return card.scoreboard(Surprisal.BITS_PER_CHARACTER).scores().stream()
                .filter(score -> score.contestant().name().equals(name))
                .mapToDouble(
                        score -> score.measured(Surprisal.BITS_PER_CHARACTER).validation())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns what another training notes that begins with this model. */
    Origin origin() {
        return new Origin(
                model.name(),
                card.files().getOrDefault("network.zip", ""),
                card.provenance().data(),
                card.provenance().command());
    }

    /** Returns what a training that begins with this model depends on, for a run that is to be resumed. */
    public String settings() {
        return "begun with the network " + origin().sha256();
    }

    /** Returns this model as what a training that begins with it has to improve on. */
    public RecurrentModel asSaved() {
        return new RecurrentModel(model.name() + AS_SAVED, model.network(), model.input());
    }

    /** Returns how many characters of its text, from the beginning on, the model was trained on. */
    public long trainedCharacters() {
        return language.trained().characters();
    }

    /** Returns a warning if a text is the one that the model was trained on. */
    public Optional<String> remarkOn(TextSource text) throws IOException {
        if (!text.sha256().equals(card.provenance().data().sha256())) {
            return Optional.empty();
        }
        return Optional.of(
                "The model was trained on most of %s, so that it seems better here than it is; give another text."
                        .formatted(text.name()));
    }

    /** Returns the n-gram models of what the model was trained on, if that can still be read, or else what was saved of them. */
    public List<? extends LanguageModel> ngrams() throws IOException {
        DataSource source = card.provenance().data();
        Optional<TextSource> text = TextSource.again(source);
        if (text.isEmpty()) {
            return best.stream().toList();
        }
        Split<Long> ends = new Split<>(language.trained().tokens(), source.rows(), source.rows());
        TextPart training =
                Corpus.parts(text.get(), tokenizer, vocabulary, ends).training();
        return NGramCounts.of(training.tokens(), vocabulary.size()).models();
    }

    /** What its tokens are. */
    public Tokenization tokenization() {
        return tokenizer.kind();
    }

    /**
     * Tokenizes a text by this vocabulary.
     *
     * @throws InputException if it has no two tokens
     */
    public TextPart read(TextSource text) throws IOException {
        TextPart part = Corpus.part(text, tokenizer, vocabulary);
        if (part.tokens().length() < 2) {
            throw new InputException(
                    text.name() + " has fewer than two tokens, so that nothing can be predicted; give a longer text.");
        }
        return part;
    }
}
