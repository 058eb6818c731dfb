package recurrent4j.seq2seq.corpus;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pairs lie.
 *
 * @param source a file, a folder or a {@code .tar.gz}
 * @param target the file of the targets, if the source is the file of the sources alone
 */
public record PairPath(Path source, Optional<Path> target) {

    /** Pairs in one file, a folder or an archive. */
    public static PairPath of(Path data) {
        return new PairPath(data, Optional.empty());
    }

    /** Pairs in two files, a text a line. */
    public static PairPath of(Path source, Path target) {
        return new PairPath(source, Optional.of(target));
    }
}
