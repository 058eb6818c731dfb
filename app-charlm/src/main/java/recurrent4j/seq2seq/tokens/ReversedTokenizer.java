package recurrent4j.seq2seq.tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import recurrent4j.data.Vocabulary;

/**
 * Reads a text from its end: the same tokens backwards, which brings the beginnings of a source and its target closer together
 * (Sutskever et al. 2014).
 */
record ReversedTokenizer(TextTokenizer forward) implements Tokenizer {

    @Override
    public TokenUnit unit() {
        return forward.unit();
    }

    @Override
    public Vocabulary vocabulary() {
        return forward.vocabulary();
    }

    @Override
    public List<String> tokens(String text) {
        return reversed(forward.tokens(text));
    }

    @Override
    public String text(List<String> tokens) {
        return forward.text(reversed(tokens));
    }

    private static List<String> reversed(List<String> tokens) {
        List<String> reversed = new ArrayList<>(tokens);
        Collections.reverse(reversed);
        return reversed;
    }
}
