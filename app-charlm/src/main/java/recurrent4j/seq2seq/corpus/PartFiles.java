package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.data.Part;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;

/**
 * The files of a corpus by their parts, as their names say: {@code train.en.gz} and {@code train.de.gz},
 * {@code tasks_test_simple.txt}, {@code dev/fre_dev.tsv}; or all for training that say no part.
 *
 * @param files training at least
 * @param remarks what was found beside them
 */
record PartFiles(Map<Part, PairFile> files, List<String> remarks) {

    private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml");
    private static final Pattern LABELS = Pattern.compile("(?i).*\\.txt(\\.gz)?");

    /** Files in a folder or an archive, by their paths in it. */
    private record Found(Path data, Map<String, TextFile> files, PairFormat format) {}

    /** Finds the files in a folder or an archive; a file alone is the training part, and brings those that are named like it. */
    static PartFiles of(PairPath data, PairFormat format) throws IOException {
        if (data.target().isPresent()) {
            var pair = PairFile.of(
                    TextFile.of(data.source()), TextFile.of(data.target().get()));
            return new PartFiles(Map.of(Part.TRAINING, pair), List.of());
        } else if (!Files.isDirectory(data.source()) && !SmallFiles.isArchive(data.source())) {
            return new PartFiles(Map.of(Part.TRAINING, PairFile.of(TextFile.of(data.source()))), List.of());
        }
        return of(new Found(data.source(), inside(data.source()), format));
    }

    private static Map<String, TextFile> inside(Path data) throws IOException {
        Map<String, TextFile> files = new TreeMap<>();
        if (!Files.isDirectory(data)) {
            SmallFiles.visit(data, name -> true, (name, bytes) -> files.put(name, new TextFile(Path.of(name), bytes)));
        } else {
            try (Stream<Path> paths = Files.walk(data, 2)) {
                for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                    files.put(data.relativize(path).toString().replace('\\', '/'), TextFile.of(path));
                }
            }
        }
        files.keySet().removeIf(name -> name.startsWith(".") || name.contains("/."));
        return files;
    }

    private static PartFiles of(Found found) {
        boolean parts =
                found.files().keySet().stream().anyMatch(name -> part(name).isPresent());
        if (parts) {
            return found.format().only().matches("[^-]+-[^-]+") ? parallel(found) : named(found);
        }
        for (Map.Entry<PairForm, Pattern> many :
                List.of(Map.entry(PairForm.YAML, YAML), Map.entry(PairForm.LABEL_FILES, LABELS))) {
            List<String> names = found.files().keySet().stream()
                    .filter(name -> many.getValue().matcher(name).matches())
                    .toList();
            if (names.size() > 1 || names.size() == 1 && many.getKey() == PairForm.YAML) {
                List<TextFile> files = names.stream().map(found.files()::get).toList();
                var file = new PairFile(found.data().getFileName().toString(), many.getKey(), files);
                return new PartFiles(Map.of(Part.TRAINING, file), others(found, names, "are of another kind"));
            }
        }
        throw new InputException(
                "%s holds no pairs that are known: no file with \"train\" in its name, no YAML and no files such as Italian.txt; name a file.",
                found.data());
    }

    /** Returns the part by the name of a file, or of its folder. */
    private static Optional<Part> part(String path) {
        int slash = path.lastIndexOf('/');
        Optional<Part> own = Part.of(path.substring(slash + 1));
        return own.isPresent() || slash < 0 ? own : Part.of(path.substring(0, slash));
    }

    private static PartFiles named(Found found) {
        Map<Part, PairFile> files = new EnumMap<>(Part.class);
        List<String> read = new ArrayList<>();
        found.files().forEach((name, file) -> {
            Optional<Part> part =
                    part(name).filter(known -> matches(name, found.format().only()));
            if (part.isPresent()) {
                put(files, part.get(), PairFile.of(file), found);
                read.add(name);
            }
        });
        require(files, found);
        return new PartFiles(files, others(found, read, "have other names"));
    }

    private static boolean matches(String name, String only) {
        return only.isEmpty()
                || Pattern.compile("(?<![A-Za-z])" + Pattern.quote(only) + "(?![A-Za-z])")
                        .matcher(name)
                        .find();
    }

    /** Files in parallel end like a language, or whatever stands behind the first dot: {@code test_2016_flickr.en.gz}. */
    private static PartFiles parallel(Found found) {
        String[] ends = found.format().only().split("-");
        List<Map<Part, TextFile>> sides = List.of(new EnumMap<>(Part.class), new EnumMap<>(Part.class));
        List<String> read = new ArrayList<>();
        found.files().forEach((name, file) -> {
            Optional<Part> part = part(name);
            String end = file.name().replaceFirst("\\.gz$", "").replaceFirst("^[^.]*\\.", "");
            for (int side = 0; side < 2; side++) {
                if (part.isPresent() && end.equals(ends[side])) {
                    read.add(name);
                    TextFile other = sides.get(side).put(part.get(), file);
                    if (other != null) {
                        throw several(other.name(), file.name(), part.get());
                    }
                }
            }
        });
        Map<Part, PairFile> files = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            TextFile source = sides.get(0).get(part);
            TextFile target = sides.get(1).get(part);
            if (source != null && target != null) {
                files.put(part, PairFile.of(source, target));
            } else if (source != null || target != null) {
                throw new InputException(
                        "%s has no partner that ends with %s; add it, or name files one by one.",
                        (source == null ? target : source).name(), ends[source == null ? 0 : 1]);
            }
        }
        require(files, found);
        return new PartFiles(files, others(found, read, "have other names"));
    }

    private static void require(Map<Part, PairFile> files, Found found) {
        if (!files.containsKey(Part.TRAINING)) {
            throw new InputException(
                    "%s holds no training part%s, which has \"train\" in its name; name a file.",
                    found.data(),
                    found.format().only().isEmpty()
                            ? ""
                            : " of " + found.format().only());
        }
    }

    private static void put(Map<Part, PairFile> files, Part part, PairFile file, Found found) {
        PairFile other = files.put(part, file);
        if (other != null) {
            throw several(other.name(), file.name(), part);
        }
    }

    private static InputException several(String one, String other, Part part) {
        return new InputException(
                "%s and %s could both be the %s; choose by --only, such as fre, or en-de for files in parallel, or name the files.",
                one, other, part.text());
    }

    private static List<String> others(Found found, List<String> read, String why) {
        List<String> others = found.files().keySet().stream()
                .filter(name -> !read.contains(name))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        String what = others.size() == 1
                ? others.get(0) + " is not read"
                : Text.of("%,d files, such as %s, are not read, since they %s", others.size(), others.get(0), why);
        return List.of(Text.of("%s: %s.", found.data().getFileName(), what));
    }

    /**
     * Returns the file beside one that is named like it but for its part: {@code val.en.gz} beside {@code train.en.gz}; nothing
     * if there is none.
     *
     * @throws InputException if there are several
     */
    static Optional<Path> beside(Path training, Part part) throws IOException {
        String name = training.getFileName().toString();
        Matcher word = Part.TRAINING.in(name);
        Path folder = training.toAbsolutePath().getParent();
        if (!word.find() || folder == null || !Files.isRegularFile(training)) {
            return Optional.empty();
        }
        String before = name.substring(0, word.start());
        String after = name.substring(word.end());
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                Matcher other = part.in(path.getFileName().toString());
                if (other.find() && isLike(path.getFileName().toString(), other, before, after)) {
                    found.add(training.resolveSibling(path.getFileName()));
                }
            }
        }
        if (found.size() > 1) {
            throw several(
                    found.get(0).getFileName().toString(),
                    found.get(1).getFileName().toString(),
                    part);
        }
        return found.stream().findFirst();
    }

    private static boolean isLike(String name, Matcher part, String before, String after) {
        String rest = name.substring(part.end());
        boolean same = rest.equals(after)
                || rest.endsWith(after)
                        && after.startsWith(".")
                        && rest.substring(0, rest.length() - after.length()).matches("[^.]*");
        return name.substring(0, part.start()).equals(before) && same;
    }
}
