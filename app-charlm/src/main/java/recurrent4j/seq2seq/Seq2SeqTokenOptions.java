package recurrent4j.seq2seq;

import java.util.List;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.TokenUnit;
import recurrent4j.seq2seq.tokens.Tokenization;

/** The options that say which tokens texts are made of. */
@Heading("Tokens")
final class Seq2SeqTokenOptions {

    @Option(names = "--tokens", paramLabel = "NAME", description = "Of both sides: ${COMPLETION-CANDIDATES}.")
    private TokenUnit unit;

    @Option(names = "--source-tokens", paramLabel = "NAME", description = "Of sources, where they are others.")
    private TokenUnit sourceUnit;

    @Bounds(min = 0, max = 1_000_000)
    @Option(names = "--merges", paramLabel = "N", description = "Byte pairs that are learned, at most.")
    private Integer merges;

    @Bounds(max = 1_000_000_000)
    @Option(names = "--min-count", paramLabel = "N", description = "Least count of tokens that are known.")
    private Integer minCount;

    @Option(names = "--fold", description = "Take capitals for small letters, on both sides.")
    private boolean fold;

    @Option(names = "--separate-vocabularies", description = "Learn byte pairs for each side by itself.")
    private boolean apart;

    @Option(names = "--reverse-source", description = "Read sources from their ends.")
    private boolean reverse;

    /** Returns the tokenizers of both sides, fitted to the training part. */
    PairTokenizer tokenizer(ParallelCorpus corpus) {
        List<Pair> training = corpus.parts().training();
        Tokenization target = chosen(unit, Tokenization.suitedTarget(corpus));
        Tokenization source = chosen(sourceUnit == null ? unit : sourceUnit, Tokenization.suitedSource(corpus));
        PairTokenizer fitted =
                apart ? PairTokenizer.fitApart(training, source, target) : PairTokenizer.fit(training, source, target);
        return reverse ? fitted.reversingSources() : fitted;
    }

    private Tokenization chosen(TokenUnit wanted, Tokenization suited) {
        Tokenization usual = wanted == null || wanted == suited.unit() ? suited : Tokenization.of(wanted);
        return new Tokenization(
                usual.unit(),
                merges == null ? usual.merges() : merges,
                minCount == null ? usual.minCount() : minCount,
                fold || usual.fold());
    }
}
