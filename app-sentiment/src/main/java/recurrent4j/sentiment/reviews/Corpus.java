package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.network.Engine;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Labelled texts in a training, a validation and a test part.
 *
 * @param remarks what the reader of the scores should know of the parts
 * @param several how several labels stand together, if a text may have any number of them; each set is a class then
 */
public record Corpus(
        String name, Split<Reviews> parts, DataSource source, List<String> remarks, Optional<SeveralLabels> several) {

    /** The program whose data and models these are. */
    public static final String APP = "sentiment";

    /** @throws InputException if classes, or labels where there may be several, are missing in a part */
    public Corpus {
        remarks = List.copyOf(remarks);
        requireEveryLabel(parts, several);
    }

    /** Texts with one label each. */
    Corpus(String name, Split<Reviews> parts, DataSource source, List<String> remarks) {
        this(name, parts, source, remarks, Optional.empty());
    }

    /**
     * Reads texts of which each may have several labels, or none, from a file, of which validation and test parts are held out.
     *
     * @throws InputException if it is no file, or a label is missing in a part
     */
    public static Corpus several(Path data, Columns columns, SplitShares shares, long seed) throws IOException {
        requireSeveral(data);
        return read(data, columns, shares, seed);
    }

    static void requireSeveral(Path data) {
        if (isLargeMovieReviews(data)) {
            throw new InputException(
                    "%s is a folder or an archive, of which each text has one label; several stand in a file, with --label-separator.",
                    data);
        }
    }

    /** Returns the labels of texts that have several, in alphabetical order. */
    public List<String> labels() {
        return several.map(labels ->
                        List.copyOf(labels.counts(parts.training().reviews()).keySet()))
                .orElse(parts.training().labels());
    }

    /**
     * Reads the Large Movie Review Dataset from its folder or archive, of which a validation part is held out film by film;
     * or a file or folders of labelled texts, from which repeated ones are left out before a validation and a test part are held out.
     *
     * @throws InputException if there is nothing to learn from
     * @throws IOException if it cannot be read, or is not in UTF-8
     */
    static Corpus read(Path data, Columns columns, SplitShares shares, long seed) throws IOException {
        if (FolderPerClass.is(data)) {
            LabelledFile read = FolderPerClass.read(data);
            return split(read, shares, seed, source(data, read.reviews().size()));
        } else if (isLargeMovieReviews(data)) {
            return films(data, shares, seed);
        }
        TextFile file = TextFile.of(data);
        LabelledFile read = LabelledFile.read(file, columns);
        return split(
                read.of(columns),
                shares,
                seed,
                DataSource.file(file, read.reviews().size()));
    }

    /**
     * Reads what a model is to be evaluated on: the test part of the Large Movie Review Dataset, or all of a file.
     *
     * @param labels that the model knows
     * @param remarks takes what the reader of the scores should know of how the texts are written
     * @throws InputException if a text has another label
     */
    public static Reviews readForEvaluation(Path data, Columns columns, List<String> labels, Consumer<String> remarks)
            throws IOException {
        Optional<LabelledFile> file = labelled(data, columns);
        List<Review> reviews = file.isPresent()
                ? file.get().reviews()
                : LargeMovieReviews.read(data).test().reviews();
        Map<String, String> known = new HashMap<>();
        labels.forEach(label -> known.put(Review.composed(label), label));
        List<Review> labelled = reviews.stream()
                .map(review -> review.labelled(known.getOrDefault(review.label(), review.label())))
                .toList();
        String name = data.getFileName().toString();
        if (labelled.isEmpty()) {
            throw new InputException("%s holds no labelled text.", name);
        }
        var all = new Reviews(name, labels, labelled);
        file.map(LabelledFile::description).ifPresent(remarks);
        return all;
    }

    /** Says how many texts there are of how many classes, and how they are split, in one sentence. */
    public String sentence() {
        return Text.of(
                "%s: %,d texts to train on, %,d to validate, %,d to test; %d %s.",
                name,
                parts.training().size(),
                parts.validation().size(),
                parts.test().size(),
                labels().size(),
                several.isPresent() ? "labels" : "classes");
    }

    /** Returns what scores come from that another program measures on these texts, by the engine of the processors, all of them. */
    public Provenance provenance(String program, long seed) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new Provenance(
                APP,
                program,
                seed,
                source,
                Environment.here(Engine.ofProcessor().description(), threads));
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
        if (!Files.isDirectory(data)) {
            return DataSource.file(TextFile.of(data), rows);
        }
        String path = data.toAbsolutePath().normalize().toString();
        var fingerprint = new Checksum();
        SmallFiles.visit(
                data,
                name -> name.endsWith(".txt"),
                (name, bytes) -> fingerprint.add(name).add(ByteBuffer.wrap(bytes)));
        return new DataSource(data.getFileName().toString(), path, "", fingerprint.hex(), rows);
    }

    /** Whether a path is a folder or an archive, as those of the Large Movie Review Dataset are. */
    public static boolean isLargeMovieReviews(Path data) {
        return Files.isDirectory(data) || SmallFiles.isArchive(data);
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

    /** Returns the texts of a file or of a folder for each class; nothing for film reviews. */
    static Optional<LabelledFile> labelled(Path data, Columns columns) throws IOException {
        if (FolderPerClass.is(data)) {
            return Optional.of(FolderPerClass.read(data));
        }
        return isLargeMovieReviews(data)
                ? Optional.empty()
                : Optional.of(LabelledFile.read(TextFile.of(data), columns));
    }

    /** Returns this corpus with validation and test parts from files of their own; what was held out for them is learned from. */
    Corpus with(OwnParts own, Columns columns) throws IOException {
        List<String> more = new ArrayList<>(remarks);
        List<Review> kept = new ArrayList<>(parts.training().reviews());
        own.validation().ifPresent(file -> kept.addAll(parts.validation().reviews()));
        own.test().ifPresent(file -> kept.addAll(parts.test().reviews()));
        Reviews training = parts.training().with(kept);
        Reviews validation = own.validation().isPresent()
                ? OwnParts.read(own.validation().get(), columns, training, more)
                : parts.validation();
        Reviews test = own.test().isPresent() ? OwnParts.read(own.test().get(), columns, training, more) : parts.test();
        return new Corpus(name, new Split<>(training, validation, test), source, more);
    }

    private static Corpus split(LabelledFile read, SplitShares shares, long seed, DataSource source) {
        List<Review> found = read.reviews();
        List<String> remarks = new ArrayList<>(List.of(read.description()));
        List<Review> distinct = distinct(found);
        if (distinct.size() < found.size()) {
            remarks.add(
                    Text.of("%,d duplicates removed from %,d texts.", found.size() - distinct.size(), found.size()));
        }
        Reviews all = Reviews.of(source.name(), frequent(read, distinct, shares.minCountLabel(), remarks));
        Function<Review, String> strata =
                read.several().map(several -> several.stratum(all.reviews())).orElse(Review::label);
        GroupedSplit.Parts tested = new GroupedSplit(all.reviews(), strata).holdOut(shares.test(), seed);
        double left = shares.validation() / (1 - shares.test());
        GroupedSplit.Parts validated = new GroupedSplit(tested.kept(), strata).holdOut(left, seed + 1);
        var split = new Split<>(all.with(validated.kept()), all.with(validated.held()), all.with(tested.held()));
        return new Corpus(source.name(), split, source, remarks, read.several());
    }

    private static List<Review> frequent(LabelledFile read, List<Review> reviews, int least, List<String> remarks) {
        if (read.several().isPresent()) {
            SeveralLabels several = read.several().get();
            several.remark(reviews, least).ifPresent(remarks::add);
            return several.frequent(reviews, least);
        }
        var labels = new LabelCounts(reviews);
        labels.remark(least).ifPresent(remarks::add);
        return labels.frequent(least);
    }

    private static List<Review> distinct(List<Review> reviews) {
        record Said(String text, String label) {}
        Set<Said> said = new HashSet<>();
        return reviews.stream()
                .filter(review -> said.add(new Said(review.text(), review.label())))
                .toList();
    }

    private static void requireEveryLabel(Split<Reviews> parts, Optional<SeveralLabels> several) {
        Map<String, Reviews> named = new LinkedHashMap<>();
        named.put("training", parts.training());
        named.put("validation", parts.validation());
        named.put("test", parts.test());
        named.forEach((part, reviews) -> {
            List<String> missing =
                    several.map(labels -> labels.missing(parts, reviews)).orElseGet(() -> missing(reviews));
            if (!missing.isEmpty()) {
                throw new InputException(
                        "The %s part has no text that is labelled %s; give more of them, or leave rare labels out by --min-count-label %d.",
                        part, LabelCounts.listed(missing), named.size());
            }
        });
    }

    private static List<String> missing(Reviews reviews) {
        int[] counts = reviews.counts();
        return IntStream.range(0, counts.length)
                .filter(label -> counts[label] == 0)
                .mapToObj(reviews.labels()::get)
                .toList();
    }
}
