package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Utf8Reader;

/**
 * The Large Movie Review Dataset in the layout of its authors (Maas et al., Learning Word Vectors for Sentiment Analysis, ACL
 * 2011): {@code aclImdb/{train,test}/{neg,pos}/<id>_<rating>.txt}, and {@code urls_neg.txt} and {@code urls_pos.txt} beside
 * the folders, whose lines name the films of the reviews in the order of their ids.
 *
 * @param training the reviews to learn from, each grouped by its film where that is known
 */
public record LargeMovieReviews(Reviews training, Reviews test) {

    private static final String TRAINING = "train";
    private static final String TEST = "test";
    private static final Pattern REVIEW = Pattern.compile("(?:[^/]+/)?(train|test)/(neg|pos)/(\\d{1,9})_\\d+\\.txt");
    private static final Pattern FILMS = Pattern.compile("(?:[^/]+/)?(train|test)/urls_(neg|pos)\\.txt");
    private static final Pattern TO_LEARN = Pattern.compile("(?:[^/]+/)?train/(unsup|neg|pos)/\\d+_\\d+\\.txt");
    private static final Pattern FILM = Pattern.compile("/title/(tt\\d+)");

    private record Found(String part, String label, int id, String name, String text) {}

    /**
     * Reads the folder or the archive.
     *
     * @throws InputException if it has another layout, or a review is empty
     * @throws IOException if a file cannot be read, or is not in UTF-8
     */
    static LargeMovieReviews read(Path path) throws IOException {
        if (Files.isDirectory(path) && !isFolder(path)) {
            throw otherLayout(path, TRAINING);
        }
        List<Found> found = new ArrayList<>();
        Map<String, List<String>> films = new HashMap<>();
        SmallFiles.visit(path, name -> matches(REVIEW, name) || matches(FILMS, name), (name, bytes) -> {
            Matcher review = REVIEW.matcher(name);
            Matcher list = FILMS.matcher(name);
            if (review.matches()) {
                found.add(new Found(
                        review.group(1),
                        review.group(2),
                        Integer.parseInt(review.group(3)),
                        name,
                        Utf8Reader.decode(name, bytes)));
            } else if (list.matches()) {
                films.put(list.group(1) + list.group(2), films(bytes));
            }
        });
        // The files of an archive lie in another order than those of a folder, and the same seed shall mean the same.
        found.sort(Comparator.comparing(Found::label).thenComparingInt(Found::id));
        return new LargeMovieReviews(part(path, TRAINING, found, films), part(path, TEST, found, films));
    }

    /** Whether a path is a folder of this layout, or the one around it: asked before everything in a folder is looked at. */
    static boolean isFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return Stream.concat(Stream.of(path), inside)
                    .flatMap(folder -> Stream.of(TRAINING, TEST).map(folder::resolve))
                    .flatMap(part -> Stream.of("pos", "neg", "unsup").map(part::resolve))
                    .anyMatch(Files::isDirectory);
        }
    }

    /** Passes on the texts that a language model may learn from: all of the training part, labelled or not, and none of the test part. */
    public static void readTexts(Path path, Consumer<String> texts) throws IOException {
        boolean[] any = new boolean[1];
        SmallFiles.visit(path, name -> matches(TO_LEARN, name), (name, bytes) -> {
            any[0] = true;
            texts.accept(Utf8Reader.decode(name, bytes));
        });
        if (!any[0]) {
            throw new InputException(
                    "%s holds no reviews to learn words from, train/unsup/<id>_0.txt and the like; name the folder or archive that does.",
                    path);
        }
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }

    private static List<String> films(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .map(FILM::matcher)
                .map(film -> film.find() ? film.group(1) : "")
                .toList();
    }

    private static Reviews part(Path path, String part, List<Found> found, Map<String, List<String>> films) {
        List<Review> reviews = found.stream()
                .filter(one -> one.part().equals(part))
                .map(one -> withFilm(one, films.getOrDefault(part + one.label(), List.of())))
                .toList();
        if (reviews.isEmpty()) {
            throw otherLayout(path, part);
        }
        return Reviews.of("%s of %s".formatted(part, path.getFileName()), reviews);
    }

    private static InputException otherLayout(Path path, String part) {
        return new InputException(
                "%s holds no reviews at %s/neg/<id>_<rating>.txt and %2$s/pos/<id>_<rating>.txt, as the Large Movie Review Dataset does; name that folder, its .tar.gz, a folder with a folder of .txt files for each class (two or more), or a file of labelled lines.",
                path, part);
    }

    private static Review withFilm(Found found, List<String> films) {
        String film = found.id() < films.size() ? films.get(found.id()) : "";
        return new Review(found.name(), found.text(), found.label(), film);
    }
}
