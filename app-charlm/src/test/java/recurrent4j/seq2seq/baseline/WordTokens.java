package recurrent4j.seq2seq.baseline;

import java.util.List;
import java.util.stream.Stream;
import recurrent4j.data.Vocabulary;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.TokenUnit;
import recurrent4j.seq2seq.tokens.Tokenizer;

/** Words between blanks, for tests. */
record WordTokens(Vocabulary vocabulary) implements Tokenizer {

    static PairTokenizer of(List<Pair> pairs) {
        return new PairTokenizer(
                of(pairs.stream().map(Pair::source)), of(pairs.stream().flatMap(pair -> pair.targets().stream())));
    }

    private static WordTokens of(Stream<String> texts) {
        return new WordTokens(Vocabulary.open(texts.flatMap(text -> TextUnit.WORDS.tokens(text).stream())
                .distinct()
                .toList()));
    }

    @Override
    public TokenUnit unit() {
        return TokenUnit.WORDS;
    }

    @Override
    public List<String> tokens(String text) {
        return TextUnit.WORDS.tokens(text);
    }

    @Override
    public String text(List<String> tokens) {
        return TextUnit.WORDS.text(tokens);
    }
}
