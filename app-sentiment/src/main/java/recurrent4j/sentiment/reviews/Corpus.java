package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Labelled texts in a training, a validation and a test part.
 *
 * @param remarks what the reader of the scores should know of the parts
 */
public record Corpus(String name, Split<Reviews> parts, DataSource source, List<String> remarks) {

    /** The program whose data and models these are. */
    public static final String APP = "sentiment";

    /** @throws InputException if a class is missing in a part */
    public Corpus {
        remarks = List.copyOf(remarks);
        requireEveryClass(parts.training(), "training");
        requireEveryClass(parts.validation(), "validation");
        requireEveryClass(parts.test(), "test");
    }

    /**
     * Reads the Large Movie Review Dataset from its folder or archive, of which a validation part is held out film by film;
     * or a file of labelled texts, from which repeated ones are left out before a validation and a test part are held out.
     *
     * @throws InputException if there is nothing to learn from
     * @throws IOException if it cannot be read, or is not in UTF-8
     */
    static Corpus read(Path data, Columns columns, SplitShares shares, long seed) throws IOException {
        return isLargeMovieReviews(data) ? films(data, shares, seed) : file(data, columns, shares, seed);
    }

    /**
     * Reads what a model is to be evaluated on: the test part of the Large Movie Review Dataset, or all of a file.
     *
     * @param labels that the model knows
     * @throws InputException if a text has another label
     */
    public static Reviews readForEvaluation(Path data, Columns columns, List<String> labels) throws IOException {
        List<Review> reviews = isLargeMovieReviews(data)
                ? LargeMovieReviews.read(data).test().reviews()
                : LabelledFile.read(data, columns);
        return new Reviews(data.getFileName().toString(), labels, reviews);
    }

    /** Returns how a file is written that is a table, for whoever wonders what was read. */
    public static Optional<String> dialect(Path data, Columns columns) throws IOException {
        return isLargeMovieReviews(data)
                ? Optional.empty()
                : LabelledFile.dialect(data, columns).map(dialect -> data.getFileName() + ": " + dialect);
    }

    /** Returns the parts, cut into tokens. */
    public Split<TokenizedReviews> tokenized(Tokenizer tokenizer) {
        return parts.map(reviews -> TokenizedReviews.of(reviews, tokenizer));
    }

    /** Returns the name without the ending of a file, for a folder. */
    public String shortName() {
        return name.replaceFirst("(\\.tar)?\\.[A-Za-z]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    }

    /** Returns where a file or folder of texts comes from. */
    public static DataSource source(Path data, long rows) throws IOException {
        String path = data.toAbsolutePath().normalize().toString();
        return new DataSource(data.getFileName().toString(), path, "", checksum(data), rows);
    }

    /** Whether a path is a folder or an archive, as those of the Large Movie Review Dataset are. */
    public static boolean isLargeMovieReviews(Path data) {
        return Files.isDirectory(data) || TextFiles.isArchive(data);
    }

    private static Corpus films(Path data, SplitShares shares, long seed) throws IOException {
        LargeMovieReviews all = LargeMovieReviews.read(data);
        GroupedSplit.Parts parts = new GroupedSplit(all.training().reviews()).holdOut(shares.validation(), seed);
        List<String> remarks = new ArrayList<>();
        long films = parts.held().stream().map(Review::group).distinct().count();
        boolean known = parts.held().stream().noneMatch(review -> review.group().isEmpty());
        remarks.add(
                known
                        ? Text.of(
                                "The validation part has %,d reviews of %,d films that are not in the training part.",
                                parts.held().size(), films)
                        : "There are no urls_pos.txt and urls_neg.txt that name the films, so that the validation part shares films with the training part, and its scores may be too good.");
        long shared = all.test().sharedWith(all.training());
        if (shared > 0) {
            remarks.add(Text.of(
                    "%,d of %,d test reviews are duplicates of training reviews, and count all the same.",
                    shared, all.test().size()));
        }
        var split =
                new Split<>(all.training().with(parts.kept()), all.training().with(parts.held()), all.test());
        long rows = (long) all.training().size() + all.test().size();
        return new Corpus(data.getFileName().toString(), split, source(data, rows), remarks);
    }

    private static Corpus file(Path file, Columns columns, SplitShares shares, long seed) throws IOException {
        String name = file.getFileName().toString();
        List<Review> found = LabelledFile.read(file, columns);
        Reviews all = Reviews.of(name, distinct(found));
        List<String> remarks = new ArrayList<>();
        if (all.size() < found.size()) {
            remarks.add(Text.of("%,d duplicates removed from %,d texts.", found.size() - all.size(), found.size()));
        }
        GroupedSplit.Parts tested = new GroupedSplit(all.reviews()).holdOut(shares.test(), seed);
        double left = shares.validation() / (1 - shares.test());
        GroupedSplit.Parts validated = new GroupedSplit(tested.kept()).holdOut(left, seed + 1);
        var split = new Split<>(all.with(validated.kept()), all.with(validated.held()), all.with(tested.held()));
        return new Corpus(name, split, source(file, found.size()), remarks);
    }

    private static List<Review> distinct(List<Review> reviews) {
        record Said(String text, String label) {}
        Set<Said> said = new HashSet<>();
        return reviews.stream()
                .filter(review -> said.add(new Said(review.text(), review.label())))
                .toList();
    }

    private static void requireEveryClass(Reviews reviews, String part) {
        int[] counts = reviews.counts();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new InputException(
                        "The %s part has no text that is labelled \"%s\"; give more of them, or leave the label out.",
                        part, reviews.labels().get(label));
            }
        }
    }

    private static String checksum(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return Checksum.of(data);
        }
        var fingerprint = new Checksum();
        TextFiles.visit(
                data,
                path -> path.endsWith(".txt"),
                (path, bytes) -> fingerprint.add(path).add(java.nio.ByteBuffer.wrap(bytes)));
        return fingerprint.hex();
    }
}
