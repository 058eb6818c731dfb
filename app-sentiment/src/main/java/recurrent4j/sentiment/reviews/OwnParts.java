package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * Files that hold the validation or the test part, so that none is held out of the training texts.
 *
 * @param validation likewise written as the texts to learn from
 * @param test likewise
 */
public record OwnParts(Optional<Path> validation, Optional<Path> test) {

    /** Both parts are held out. */
    public static final OwnParts NONE = new OwnParts(Optional.empty(), Optional.empty());

    boolean isNone() {
        return validation.isEmpty() && test.isEmpty();
    }

    /**
     * Reads one of the files, of which texts count as they stand there, and remarks on it.
     *
     * @param training what is learned from, and whose labels are known
     * @throws InputException if a text has another label
     */
    static Reviews read(Path file, Columns columns, Reviews training, List<String> remarks) throws IOException {
        LabelledFile read = Corpus.labelled(file, columns)
                .orElseThrow(() -> new InputException(
                        "%s is an archive or a folder of film reviews; give validation and test parts as files, or as a folder for each class.",
                        file));
        Reviews part = new Reviews(file.getFileName().toString(), training.labels(), read.reviews());
        remarks.add(read.description());
        long shared = part.sharedWith(training);
        if (shared > 0) {
            remarks.add(Text.of(
                    "%,d of the %,d texts of %s are duplicates of training texts, so that scores may be too good.",
                    shared, part.size(), part.name()));
        }
        return part;
    }
}
