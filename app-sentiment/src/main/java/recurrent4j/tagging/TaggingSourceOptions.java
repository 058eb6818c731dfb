package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.MenuCorpus;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.corpus.TaggedFiles;
import recurrent4j.tagging.network.TaggerSettings;

/** The options that say which sentences are learned from. */
@Heading("Sentences")
final class TaggingSourceOptions {

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "Tagged sentences: a file of columns, or a folder or .tar.gz whose files say train, dev or valid,"
                            + " and test.")
    private Path data;

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "Validation part (default: the last tenth of what is learned from).")
    private Path validation;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Test part (default: the last tenth of what is learned from).")
    private Path test;

    @Mixin
    private TaggingColumnOptions columns;

    /** Reads the sentences; without any, makes the menu's. */
    TaggedCorpus corpus(long seed) throws IOException {
        if (data != null) {
            var files = new TaggedFiles(data, Optional.ofNullable(validation), Optional.ofNullable(test));
            return files.read(columns.format());
        }
        if (validation != null || test != null || columns.given()) {
            throw new InputException(
                    "The menu, which is learned without --data, has its parts and columns; name your sentences by --data.");
        }
        return MenuCorpus.corpus(seed);
    }

    /** Returns how the files are read. */
    SentenceFormat format() {
        return columns.format();
    }

    /** Returns the settings of a network that suit the sentences. */
    TaggerSettings suited(TaggedCorpus corpus, long seed) {
        return data == null
                ? TaggerSettings.ofMenu(seed)
                : TaggerSettings.suited(corpus.parts().training().size(), seed);
    }
}
