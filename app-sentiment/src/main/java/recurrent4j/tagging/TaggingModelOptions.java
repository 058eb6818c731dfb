package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.data.WordVectors;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.network.TaggerSettings;
import recurrent4j.tagging.network.TaggerSpec;

/** The options that describe the network, and its training. */
@Heading("Tagger")
final class TaggingModelOptions {

    /** What chooses tags by the scores of the network. */
    enum TagReadout {
        CRF,
        SOFTMAX
    }

    @Mixin
    private StackOptions stack;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--readout",
            paramLabel = "NAME",
            description = "What chooses tags: CRF for those of a sentence together, SOFTMAX for each by itself.")
    private TagReadout readout;

    @Bounds(max = 10_000)
    @Option(names = "--embedding", paramLabel = "N", description = "Dimensions of the word embedding.")
    private Integer embedding;

    @Bounds(max = 10_000)
    @Option(names = "--column-embedding", paramLabel = "N", description = "Dimensions of that of each further column.")
    private Integer columnEmbedding;

    @Bounds(max = 10_000)
    @Option(names = "--character-embedding", paramLabel = "N", description = "Dimensions of that of a character.")
    private Integer characterEmbedding;

    @Bounds(min = 0, max = 10_000)
    @Option(
            names = "--character-units",
            paramLabel = "N",
            description = "Cells that read a word's characters, each way; 0 for none.")
    private Integer characterUnits;

    @Bounds(min = 0, max = 0.99)
    @Option(
            names = "--word-dropout",
            paramLabel = "P",
            description =
                    "Probability that a word which stands once is taken for an unknown one in training; frequent ones are less often.")
    private Double wordDropout;

    @Bounds(max = 1_000_000_000)
    @Option(names = "--min-count", paramLabel = "N", description = "Least count of words that are known.")
    private Integer minCount;

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Word vectors that the embedding begins with, whose dimensions it takes: text of fastText,"
                    + " GloVe or word2vec, gzipped or not.")
    private Path vectors;

    @Bounds(max = 1_000)
    @Option(names = "--networks", paramLabel = "N", description = "Ensemble size (default: ${DEFAULT-VALUE}).")
    private int networks = 1;

    @Option(names = "--no-crf", description = "Leave out the linear-chain CRF, the baseline that takes the longest.")
    private boolean noCrf;

    long seed() {
        return training.seed();
    }

    /** Whether the CRF is fitted, too. */
    boolean crf() {
        return !noCrf;
    }

    /** Returns the networks for a corpus, whose vocabularies are those of the training part. */
    TaggerSpec network(TaggedCorpus corpus, TaggerSettings settings) throws IOException {
        TaggerSpec network = settings.spec(corpus, networks);
        if (vectors == null) {
            return network;
        } else if (embedding != null) {
            throw new InputException(
                    "The embedding has as many dimensions as the vectors of --vectors; leave out --embedding.");
        }
        return network.beginning(
                WordVectors.read(vectors, Set.copyOf(network.encoding().words().tokens())));
    }

    /** Returns the settings in which every option that was given replaces what is usual. */
    TaggerSettings settings(TaggerSettings usual) {
        TaggerSpec.Sizes sizes = usual.sizes();
        return new TaggerSettings(
                stack.stack(usual.stack()),
                new TaggerSpec.Sizes(
                        embedding == null ? sizes.words() : embedding,
                        sizes.shapes(),
                        columnEmbedding == null ? sizes.columns() : columnEmbedding,
                        characterEmbedding == null ? sizes.characters() : characterEmbedding,
                        characterUnits == null ? sizes.characterUnits() : characterUnits),
                minCount == null ? usual.minCount() : minCount,
                readout == null ? usual.chained() : readout == TagReadout.CRF,
                wordDropout == null ? usual.wordDropout() : wordDropout,
                training.plan(usual.plan()));
    }
}
