package recurrent4j.seq2seq.decode;

import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Vocabulary;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.TokenUnit;
import recurrent4j.seq2seq.tokens.Tokenizer;

/** Words between blanks. */
public record ToyTokenizer(Vocabulary vocabulary) implements Tokenizer {

    /** The same words on both sides, and the unknown one. */
    public static PairTokenizer pair(String... words) {
        var tokenizer = new ToyTokenizer(Vocabulary.open(List.of(words)));
        return new PairTokenizer(tokenizer, tokenizer);
    }

    @Override
    public TokenUnit unit() {
        return TokenUnit.WORDS;
    }

    @Override
    public List<String> tokens(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public String text(List<String> tokens) {
        return String.join(" ", tokens);
    }
}
