package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.List;
import recurrent4j.io.Checksum;
import recurrent4j.io.TextFile;

/**
 * The files that one part of a corpus is in.
 *
 * @param name what messages call it
 * @param form how it is written; {@link PairForm#DETECTED} of a single file only
 * @param members one; two of files in parallel, that of the sources first; any number of label files and of YAML
 */
record PairFile(String name, PairForm form, List<TextFile> members) {

    PairFile {
        members = List.copyOf(members);
    }

    /** A file that is to be looked at. */
    static PairFile of(TextFile file) {
        return new PairFile(file.name(), PairForm.DETECTED, List.of(file));
    }

    /** Two files in parallel. */
    static PairFile of(TextFile source, TextFile target) {
        return new PairFile(source.name() + " and " + target.name(), PairForm.PARALLEL, List.of(source, target));
    }

    /** Returns the same with the form that the user or its content says. */
    PairFile as(PairFormat format) throws IOException {
        if (form != PairForm.DETECTED) {
            return this;
        }
        PairForm known = format.form() == PairForm.DETECTED
                ? FormDetection.of(members.get(0))
                : FormDetection.single(format, name);
        return new PairFile(name, known, members);
    }

    /** Reads all pairs of a file whose form is known. */
    PairList read(PairFormat format) throws IOException {
        var pairs = new PairList(name);
        TextFile first = members.get(0);
        switch (form) {
            case PARALLEL -> LineReader.parallel(first, members.get(1), pairs);
            case PAIRS, LABELS -> LineReader.columns(first, pairs);
            case SCAN -> LineReader.scan(first, pairs);
            case TURNS -> ConversationReader.turns(first, pairs);
            case CONVERSATIONS -> ConversationReader.columns(first, format.leading(), pairs);
            case ACTS -> ActReader.read(first, pairs);
            case LABEL_FILES -> LabelFileReader.read(members, pairs);
            case YAML -> YamlReader.read(members, pairs);
            case DETECTED -> throw new IllegalStateException("the form of " + name + " has not been looked for");
        }
        return pairs;
    }

    /** Adds the name and the bytes of each file to a checksum. */
    void addTo(Checksum checksum) throws IOException {
        for (TextFile member : members) {
            checksum.add(member.name()).add(member.open());
        }
    }
}
