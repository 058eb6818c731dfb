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
import recurrent4j.eval.Entry;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;
import recurrent4j.model.Input;

/**
 * A network that is to be saved, as often as wanted, with all that its use needs.
 *
 * @param corpus that it is trained on
 * @param ngrams the best n-gram model of the same corpus, if it is small enough to be saved
 * @param start the model that its training began with, if it was one
 */
public record ModelSaving(
        RecurrentModel model, Corpus corpus, Optional<SavedLanguageModel> start, Optional<NGramModel> ngrams) {

    /** Returns a network that is to be saved alone, trained from its first step on. */
    public static ModelSaving of(RecurrentModel model, Corpus corpus) {
        return new ModelSaving(model, corpus, Optional.empty(), Optional.empty());
    }

    /** Says that n-grams were the best, if they were, and whether they will write. */
    public Optional<String> remark(Scoreboard scores) {
        Entry winner = scores.winner().contestant();
        if (!winner.isBaseline() || winner.name().endsWith(SavedLanguageModel.AS_SAVED)) {
            return Optional.empty();
        }
        return Optional.of(
                ngrams.isPresent()
                        ? winner.name()
                                + " was saved, too, and is what writes by this model unless --by NETWORK is given."
                        : Text.of(
                                "%s was not saved, having more than %,d n-grams; the network is what writes by this model.",
                                winner.name(), SavedNGrams.MOST));
    }

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
        if (ngrams.isPresent()) {
            bundle = bundle.with("ngrams", SavedNGrams.of(ngrams.get()));
        }
        bundle.save(folder);
    }
}
