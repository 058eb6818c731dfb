package recurrent4j.seq2seq.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.TokenUnit;
import recurrent4j.seq2seq.tokens.Tokenizer;
import recurrent4j.train.TrainingPlan;

/** A few words to be spelled backwards, and small networks for them. */
final class TinyPairs {

    private TinyPairs() {}

    /** Words of different lengths, one of which has two targets. */
    static List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (String word : List.of("a", "ab", "abc", "cab", "bad", "dada", "abba", "babba")) {
            pairs.add(Pair.of(word, new StringBuilder(word).reverse().toString()));
        }
        pairs.add(new Pair("dab", List.of("bad", "dab")));
        return pairs;
    }

    static Split<List<Pair>> parts() {
        return new Split<>(all(), all(), all());
    }

    /** Of single letters; others are unknown in sources. */
    static PairTokenizer tokenizer() {
        return new PairTokenizer(
                new LetterTokenizer(Vocabulary.open(List.of("a", "b", "c", "d"))),
                new LetterTokenizer(Vocabulary.closed(List.of("a", "b", "c", "d"))));
    }

    private record LetterTokenizer(Vocabulary vocabulary) implements Tokenizer {
        @Override
        public TokenUnit unit() {
            return TokenUnit.CHARACTERS;
        }

        @Override
        public List<String> tokens(String text) {
            return text.isEmpty() ? List.of() : Arrays.asList(text.split(""));
        }

        @Override
        public String text(List<String> tokens) {
            return String.join("", tokens);
        }
    }

    /** @param epochs of networks that read both ways, with attention */
    static Seq2SeqSpec spec(int epochs, int networks) {
        return settings(epochs).spec(tokenizer(), networks);
    }

    /** A network of which everything is drawn that may be. */
    static Seq2SeqSpec sampling(int epochs) {
        return settings(epochs)
                .regularized(new Regularization(0.1, 0.1, 0.1, 0.5))
                .spec(tokenizer(), 1);
    }

    /** A network of which nothing is drawn, and no weight stands in two places. */
    static Seq2SeqSpec plain(Attention attention) {
        Seq2SeqSettings usual = settings(1);
        return usual.stacked(usual.encoder().dropping(0), usual.decoder().dropping(0))
                .embedded(new Seq2SeqSettings.Embeddings(6, 8, 0, false))
                .attending(attention, true)
                .regularized(Regularization.NONE)
                .spec(tokenizer(), 1);
    }

    /** A network of another cell, of which nothing is drawn. */
    static Seq2SeqSpec of(Cell cell, int layers) {
        RecurrentStack stack = RecurrentStack.uniform(cell, layers, 6);
        return settings(1)
                .stacked(stack.reading(Direction.BIDIRECTIONAL), stack)
                .attending(Attention.MULTIPLICATIVE, true)
                .regularized(Regularization.NONE)
                .spec(tokenizer(), 1);
    }

    private static Seq2SeqSettings settings(int epochs) {
        return new Seq2SeqSettings(
                new RecurrentStack(Cell.GRU, Direction.BIDIRECTIONAL, List.of(12), 0.05),
                RecurrentStack.of(Cell.GRU, 12).dropping(0.05),
                Attention.ADDITIVE,
                false,
                new Seq2SeqSettings.Embeddings(6, 8, 0, true),
                Regularization.NONE.smoothing(0.01),
                TrainingPlan.plain(epochs, 4, 0.02, 1).keepingBest(0));
    }
}
