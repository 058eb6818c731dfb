package recurrent4j.charlm.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Engine;

/** A trained language model on disk, with the vocabulary that it was trained on. */
public record SavedLanguageModel(
        RunCard card, Language language, Tokenizer tokenizer, Vocabulary vocabulary, RecurrentModel model) {

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
        return new SavedLanguageModel(
                bundle.card(), language, tokenizer, vocabulary, new RecurrentModel(language.network(), network, input));
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
        return new RecurrentModel(model.name() + " as saved", model.network(), model.input());
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

    /** Returns the n-grams of what the model was trained on, if that can still be read. */
    public Optional<NGramCounts> ngrams() throws IOException {
        DataSource source = card.provenance().data();
        Optional<TextSource> text = TextSource.again(source);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Split<Long> ends = new Split<>(language.trained().tokens(), source.rows(), source.rows());
        TextPart training =
                Corpus.parts(text.get(), tokenizer, vocabulary, ends).training();
        return Optional.of(NGramCounts.of(training.tokens(), vocabulary.size()));
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
