package recurrent4j.charlm.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;

/**
 * The text that a model was trained on: no part of a saved model, but recognized where it still lies.
 *
 * @param source where it lay, and its checksum
 * @param characters how many characters of it, from the beginning on, the model was trained on
 */
public record TrainingText(DataSource source, long characters) {

    /** Returns the training part of a corpus. */
    public static TrainingText of(Corpus corpus) {
        return new TrainingText(corpus.source(), corpus.parts().training().characters());
    }

    /** Returns what a saved model was trained on. */
    public static TrainingText of(SavedLanguageModel saved) {
        return new TrainingText(saved.card().provenance().data(), saved.trainedCharacters());
    }

    /**
     * Says how novel some texts are, or why that cannot be said.
     *
     * @param given where the training text lies now, if the user has named it
     * @return one sentence for each text, or a single one; none if there are no texts
     * @throws InputException if the given text is another
     */
    public List<String> remarks(List<String> texts, Optional<TextSource> given) throws IOException {
        if (texts.isEmpty()) {
            return List.of();
        }
        if (given.isPresent()) {
            requireSame(given.get());
        }
        Optional<TextSource> training = given.isPresent() ? given : TextSource.again(source);
        if (training.isPresent()) {
            return checked(texts, training.get());
        } else if (source.path().isEmpty()) {
            return List.of(unchecked("was not a file", "name a file that holds it"));
        }
        return List.of(
                Files.isRegularFile(Path.of(source.path()))
                        ? unchecked("has been changed since", "name a file that holds what it was")
                        : unchecked("is no longer there", "name its file"));
    }

    private List<String> checked(List<String> texts, TextSource training) throws IOException {
        List<Novelty> novelties = Novelty.of(texts, training, characters);
        return novelties.size() == 1
                ? List.of(novelties.get(0).toString())
                : IntStream.range(0, novelties.size())
                        .mapToObj(text -> "Text %d: %s".formatted(text + 1, novelties.get(text)))
                        .toList();
    }

    private void requireSame(TextSource given) throws IOException {
        if (!given.sha256().equals(source.sha256())) {
            throw new InputException(
                    "%s is not the text that the model was trained on, which was %s with the SHA-256 checksum %s; name that.",
                    given.name(), source.name(), source.sha256());
        }
    }

    private String unchecked(String why, String wayOut) {
        return "How new the text is has not been checked, since the training text %s %s; %s with --training-text."
                .formatted(source.path().isEmpty() ? source.name() : source.path(), why, wayOut);
    }
}
