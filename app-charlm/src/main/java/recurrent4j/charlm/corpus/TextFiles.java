package recurrent4j.charlm.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * Several files that are read as one text, in the order in which they were named, those of a folder in the order of their
 * paths, with an empty line between two: a split falls where it falls, so that the last files are what is tested on.
 *
 * @param name of the text
 * @param members the files, none of them empty
 * @param duplicates how many more files there were with the content of an earlier one
 * @param empty how many more files there were with nothing in them
 */
public record TextFiles(String name, List<Member> members, int duplicates, int empty) {

    /** What a folder is searched for unless the user says otherwise. */
    public static final String USUAL_GLOB = "*.{txt,txt.gz}";

    /** What stands behind each file. */
    static final String BOUNDARY = "\n\n";

    /** A file, and how many characters it has. */
    record Member(Path path, long characters) {

        Utf8Reader read() throws IOException {
            return new Utf8Reader(path.toString(), new BufferedInputStream(Files.newInputStream(path)));
        }
    }

    /** Whether these are several files, or a folder. */
    public static boolean areSeveral(List<Path> paths) {
        return paths.size() > 1 || Files.isDirectory(paths.get(0));
    }

    /**
     * Finds the files.
     *
     * @param paths files, and folders that are searched with all folders in them
     * @param glob what the names of a folder's files match
     * @throws InputException if a folder has no such file, or all of them are empty
     * @throws IOException if a file is missing or no text in UTF-8, gzipped or not
     */
    public static TextFiles of(List<Path> paths, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : paths) {
            if (path.toString().equals("-")) {
                throw new InputException("Standard input is a text alone; pipe all of it, or name files only.");
            }
            found.addAll(Files.isDirectory(path) ? search(path, glob) : List.of(path));
        }
        List<Member> members = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int duplicates = 0;
        int empty = 0;
        for (Path path : found) {
            long characters = characters(path);
            if (characters == 0) {
                empty++;
            } else if (known.add(Checksum.of(path))) {
                members.add(new Member(path, characters));
            } else {
                duplicates++;
            }
        }
        if (members.isEmpty()) {
            throw new InputException("All of the %,d files are empty; name files with text in them.", found.size());
        }
        String first = paths.get(0).toAbsolutePath().normalize().getFileName().toString();
        String name = paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
        return new TextFiles(name, members, duplicates, empty);
    }

    private static List<Path> search(Path folder, String glob) throws IOException {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputException("\"%s\" is no glob (%s); give one such as \"*.txt\".", glob, e.getDescription());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> matcher.matches(file.getFileName()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new InputException(
                        "The folder %s has no file whose name matches %s; choose others with --glob, such as \"*.md\".",
                        folder, glob);
            }
            return found;
        }
    }

    private static long characters(Path path) throws IOException {
        long characters = 0;
        try (Utf8Reader reader = new Member(path, 0).read()) {
            while (reader.read() != Utf8Reader.END) {
                characters++;
            }
        }
        return characters;
    }

    /** Returns the files as one text. */
    public TextSource text() {
        String description = "%,d files, one after the other with an empty line between, from %s to %s"
                .formatted(
                        members.size(),
                        members.get(0).path(),
                        members.get(members.size() - 1).path());
        return new TextSource(name, "", description, () -> new ConcatenatedText(members));
    }

    /** Says what was read, what was left out, and where the parts end. */
    public String remark(Split<TextPart> parts) {
        long training = parts.training().characters();
        String left = Stream.of(left(duplicates, "duplicate"), left(empty, "empty file"))
                .flatMap(Optional::stream)
                .reduce("", String::concat);
        return Text.of(
                "Read %,d file%s as one text%s; the training part ends in %s, the validation part in %s.",
                members.size(),
                members.size() == 1 ? "" : "s",
                left,
                at(training),
                at(training + parts.validation().characters()));
    }

    private static Optional<String> left(int count, String what) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Text.of(", %,d %s%s left out", count, what, count == 1 ? "" : "s"));
    }

    /** Returns the file in which the text has its so manieth character. */
    private String at(long characters) {
        long end = 0;
        for (Member member : members) {
            end += member.characters() + BOUNDARY.length();
            if (characters <= end) {
                return member.path().getFileName().toString();
            }
        }
        return members.get(members.size() - 1).path().getFileName().toString();
    }
}
