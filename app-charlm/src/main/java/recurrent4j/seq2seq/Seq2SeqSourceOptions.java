package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.AddCorpus;
import recurrent4j.seq2seq.corpus.DatesCorpus;
import recurrent4j.seq2seq.corpus.PairFiles;
import recurrent4j.seq2seq.corpus.PairPath;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.ReverseCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.network.Seq2SeqSettings;

/** The options that say which pairs are learned from. */
@Heading("Pairs")
final class Seq2SeqSourceOptions {

    /** Pairs that are made up, by a rule that is learned in fewer epochs than as many other pairs need. */
    private enum Preset {
        DATES(2),
        ADD(6),
        REVERSE(6);

        private final int epochs;

        Preset(int epochs) {
            this.epochs = epochs;
        }

        /** Returns the one that is meant; none where a file is. */
        static Optional<Preset> of(Path data) {
            boolean path = data.getNameCount() > 1 || Files.exists(data);
            return Stream.of(values())
                    .filter(preset ->
                            !path && preset.name().toLowerCase(Locale.ROOT).equals(data.toString()))
                    .findFirst();
        }

        ParallelCorpus corpus(long seed) {
            return switch (this) {
                case DATES -> DatesCorpus.corpus(seed);
                case ADD -> AddCorpus.corpus(seed);
                case REVERSE -> ReverseCorpus.corpus(seed);
            };
        }
    }

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "Pairs: a file, a folder or .tar.gz whose files say train, dev or valid, and test; or dates,"
                    + " add or reverse, which are generated.")
    private Path data;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "Sources, a text a line, whose targets --target has.")
    private Path source;

    @Option(names = "--target", paramLabel = "FILE", description = "Targets, in the lines of their sources.")
    private Path target;

    @Option(names = "--validation", paramLabel = "FILE", description = "Validation part of --data.")
    private Path validation;

    @Option(names = "--validation-source", paramLabel = "FILE", description = "Sources of the validation part.")
    private Path validationSource;

    @Option(names = "--validation-target", paramLabel = "FILE", description = "Targets of the validation part.")
    private Path validationTarget;

    @Option(names = "--test", paramLabel = "FILE", description = "Test part of --data.")
    private Path test;

    @Option(names = "--test-source", paramLabel = "FILE", description = "Sources of the test part.")
    private Path testSource;

    @Option(names = "--test-target", paramLabel = "FILE", description = "Targets of the test part.")
    private Path testTarget;

    @Option(names = "--task", paramLabel = "NAME", description = "What they are for: ${COMPLETION-CANDIDATES}.")
    private Task task;

    @Option(
            names = "--keep-shared",
            description =
                    "Learn from pairs that stand in the validation or test part, too, as some published scores do.")
    private boolean keepShared;

    @Mixin
    private Seq2SeqFormOptions form;

    /** Reads the pairs, or makes them. */
    ParallelCorpus corpus(long seed) throws IOException {
        Optional<Preset> preset = preset();
        if (preset.isEmpty()) {
            return files().read(form.format(task).keepShared(keepShared), seed);
        }
        if (given()) {
            throw new InputException(
                    "Pairs that are generated have their parts, and are of a known form; name yours by --data, or by --source and --target.");
        }
        return preset.get().corpus(seed);
    }

    /** Returns the settings of networks that suit the pairs. */
    Seq2SeqSettings suited(ParallelCorpus corpus, long seed) {
        Seq2SeqSettings suited =
                Seq2SeqSettings.suited(corpus.task(), corpus.parts().training().size(), seed);
        return preset().map(rule -> suited.planned(suited.plan().lasting(rule.epochs)))
                .orElse(suited);
    }

    private Optional<Preset> preset() {
        return data == null && source == null
                ? Optional.of(Preset.DATES)
                : Optional.ofNullable(data).flatMap(Preset::of);
    }

    private boolean given() {
        boolean parts = Stream.of(target, validation, validationSource, validationTarget, test, testSource, testTarget)
                .anyMatch(file -> file != null);
        return parts || task != null || keepShared || form.given();
    }

    private PairFiles files() {
        if (data != null && (source != null || target != null)) {
            throw new InputException(
                    "The pairs are given both by --data and by --source and --target; give one of the two.");
        }
        PairPath training =
                data != null ? PairPath.of(data) : path("", source, target).orElseThrow();
        return new PairFiles(
                training,
                part("validation", validation, validationSource, validationTarget),
                part("test", test, testSource, testTarget));
    }

    private static Optional<PairPath> part(String name, Path pairs, Path sources, Path targets) {
        if (pairs == null) {
            return path(name + "-", sources, targets);
        } else if (sources != null || targets != null) {
            throw new InputException(
                    "The %s part is given both by --%s and by --%s-source and --%s-target; give one of the two.",
                    name, name, name, name);
        }
        return Optional.of(PairPath.of(pairs));
    }

    private static Optional<PairPath> path(String prefix, Path sources, Path targets) {
        if ((sources == null) != (targets == null)) {
            throw new InputException(
                    "Sources and targets in two files need both; give --%ssource and --%starget.", prefix, prefix);
        }
        return Optional.ofNullable(sources).map(file -> PairPath.of(file, targets));
    }
}
