package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.PairFiles;
import recurrent4j.seq2seq.corpus.PairPath;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options that say which pairs a saved model is evaluated on. */
@Heading("Pairs")
final class Seq2SeqTestOptions {

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "Pairs, as for train: a file, or the test part of a folder or archive (default: --source).")
    private Path data;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "Sources, a text a line, whose targets --target has (default: --data).")
    private Path source;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "Targets, in the lines of their sources (default: --data).")
    private Path target;

    @Mixin
    private Seq2SeqFormOptions form;

    /** Refuses options that contradict each other, and files that are not there, before anything is loaded. */
    void check() throws IOException {
        if ((data == null) == (source == null && target == null)) {
            throw new InputException("Give the pairs either by --data, or by --source and --target.");
        } else if (data == null && (source == null || target == null)) {
            throw new InputException("Sources and targets in two files need both; give --source and --target.");
        }
        for (Path path : data == null ? List.of(source, target) : List.of(data)) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
        }
    }

    private PairPath path() {
        return data == null ? PairPath.of(source, target) : PairPath.of(data);
    }

    /**
     * Reads the pairs; how they are written is passed on.
     *
     * @throws InputException if sources are labels, and one of them was not learned
     */
    List<Pair> pairs(SavedTranslator saved, Consumer<String> remarks) throws IOException {
        List<String> found = new ArrayList<>();
        List<Pair> pairs = PairFiles.readForEvaluation(
                path(), form.format(), saved.learned().task(), found);
        found.forEach(remarks);
        return pairs.stream()
                .map(pair -> new Pair(saved.learned().known(pair.source()), pair.targets(), pair.slots()))
                .toList();
    }

    /** Returns a warning, which belongs beside the scores, if the model was trained on the pairs. */
    Optional<String> warning(RunCard card) throws IOException {
        boolean file = data == null || Files.isRegularFile(data) && !SmallFiles.isArchive(data);
        boolean same = file && PairFiles.of(path()).are(card.provenance().data(), form.format());
        return Optional.of(
                        "The model was trained on most of these pairs, so that it seems better here than it is; give others.")
                .filter(warning -> same);
    }
}
