package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.NamedCorpus;
import recurrent4j.charlm.corpus.Phrase;
import recurrent4j.charlm.corpus.SplitShares;
import recurrent4j.charlm.corpus.TextFiles;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.corpus.TokenizerConfig;
import recurrent4j.charlm.corpus.UnknownTokens;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.DownloadProgress;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;

/** The options that say what text is learned, and how it is tokenized and split. */
@Heading("Text")
final class SourceOptions {

    @Option(
            names = "--text",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Texts in UTF-8, gzipped or not, or a folder of them; - for standard input.")
    private List<Path> texts;

    @Option(
            names = "--glob",
            paramLabel = "PATTERN",
            description = "Which files of a folder (default: *.{txt,txt.gz}).")
    private String glob;

    @Option(names = "--corpus", paramLabel = "NAME", description = "To be fetched once: ${COMPLETION-CANDIDATES}.")
    private NamedCorpus corpus;

    @Option(names = "--preset", paramLabel = "NAME", description = "A phrase to memorize: ${COMPLETION-CANDIDATES}.")
    private Phrase preset;

    @Option(
            names = "--tokens",
            paramLabel = "KIND",
            description = "How the text is tokenized: ${COMPLETION-CANDIDATES} (default: CHARACTERS).")
    private Tokenization tokenization;

    @Bounds(max = 1_000_000_000)
    @Option(names = "--min-count", paramLabel = "N", description = "Least count of known tokens (default: 1; words 3).")
    private Long minCount;

    @Bounds(min = 2, max = 65_536)
    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "Byte-pair tokens, all characters included (default: 1000).")
    private Integer vocabulary;

    @Option(
            names = "--split",
            paramLabel = "SHARES",
            description = "Percent of training, validation, test (default: 90/5/5).")
    private String shares;

    private TextSource read;
    private TextFiles files;

    Optional<Phrase> phrase() {
        return Optional.ofNullable(preset);
    }

    /** Reads the text by the tokens of a saved model, if no option contradicts that. */
    Corpus corpus(SavedLanguageModel start) throws IOException {
        if (preset != null || tokenization != null || vocabulary != null || minCount != null) {
            throw new InputException(
                    "--from goes on with the vocabulary of that model; leave out --preset, --tokens, --vocabulary and --min-count.");
        }
        return Corpus.read(source(), start.tokenizer(), start.vocabulary(), shares());
    }

    /** Says how several files have become one text, and what a model that the training begins with does not know of it. */
    List<String> remarks(Corpus corpus, Optional<SavedLanguageModel> start) throws IOException {
        Optional<String> unknown = start.isEmpty()
                ? Optional.empty()
                : UnknownTokens.of(source(), corpus.tokenizer(), corpus.vocabulary())
                        .remark(corpus.name(), corpus.tokenization().unit());
        Optional<String> several = Optional.ofNullable(files).map(read -> read.remark(corpus.parts()));
        return Stream.of(several, unknown).flatMap(Optional::stream).toList();
    }

    /** Reads the text, if no two options contradict each other. */
    Corpus corpus() throws IOException {
        if (preset != null) {
            if (texts != null
                    || glob != null
                    || corpus != null
                    || minCount != null
                    || vocabulary != null
                    || shares != null
                    || tokenization != null) {
                throw new InputException(
                        "--preset is learned as it stands; leave out --text, --glob, --corpus, --tokens, --vocabulary, --min-count and --split.");
            }
            return preset.corpus();
        }
        return Corpus.read(source(), config(), shares());
    }

    private SplitShares shares() {
        return shares == null ? SplitShares.USUAL : SplitShares.parse(shares);
    }

    private TokenizerConfig config() {
        TokenizerConfig config = TokenizerConfig.of(tokenization == null ? Tokenization.CHARACTERS : tokenization);
        if (vocabulary != null && tokenization != Tokenization.BPE) {
            throw new InputException(
                    "--vocabulary is the number of byte-pair tokens; give it with --tokens BPE, or leave it out.");
        }
        config = minCount == null ? config : config.minCount(minCount);
        return vocabulary == null ? config : config.vocabulary(vocabulary);
    }

    /** Returns the text, always the same: a pipe brings it once. */
    TextSource source() throws IOException {
        if (read == null) {
            read = named();
        }
        return read;
    }

    private TextSource named() throws IOException {
        if (preset != null) {
            return preset.source();
        } else if (glob != null && (texts == null || texts.stream().noneMatch(Files::isDirectory))) {
            throw new InputException(
                    "--glob chooses among the files of a folder; name one with --text, or leave it out.");
        } else if (texts != null && corpus != null) {
            throw new InputException("--text and --corpus both name the text; give one of them.");
        } else if (corpus != null) {
            return TextSource.file(corpus.download().fetch(DownloadProgress.of(corpus.toString())));
        } else if (texts == null) {
            return TextSource.java();
        } else if (TextFiles.areSeveral(texts)) {
            files = TextFiles.of(texts, glob == null ? TextFiles.USUAL_GLOB : glob);
            return files.text();
        }
        return TextSource.of(texts.get(0));
    }
}
