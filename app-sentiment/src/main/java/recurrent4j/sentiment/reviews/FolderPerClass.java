package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/** Labelled texts as files, one a text, in a folder for each class: {@code spam/1.txt}, {@code ham/2.txt}. */
final class FolderPerClass {

    private static final Pattern TEXT = Pattern.compile("[^/]+/[^/]+\\.txt");
    private static final int FEWEST_CLASSES = 2;

    private FolderPerClass() {}

    /** Whether a path is a folder with two or more folders in it that hold texts, and not of the film reviews' layout. */
    static boolean is(Path path) throws IOException {
        if (!Files.isDirectory(path) || LargeMovieReviews.isFolder(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(FolderPerClass::holdsTexts)
                            .limit(FEWEST_CLASSES)
                            .count()
                    == FEWEST_CLASSES;
        }
    }

    private static boolean holdsTexts(Path folder) {
        String[] files = folder.toFile().list((parent, name) -> name.endsWith(".txt"));
        return files != null && files.length > 0;
    }

    /** @throws IOException if a file cannot be read, or is not in UTF-8 */
    static LabelledFile read(Path folder) throws IOException {
        List<Review> reviews = new ArrayList<>();
        List<String> others = new ArrayList<>();
        SmallFiles.visit(folder, name -> TEXT.matcher(name).matches() || !others.add(name), (name, bytes) -> {
            String label = name.substring(0, name.indexOf('/'));
            reviews.add(new Review(name, Utf8Reader.decode(name, bytes), label, ""));
        });
        long labels = reviews.stream().map(Review::label).distinct().count();
        return new LabelledFile(
                reviews,
                Text.of(
                        "%s: a folder for each of %,d classes; %,d texts%s.",
                        folder.getFileName(),
                        labels,
                        reviews.size(),
                        others.isEmpty()
                                ? ""
                                : Text.of("; %,d other files are not read, such as %s", others.size(), others.get(0))));
    }
}
