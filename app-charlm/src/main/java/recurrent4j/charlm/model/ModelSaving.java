package recurrent4j.charlm.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.model.SavedLanguageModel.Extent;
import recurrent4j.charlm.model.SavedLanguageModel.Language;
import recurrent4j.charlm.model.SavedLanguageModel.Merges;
import recurrent4j.charlm.model.SavedLanguageModel.Shown;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Input;

/**
 * A network that is to be saved, as often as wanted, with all that its use needs.
 *
 * @param corpus that it is trained on
 * @param start the model that its training began with, if it was one
 */
public record ModelSaving(RecurrentModel model, Corpus corpus, Optional<SavedLanguageModel> start) {

    /** Saves the network as it is now, with the scores that there are so far. */
    public void save(Path folder, RunCard card) throws IOException {
        Vocabulary vocabulary = corpus.vocabulary();
        TextPart training = corpus.parts().training();
        var language = new Language(
                model.name(),
                corpus.tokenization(),
                model.input() instanceof Input.OneHot ? Shown.ONE_HOT : Shown.EMBEDDING,
                vocabulary.tokens(),
                vocabulary.open(),
                new Extent(training.tokens().length(), training.characters()));
        ModelBundle bundle = ModelBundle.of(card, model.network()).with("vocabulary", language);
        if (corpus.tokenizer().pairs().isPresent()) {
            bundle = bundle.with(
                    "merges", new Merges(corpus.tokenizer().pairs().get().merges()));
        }
        if (start.isPresent()) {
            bundle = bundle.with("start", start.get().origin());
        }
        bundle.save(folder);
    }
}
