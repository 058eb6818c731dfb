package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.data.Part;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.tagging.corpus.SentenceFile.Member;
import recurrent4j.tagging.corpus.SentenceFile.Read;
import recurrent4j.tagging.scheme.SchemeDetection;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * Files of tagged sentences. Where no file holds a part, it is the last tenth of the sentences to learn from, as is usual
 * for CoNLL-2000: neighbours come from one text, and would stand on both sides if sentences were drawn by chance.
 *
 * @param data a file to learn from; or a folder or {@code .tar.gz} with files whose names say {@code train}, {@code valid} or
 *     {@code dev}, and {@code test}, or with {@code train/seq.in} and so on
 * @param validation a file that holds the validation part
 * @param test a file that holds the test part
 */
public record TaggedFiles(Path data, Optional<Path> validation, Optional<Path> test) {

    private static final int HELD_OUT = 10;

    /** Files that say by their names what they are for, or one that is for everything. */
    public static TaggedFiles of(Path data) {
        return new TaggedFiles(data, Optional.empty(), Optional.empty());
    }

    /**
     * Reads the sentences of all parts.
     *
     * @throws InputException if they are not written as the format says, or there is nothing to learn
     * @throws IOException if a file cannot be read, or is not in UTF-8
     */
    public TaggedCorpus read(SentenceFormat format) throws IOException {
        PartFiles files = files();
        Map<Part, Read> read = new EnumMap<>(Part.class);
        for (Map.Entry<Part, SentenceFile> part : files.files().entrySet()) {
            read.put(part.getKey(), part.getValue().read(format));
        }
        List<String> remarks = new ArrayList<>(files.remarks());
        SchemeDetection detected = TagScheme.detect(
                read.get(Part.TRAINING).sentences().stream().map(Sentence::tags).toList());
        TagScheme scheme = format.scheme().orElse(detected.scheme());
        if (format.scheme().isEmpty()) {
            remarks.add(Text.of("Tags have %s, since %s.", described(scheme), detected.reason()));
        }
        Notation notation = new Notation(scheme, format.scheme().isPresent());
        for (Map.Entry<Part, SentenceFile> part : files.files().entrySet()) {
            Read same = notation.apply(part.getValue(), format, read.get(part.getKey()));
            remarks.addAll(same.remarks());
            read.put(part.getKey(), same);
        }
        String name = data.toAbsolutePath().normalize().getFileName().toString();
        Split<List<Sentence>> parts = split(name, read, remarks);
        long rows = read.values().stream()
                .mapToLong(part -> part.sentences().size())
                .sum();
        return new TaggedCorpus(name, parts, scheme, format.columns(), source(files, rows), remarks)
                .remarkingOnShared();
    }

    private static String described(TagScheme scheme) {
        return scheme == TagScheme.NONE ? "no scheme" : "the scheme " + scheme;
    }

    /**
     * Reads what a model is to be evaluated on: the test part, or all of a single file.
     *
     * @param scheme in which the model has learned to write tags
     * @param remarks takes what was found or left out
     */
    public static List<Sentence> readForEvaluation(
            Path data, SentenceFormat format, TagScheme scheme, List<String> remarks) throws IOException {
        PartFiles files = PartFiles.of(data);
        SentenceFile file = files.files().getOrDefault(Part.TEST, files.files().get(Part.TRAINING));
        if (files.files().size() > 1 && !files.files().containsKey(Part.TEST)) {
            throw new InputException("%s has no test part; name the file that is to be evaluated.", data);
        }
        Read read = new Notation(scheme, false).apply(file, format, file.read(format));
        remarks.addAll(read.remarks());
        return read.sentences();
    }

    private PartFiles files() throws IOException {
        PartFiles found = PartFiles.of(data);
        Map<Part, SentenceFile> files = new EnumMap<>(found.files());
        own(files, Part.VALIDATION, validation);
        own(files, Part.TEST, test);
        return new PartFiles(files, found.remarks());
    }

    private void own(Map<Part, SentenceFile> files, Part part, Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get();
        if (Files.isDirectory(path) || SmallFiles.isArchive(path)) {
            throw new InputException("%s is a folder or an archive; name a file that holds the %s.", path, part.text());
        } else if (files.containsKey(part)) {
            throw new InputException(
                    "%s has a %s of its own, so that there is none to be named besides; leave out %s.",
                    data, part.text(), path);
        }
        files.put(part, SentenceFile.of(Member.of(TextFile.of(path))));
    }

    private static Split<List<Sentence>> split(String name, Map<Part, Read> read, List<String> remarks) {
        List<Sentence> training = read.get(Part.TRAINING).sentences();
        List<List<Sentence>> parts = new ArrayList<>();
        for (Part part : List.of(Part.TEST, Part.VALIDATION)) {
            if (read.containsKey(part)) {
                parts.add(read.get(part).sentences());
            } else {
                if (training.size() < 2) {
                    throw new InputException(
                            "%s has too few sentences to learn from and to hold out a %s; give more, with an empty line behind each.",
                            name, part.text());
                }
                int kept = training.size() - Math.max(1, training.size() / HELD_OUT);
                parts.add(training.subList(kept, training.size()));
                training = training.subList(0, kept);
                remarks.add(Text.of(
                        "The %s is the last tenth of the sentences to learn from, %,d.",
                        part.text(), parts.get(parts.size() - 1).size()));
            }
        }
        return new Split<>(training, parts.get(1), parts.get(0));
    }

    /** Returns where the sentences come from: their checksum is that of the file, or of all files together. */
    private DataSource source(PartFiles files, long rows) throws IOException {
        Path path = data.toAbsolutePath().normalize();
        Optional<TextFile> alone =
                files.files().get(Part.TRAINING).members().get(0).file();
        if (files.files().size() == 1 && !Files.isDirectory(data) && alone.isPresent()) {
            return unit(DataSource.file(alone.get(), rows));
        }
        var checksum = new Checksum();
        for (SentenceFile file : files.files().values()) {
            file.addTo(checksum);
        }
        return unit(new DataSource(path.getFileName().toString(), path.toString(), "", checksum.hex(), rows));
    }

    private static DataSource unit(DataSource source) {
        return new DataSource(
                source.name(),
                source.path(),
                source.generator(),
                source.sha256(),
                source.rows(),
                source.bytes(),
                "sentences");
    }

    /** Whether the files are those of which a run has noted where its sentences come from, and have not been changed. */
    public boolean are(DataSource once) throws IOException {
        return source(files(), once.rows()).sha256().equals(once.sha256());
    }
}
