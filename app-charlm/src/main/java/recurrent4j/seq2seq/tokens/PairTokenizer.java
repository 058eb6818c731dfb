package recurrent4j.seq2seq.tokens;

/** The tokenizers of both sides, which may be one and the same. */
public record PairTokenizer(Tokenizer source, Tokenizer target) {}
