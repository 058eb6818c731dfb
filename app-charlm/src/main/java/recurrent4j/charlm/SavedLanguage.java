package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Input;

/**
 * A trained language model on disk, with the vocabulary that it was trained on.
 *
 * @param card where it comes from
 * @param tokenization what texts are cut into
 * @param vocabulary what it knows
 * @param model the trained network
 */
record SavedLanguage(RunCard card, Tokenization tokenization, Vocabulary vocabulary, RecurrentModel model) {

    static final String APP = "charlm";

    /**
     * What the network's own file does not say.
     *
     * @param network its name on the scoreboard
     * @param tokenization what texts are cut into
     * @param input how tokens are shown
     * @param tokens the vocabulary, in the order of its numbers
     * @param open whether there is an unknown token behind them
     */
    record Language(String network, Tokenization tokenization, Shown input, List<String> tokens, boolean open) {

        Language {
            if (network == null || tokenization == null || input == null || tokens == null) {
                throw new IllegalArgumentException("A language has a network, a tokenization, an input and tokens.");
            }
        }
    }

    /** How tokens are shown to a network. */
    enum Shown {
        ONE_HOT,
        EMBEDDING
    }

    /** Saves a network, with the scores that there are so far. */
    static void save(Path folder, RecurrentModel model, Corpus corpus, RunCard card) throws IOException {
        Shown shown = model.input() instanceof Input.OneHot ? Shown.ONE_HOT : Shown.EMBEDDING;
        Vocabulary vocabulary = corpus.vocabulary();
        var language = new Language(model.name(), corpus.tokenization(), shown, vocabulary.tokens(), vocabulary.open());
        ModelBundle.of(card, model.network()).with("vocabulary", language).save(folder);
    }

    /** Loads what {@link #save} has saved, and lets an engine compute it. */
    static SavedLanguage load(Path folder, EngineOptions engines) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, APP);
        Language language = bundle.part("vocabulary", Language.class);
        Vocabulary vocabulary =
                language.open() ? Vocabulary.open(language.tokens()) : Vocabulary.closed(language.tokens());
        // How wide an embedding is, the network knows itself.
        Input input = language.input() == Shown.ONE_HOT
                ? new Input.OneHot(vocabulary.size())
                : new Input.Embedding(vocabulary.size(), 1);
        var network = engines.install(bundle.network());
        long answers =
                network.layers()[network.layers().length - 1].getParam("b").length();
        if (answers != vocabulary.size()) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: its network answers with %d tokens, its vocabulary has %d; train and save the model again."
                            .formatted(folder, answers, vocabulary.size()));
        }
        return new SavedLanguage(
                bundle.card(),
                language.tokenization(),
                vocabulary,
                new RecurrentModel(language.network(), network, input));
    }

    /**
     * Returns a text in the numbers of this vocabulary.
     *
     * @throws IllegalArgumentException if it has no two tokens
     */
    TextPart read(TextSource text) throws IOException {
        TextPart part = Corpus.part(text, tokenization, vocabulary);
        if (part.tokens().length() < 2) {
            throw new IllegalArgumentException(
                    text.name() + " has fewer than two tokens, so that nothing can be foretold; give a longer text.");
        }
        return part;
    }
}
