package recurrent4j.seq2seq.corpus;

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

/**
 * Files of pairs. Beside a file to learn from whose name says {@code train}, those that are named like it hold the other parts;
 * where no file holds a part, it is drawn from the pairs to learn from.
 *
 * @param training a file to learn from, or two; or a folder or {@code .tar.gz}, whose files say by their names what they are for
 * @param validation what holds the validation part
 * @param test what holds the test part
 */
public record PairFiles(PairPath training, Optional<PairPath> validation, Optional<PairPath> test) {

    /** Files that say by their names what they are for, or one that is for everything. */
    public static PairFiles of(PairPath training) {
        return new PairFiles(training, Optional.empty(), Optional.empty());
    }

    /**
     * Reads the pairs of all parts.
     *
     * @param seed of the draw where a part has no file
     * @throws InputException if they are not written as the format says, or there is nothing to learn
     * @throws IOException if a file cannot be read, or is not in UTF-8
     */
    public ParallelCorpus read(PairFormat format, long seed) throws IOException {
        PartFiles files = files(format);
        List<String> remarks = new ArrayList<>(files.remarks());
        Map<Part, PairList> read = new EnumMap<>(Part.class);
        PairForm form = PairForm.DETECTED;
        for (Map.Entry<Part, PairFile> part : files.files().entrySet()) {
            PairFile file = part.getValue().as(form == PairForm.DETECTED ? format : format.as(form));
            form = file.form();
            PairList pairs = required(file, format);
            remarks.addAll(pairs.remarks());
            read.put(part.getKey(), pairs);
        }
        long rows =
                read.values().stream().mapToLong(part -> part.pairs().size()).sum();
        SuggestedTask suggested = SuggestedTask.of(form, read.get(Part.TRAINING).pairs(), format);
        suggested.remark().ifPresent(remarks::add);
        Split<List<Pair>> parts = new PartSplit(name(), suggested, seed, remarks).of(read, format.keepShared());
        return new ParallelCorpus(name(), suggested.task(), parts, source(files, rows), remarks);
    }

    /**
     * Reads what a model is to be evaluated on: the test part, or all of a single file.
     *
     * @param task that the model has learned
     * @param remarks takes what was found or left out
     */
    public static List<Pair> readForEvaluation(PairPath data, PairFormat format, Task task, List<String> remarks)
            throws IOException {
        PartFiles files = PartFiles.of(data, format);
        remarks.addAll(files.remarks());
        PairFile file = files.files().getOrDefault(Part.TEST, files.files().get(Part.TRAINING));
        if (files.files().size() > 1 && !files.files().containsKey(Part.TEST)) {
            throw new InputException("%s has no test part; name the file that is to be evaluated.", data.source());
        }
        PairFile known = file.as(format);
        PairList pairs = required(known, format);
        remarks.addAll(pairs.remarks());
        return References.of(
                pairs.pairs().stream().map(PairList.Grouped::pair).toList(),
                new SuggestedTask(task, known.form(), Optional.empty()),
                known.name(),
                remarks);
    }

    private static PairList required(PairFile file, PairFormat format) throws IOException {
        PairList pairs = file.read(format);
        if (pairs.pairs().isEmpty()) {
            throw new InputException("%s holds no pair; check that it is the right file.", file.name());
        }
        return pairs;
    }

    private String name() {
        return training.source().toAbsolutePath().normalize().getFileName().toString();
    }

    private PartFiles files(PairFormat format) throws IOException {
        PartFiles found = PartFiles.of(training, format);
        Map<Part, PairFile> files = new EnumMap<>(found.files());
        List<String> remarks = new ArrayList<>(found.remarks());
        own(files, Part.VALIDATION, validation, remarks);
        own(files, Part.TEST, test, remarks);
        return new PartFiles(files, remarks);
    }

    private void own(Map<Part, PairFile> files, Part part, Optional<PairPath> named, List<String> remarks)
            throws IOException {
        Optional<PairPath> path = named.isPresent() ? named : beside(part);
        if (path.isEmpty()) {
            return;
        }
        PairPath own = path.get();
        if (Files.isDirectory(own.source()) || SmallFiles.isArchive(own.source())) {
            throw new InputException(
                    "%s is a folder or an archive; name a file that holds the %s.", own.source(), part.text());
        } else if (files.containsKey(part)) {
            throw new InputException(
                    "%s has a %s of its own, so that there is none to be named besides; leave out %s.",
                    training.source(), part.text(), own.source());
        } else if (own.target().isPresent() != training.target().isPresent()) {
            throw new InputException(
                    "The %s has %s, unlike the one to learn from; name files of the same kind.",
                    part.text(), own.target().isPresent() ? "a file of targets" : "no file of targets");
        }
        TextFile source = TextFile.of(own.source());
        PairFile file = own.target().isPresent()
                ? PairFile.of(source, TextFile.of(own.target().get()))
                : PairFile.of(source);
        if (named.isEmpty()) {
            remarks.add(Text.of("The %s is %s, found beside what is learned from.", part.text(), file.name()));
        }
        files.put(part, file);
    }

    private Optional<PairPath> beside(Part part) throws IOException {
        if (Files.isDirectory(training.source()) || SmallFiles.isArchive(training.source())) {
            return Optional.empty();
        }
        Optional<Path> source = PartFiles.beside(training.source(), part);
        if (source.isEmpty() || training.target().isEmpty()) {
            return source.map(PairPath::of);
        }
        Optional<Path> target = PartFiles.beside(training.target().get(), part);
        return target.map(file -> PairPath.of(source.get(), file));
    }

    /** Returns where the pairs come from: their checksum is that of the file, or of all files together. */
    private DataSource source(PartFiles files, long rows) throws IOException {
        List<TextFile> first = files.files().get(Part.TRAINING).members();
        if (files.files().size() == 1
                && first.size() == 1
                && first.get(0).path().equals(training.source())) {
            return DataSource.file(first.get(0), rows).counting("pairs");
        }
        var checksum = new Checksum();
        for (PairFile file : files.files().values()) {
            file.addTo(checksum);
        }
        Path path = training.source().toAbsolutePath().normalize();
        return new DataSource(name(), path.toString(), "", checksum.hex(), rows).counting("pairs");
    }

    /** Whether the files are those of which a run has noted where its pairs come from, and have not been changed. */
    public boolean are(DataSource once, PairFormat format) throws IOException {
        return source(files(format), once.rows()).sha256().equals(once.sha256());
    }
}
