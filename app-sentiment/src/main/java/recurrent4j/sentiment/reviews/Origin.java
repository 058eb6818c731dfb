package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.eval.DataSource;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.InputException;

/**
 * How texts were read and split, so that it can be done again: a saved model is scored beside baselines that have learned
 * from the same.
 *
 * @param textColumn the column that was named, or empty
 * @param labelColumn likewise
 */
public record Origin(String textColumn, String labelColumn, CsvFormat csv, SplitShares shares, long seed) {

    /** Columns by their names, a tenth each for validation and test, and the programs' usual seed. */
    public static final Origin USUAL = of(Columns.BY_NAME, SplitShares.USUAL, 42);

    /** Returns how columns, shares and a seed say it. */
    public static Origin of(Columns columns, SplitShares shares, long seed) {
        return new Origin(columns.text().orElse(""), columns.label().orElse(""), columns.csv(), shares, seed);
    }

    /** Reads the texts from a file or folder. */
    public Corpus read(Path data) throws IOException {
        return Corpus.read(data, columns(), shares, seed);
    }

    /**
     * Reads the texts from a file or folder, and validation or test part from files of their own.
     *
     * @throws InputException if a part has other labels, or lacks one
     */
    public Corpus read(Path data, OwnParts own) throws IOException {
        if (own.isNone()) {
            return read(data);
        } else if (Corpus.isLargeMovieReviews(data) && !FolderPerClass.is(data)) {
            throw new InputException(
                    "The Large Movie Review Dataset has parts of its own; give --validation and --test no files.");
        }
        return read(data).with(own, columns());
    }

    private Columns columns() {
        return new Columns(
                Optional.of(textColumn).filter(name -> !name.isEmpty()),
                Optional.of(labelColumn).filter(name -> !name.isEmpty()),
                csv);
    }

    /**
     * Reads the texts once more, if they still lie where they lay and have not been changed. A model from elsewhere may name
     * any path, such as a pipe or a device, so that nothing is opened which the texts of a training cannot be.
     */
    public Optional<Corpus> readAgain(DataSource once) throws IOException {
        Corpus toy = ToyReviews.corpus();
        if (toy.source().sha256().equals(once.sha256())) {
            return Optional.of(toy);
        }
        Optional<Path> file = once.again();
        // A folder has no size, but a layout by which it is told from any other before it is looked through.
        Path folder = Path.of(once.path());
        boolean same = file.isPresent()
                || !once.path().isEmpty()
                        && LargeMovieReviews.isFolder(folder)
                        && Corpus.source(folder, once.rows()).sha256().equals(once.sha256());
        try {
            return same ? Optional.of(read(file.orElse(folder))) : Optional.empty();
        } catch (InputException e) {
            // What is said here of how they are written is not true of them.
            return Optional.empty();
        }
    }
}
