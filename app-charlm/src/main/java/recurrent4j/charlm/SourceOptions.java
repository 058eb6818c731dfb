package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say what text is learned, and what it is cut into. */
final class SourceOptions {

    @Option(names = "--text", paramLabel = "FILE", description = "A text in UTF-8, or - for standard input.")
    private Path text;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "A phrase of the course to be learned by heart: ${COMPLETION-CANDIDATES}.")
    private Preset preset;

    @Option(
            names = "--tokens",
            paramLabel = "KIND",
            defaultValue = "CHARACTERS",
            description = "What the text is cut into: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Tokenization tokenization;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description = "How often a token must stand in the training part to be known (default: 1; for words 3).")
    private Long minCount;

    @Option(
            names = "--split",
            paramLabel = "SHARES",
            description = "Percentages to train, choose and judge by, in the order of the text (default: 90/5/5).")
    private String shares;

    Corpus corpus() throws IOException {
        TextSource source = text.toString().equals("-") ? TextSource.standardInput(System.in) : TextSource.file(text);
        return Corpus.read(
                source,
                tokenization,
                minCount == null ? 1 : minCount,
                shares == null ? Shares.USUAL : Shares.parse(shares));
    }
}
