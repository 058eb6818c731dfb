package recurrent4j.seq2seq.tokens;

import java.util.List;
import recurrent4j.data.Vocabulary;

/** Between a text and the tokens of one side, source or target, fitted to the training part. */
public interface Tokenizer {

    /** What the tokens are. */
    TokenUnit unit();

    /** The tokens that have numbers; the end mark has the number after the last of them. */
    Vocabulary vocabulary();

    /** Returns the tokens of a text as they stand in it; what the vocabulary lacks, too. */
    List<String> tokens(String text);

    /** Returns the text that tokens make. */
    String text(List<String> tokens);

    /** Returns the number of the mark that ends a text, and that stands before its first token where a target is read. */
    default int end() {
        return vocabulary().size();
    }

    /** Returns how many numbers there are, that of the end mark included. */
    default int size() {
        return vocabulary().size() + 1;
    }

    /** Returns the numbers of a text's tokens, without the end mark. */
    default int[] numbers(String text) {
        return tokens(text).stream().mapToInt(vocabulary()::number).toArray();
    }
}
