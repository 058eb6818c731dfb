package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.DownloadProgress;
import recurrent4j.cli.Heading;
import recurrent4j.data.Split;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Folds;
import recurrent4j.sentiment.reviews.NamedCorpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.OwnParts;
import recurrent4j.sentiment.reviews.Reviews;
import recurrent4j.sentiment.reviews.SplitShares;
import recurrent4j.sentiment.reviews.ToyReviews;

/** The options that say which texts are learned from. */
@Heading("Texts")
final class SourceOptions {

    private static final double USUAL_SHARE = 0.1;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "Labelled texts: CSV, TSV, JSON lines, fastText's lines, a folder of .txt for each class,"
                    + " or the Large Movie Review Dataset.")
    private Path data;

    @Option(names = "--corpus", paramLabel = "NAME", description = "To be fetched once: ${COMPLETION-CANDIDATES}.")
    private NamedCorpus corpus;

    @Option(names = "--toy", description = "The program's own short reviews.")
    private boolean toy;

    @Mixin
    private ColumnOptions columns;

    @Option(names = "--validation", paramLabel = "SHARE|FILE", description = "Validation share or file (default: 0.1).")
    private Path validation;

    @Option(
            names = "--test",
            paramLabel = "SHARE|FILE",
            description = "Test share of a file, or a file (default: 0.1).")
    private Path test;

    @Bounds(min = 0, max = 1_000_000_000)
    @Option(
            names = "--min-count-label",
            paramLabel = "N",
            description = "Leave out labels of a file with fewer texts (default: ${DEFAULT-VALUE}).")
    private int minCountLabel;

    @Bounds(min = 2, max = 1_000)
    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "First cross-validate: train and score all contestants K times, each time on another K-th of all"
                            + " texts but the test part; the training itself follows.")
    private Integer folds;

    /** Returns the folds of a cross-validation; none if there is to be none. */
    List<Split<Reviews>> folds(Corpus corpus, long seed) {
        if (folds != null && corpus.several().isPresent()) {
            throw new InputException(
                    "--folds cross-validates classes of which a text has one; leave it out where it has several labels.");
        }
        return folds == null ? List.of() : Folds.of(corpus.parts(), folds, seed);
    }

    /** A share as others write it. */
    private static final String PERCENT = "\\d{1,2}([.,]\\d+)?\\s*%";

    /** Reads the texts, if no two options contradict each other. */
    Corpus corpus(long seed) throws IOException {
        long named = (data != null ? 1 : 0) + (corpus != null ? 1 : 0) + (toy ? 1 : 0);
        if (named > 1) {
            throw new InputException("--data, --corpus and --toy all name the texts; give one of them.");
        }
        Optional<Path> path = path();
        var own = new OwnParts(file(validation), file(test));
        if (path.isEmpty() || corpus != null) {
            columns.requireOneLabel("that corpus");
        }
        if (path.isEmpty()) {
            if (validation != null || test != null) {
                throw new InputException(
                        "The toy reviews have their parts; leave out --validation and --test, or name texts by --data.");
            }
            return ToyReviews.corpus();
        }
        if (columns.columns().several().isPresent()) {
            if (file(validation).isPresent() || file(test).isPresent()) {
                throw new InputException(
                        "Of texts with several labels the parts are held out; give --validation and --test a share, and score other files by evaluate.");
            }
            return Corpus.several(path.get(), columns.columns(), shares(), seed);
        }
        return origin(seed).read(path.get(), own);
    }

    /** What is a number and no file is a share; what has a folder, such as 1/3, is none. */
    private static Optional<Path> file(Path given) {
        String name = given == null ? "" : given.getFileName().toString();
        if (name.matches(PERCENT) && !Files.exists(given)) {
            double percent = CsvFormat.DETECTED.number(name.replace("%", "").strip());
            throw new InputException(
                    "%s is no share as it is written here; write %s, or name a file that exists.",
                    name, Text.of("%.6f", percent / 100).replaceFirst("0+$", ""));
        }
        return Optional.ofNullable(given).filter(path -> Files.exists(path) || !isShare(path));
    }

    private static boolean isShare(Path given) {
        Path parent = given.getParent();
        return given.getFileName().toString().matches("[\\d.eE+-]*\\d[\\d.eE+-]*")
                && (parent == null || Files.isDirectory(parent));
    }

    private static double share(Path given) {
        if (given == null || file(given).isPresent()) {
            return USUAL_SHARE;
        }
        return CsvFormat.DETECTED.number(given.getFileName().toString());
    }

    Origin origin(long seed) {
        return Origin.of(columns.columns(), shares(), seed);
    }

    private SplitShares shares() {
        return new SplitShares(share(validation), share(test), minCountLabel);
    }

    /** Says what is learned from instead where nothing was named and no film reviews are there. */
    Optional<String> remark() throws IOException {
        boolean nothing = data == null && corpus == null && !toy;
        return Optional.of("There are no film reviews in the cache, so that the program's own toy reviews are learned;"
                        + " --corpus IMDB fetches 84 MB of real ones, --data names your own texts.")
                .filter(remark ->
                        nothing && NamedCorpus.IMDB.download().cached().isEmpty());
    }

    private Optional<Path> path() throws IOException {
        if (corpus != null) {
            return Optional.of(corpus.download().fetch(DownloadProgress.of(corpus.toString())));
        } else if (data != null || toy) {
            return Optional.ofNullable(data);
        }
        return NamedCorpus.IMDB.download().cached();
    }
}
