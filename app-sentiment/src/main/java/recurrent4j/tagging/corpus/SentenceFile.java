package recurrent4j.tagging.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/**
 * A file of sentences that can be read as often as needed, or files that say it together.
 *
 * @param name what messages call it
 * @param members the file; or {@code seq.in}, {@code seq.out} and perhaps {@code label}
 */
record SentenceFile(String name, FileForm form, List<Member> members) {

    /**
     * A file with a name.
     *
     * @param file itself, unless it stands in an archive or a folder of small ones
     */
    record Member(String name, Opening opening, Optional<TextFile> file) {

        static Member of(TextFile file) {
            return new Member(file.name(), file::open, Optional.of(file));
        }

        static Member of(String name, byte[] bytes) {
            return new Member(name, () -> new ByteArrayInputStream(bytes), Optional.empty());
        }

        Utf8Reader read() throws IOException {
            return new Utf8Reader(name, opening.open());
        }
    }

    /** Opens bytes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Sentences, and what was left out of the file that they come from. */
    record Read(List<Sentence> sentences, List<String> remarks) {}

    /** A file of columns. */
    static SentenceFile of(Member file) {
        return new SentenceFile(file.name(), FileForm.DETECTED, List.of(file));
    }

    /** Begins to read sentences with their tags. */
    SentenceStream open(SentenceFormat format) throws IOException {
        if (form == FileForm.PARALLEL) {
            requirePossible(format);
            Optional<Utf8Reader> labels =
                    members.size() > 2 ? Optional.of(members.get(2).read()) : Optional.empty();
            return new ParallelReader(
                    name, members.get(0).read(), members.get(1).read(), labels);
        }
        Member file = members.get(0);
        return new ColumnReader(name, file.read(), format.as(form(format, file)), true);
    }

    private void requirePossible(SentenceFormat format) {
        boolean columns = !format.word().isEmpty()
                || !format.tag().isEmpty()
                || !format.columns().isEmpty();
        boolean other = format.form() != FileForm.DETECTED && format.form() != FileForm.PARALLEL;
        if (columns || other) {
            throw new InputException(
                    "%s holds sentences in seq.in and tags in seq.out, which have no columns; leave out --format and the columns.",
                    name);
        }
    }

    private static FileForm form(SentenceFormat format, Member file) throws IOException {
        if (format.form() == FileForm.PARALLEL) {
            throw new InputException(
                    "%s is one file, and in the parallel form sentences and tags are in two; name the folder or archive with seq.in and seq.out.",
                    file.name());
        } else if (format.form() != FileForm.DETECTED) {
            return format.form();
        }
        try (Utf8Reader lines = file.read()) {
            return FileForm.of(file.name(), lines);
        }
    }

    /** Reads all sentences; equal tokens are the same object, so that a word takes its room once. */
    Read read(SentenceFormat format) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        Map<String, String> kept = new HashMap<>();
        try (SentenceStream in = open(format)) {
            for (var sentence = in.next(); sentence.isPresent(); sentence = in.next()) {
                sentences.add(sentence.get().map(token -> kept.computeIfAbsent(token, same -> same)));
            }
            if (sentences.isEmpty()) {
                throw new InputException("%s holds no sentence; check that it is the right file.", name);
            }
            return new Read(List.copyOf(sentences), in.remarks());
        }
    }

    /** Reads up to a sentence once more, to say where one of its tokens stands. */
    String place(SentenceFormat format, int sentence, int token) throws IOException {
        try (SentenceStream in = open(format)) {
            for (int i = 0; i <= sentence; i++) {
                in.next();
            }
            return in.place(token);
        }
    }

    /** Adds the name and the bytes of each file to a checksum. */
    void addTo(Checksum checksum) throws IOException {
        for (Member member : members) {
            checksum.add(member.name()).add(member.opening().open());
        }
    }
}
