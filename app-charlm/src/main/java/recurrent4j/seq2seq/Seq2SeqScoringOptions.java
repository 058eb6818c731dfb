package recurrent4j.seq2seq;

import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.seq2seq.evaluate.BleuTokenizer;
import recurrent4j.seq2seq.evaluate.Scoring;

/** The options that say how texts are compared. */
@Heading("Scores")
final class Seq2SeqScoringOptions {

    @Option(
            names = "--bleu-tokenizer",
            paramLabel = "NAME",
            description = "Words that BLEU counts: ${COMPLETION-CANDIDATES}.")
    private BleuTokenizer tokenizer;

    @Option(names = "--lower-case", description = "Compare texts in lower case.")
    private boolean lowerCase;

    /** Returns what was said of it, which decides what epoch of a training is the best; nothing if nothing was. */
    String settings() {
        return (tokenizer == null ? "" : ", words of BLEU by " + tokenizer) + (lowerCase ? ", in lower case" : "");
    }

    /** Returns how texts are compared, as usual but for what was said. */
    Scoring scoring(Scoring usual) {
        Scoring words = tokenizer == null ? usual : usual.with(tokenizer);
        return lowerCase ? words.inLowerCase() : words;
    }
}
