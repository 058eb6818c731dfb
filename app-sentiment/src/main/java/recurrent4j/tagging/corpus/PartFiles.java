package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.data.Part;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.tagging.corpus.SentenceFile.Member;

/**
 * The files of a corpus by their parts, as their names say: {@code train.txt}, {@code en_ewt-ud-dev.conllu.gz},
 * {@code test/seq.in}.
 *
 * @param files training at least
 * @param remarks what was found beside them
 */
record PartFiles(Map<Part, SentenceFile> files, List<String> remarks) {

    private static final String WORDS = "seq.in";
    private static final String TAGS = "seq.out";
    private static final String LABELS = "label";
    private static final Pattern PARALLEL = Pattern.compile("(.*/)?[^/]+/(seq\\.in|seq\\.out|label)");

    /**
     * Finds the files in a folder, or an archive; a file alone is the training part.
     *
     * @throws InputException if two files are the same part, or none is the training part
     */
    static PartFiles of(Path data) throws IOException {
        if (!Files.isDirectory(data) && !SmallFiles.isArchive(data)) {
            return new PartFiles(Map.of(Part.TRAINING, SentenceFile.of(Member.of(TextFile.of(data)))), List.of());
        }
        Map<String, byte[]> parallel = parallel(data);
        PartFiles found = parallel.isEmpty() ? named(data) : parallel(data, parallel);
        if (!found.files().containsKey(Part.TRAINING)) {
            throw new InputException(
                    "%s holds no training part, which is a file with \"train\" in its name or a folder train with seq.in and seq.out; name a file, or such a folder or .tar.gz.",
                    data);
        }
        return found;
    }

    private static Map<String, byte[]> parallel(Path data) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        SmallFiles.visit(data, name -> PARALLEL.matcher(name).matches(), found::put);
        return found;
    }

    private static PartFiles parallel(Path data, Map<String, byte[]> found) {
        Map<Part, SentenceFile> files = new EnumMap<>(Part.class);
        List<String> others = new ArrayList<>();
        for (String name : found.keySet()) {
            String folder = name.substring(0, name.lastIndexOf('/'));
            String last = folder.substring(folder.lastIndexOf('/') + 1);
            Optional<Part> part = Part.of(last);
            if (part.isEmpty()) {
                others.add(name);
            } else if (name.endsWith("/" + WORDS)) {
                put(files, part.get(), together(data, folder, found));
            }
        }
        return new PartFiles(files, remarks(data, others));
    }

    private static SentenceFile together(Path data, String folder, Map<String, byte[]> found) {
        List<Member> members = new ArrayList<>();
        for (String name : List.of(WORDS, TAGS, LABELS)) {
            byte[] bytes = found.get(folder + "/" + name);
            if (bytes != null) {
                members.add(Member.of(folder + "/" + name, bytes));
            } else if (name.equals(TAGS)) {
                throw new InputException(
                        "%s has %s/seq.in, and no seq.out with the tags beside it; add it.", data, folder);
            }
        }
        return new SentenceFile(folder, FileForm.PARALLEL, members);
    }

    private static PartFiles named(Path data) throws IOException {
        Map<Part, SentenceFile> files = new EnumMap<>(Part.class);
        List<String> others = new ArrayList<>();
        for (Member member : members(data, others)) {
            part(member.name()).ifPresent(part -> put(files, part, SentenceFile.of(member)));
        }
        return new PartFiles(files, remarks(data, others));
    }

    private static Optional<Part> part(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(".") ? Optional.empty() : Part.of(name);
    }

    private static List<Member> members(Path data, List<String> others) throws IOException {
        List<Member> members = new ArrayList<>();
        if (!Files.isDirectory(data)) {
            SmallFiles.visit(
                    data,
                    name -> part(name).isPresent() || !others.add(name),
                    (name, bytes) -> members.add(Member.of(name, bytes)));
            return members;
        }
        List<Path> paths;
        try (Stream<Path> inside = Files.list(data)) {
            paths = inside.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path path : paths) {
            String name = path.getFileName().toString();
            if (part(name).isPresent()) {
                members.add(Member.of(TextFile.of(path)));
            } else {
                others.add(name);
            }
        }
        return members;
    }

    private static void put(Map<Part, SentenceFile> files, Part part, SentenceFile file) {
        SentenceFile other = files.put(part, file);
        if (other != null) {
            throw new InputException(
                    "%s and %s could both be the %s; name one by --data, --validation or --test.",
                    other.name(), file.name(), part.text());
        }
    }

    private static List<String> remarks(Path data, List<String> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        String what = others.size() == 1
                ? others.get(0) + " is not read, since its name does"
                : Text.of("%,d files, such as %s, are not read, since their names do", others.size(), others.get(0));
        return List.of(Text.of("%s: %s not say train, valid or test.", data.getFileName(), what));
    }
}
