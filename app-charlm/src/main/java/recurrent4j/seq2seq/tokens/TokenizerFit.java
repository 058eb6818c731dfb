package recurrent4j.seq2seq.tokens;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * The words of one side of a training part, to which its tokenizer is fitted.
 *
 * @param words how often each stands there, blanks kept in the texts of characters
 */
record TokenizerFit(String side, Tokenization tokenization, Map<String, Long> words) {

    private static final BytePairs NONE = BytePairs.of(List.of());

    static TokenizerFit sources(List<Pair> training, Tokenization tokenization) {
        return of("sources", tokenization, to -> training.forEach(pair -> to.accept(pair.source())));
    }

    static TokenizerFit targets(List<Pair> training, Tokenization tokenization) {
        return of(
                "targets",
                tokenization,
                to -> training.forEach(pair -> pair.targets().forEach(to)));
    }

    private static TokenizerFit of(String side, Tokenization tokenization, Consumer<Consumer<String>> texts) {
        Map<String, Long> words = new HashMap<>();
        texts.accept(text -> TextTokenizer.units(text, tokenization.unit(), tokenization.fold())
                .forEach(unit -> words.merge(unit, 1L, Long::sum)));
        return new TokenizerFit(side, tokenization, words);
    }

    /** Fits the tokenizers of both sides with the same byte pairs. */
    static PairTokenizer joint(List<Pair> training, Tokenization source, Tokenization target) {
        TokenizerFit sources = sources(training, source);
        TokenizerFit targets = targets(training, target);
        Map<String, Long> both = new HashMap<>(sources.words);
        targets.words.forEach((word, count) -> both.merge(word, count, Long::sum));
        BytePairs pairs = learn(both, source);
        return new PairTokenizer(sources.fit(pairs), targets.fit(pairs));
    }

    TextTokenizer fit() {
        if (tokenization.unit() == TokenUnit.BYTE_PAIRS) {
            return fit(learn(words, tokenization));
        }
        return new TextTokenizer(tokenization.unit(), tokenization.fold(), NONE, vocabulary(words));
    }

    /** Characters are known if they stand often enough, in whatever token; tokens of several, as themselves. */
    private TextTokenizer fit(BytePairs pairs) {
        Map<String, Long> characters = characters(pieces(words));
        characters.values().removeIf(count -> count < tokenization.minCount());
        Map<String, Long> tokens = new HashMap<>();
        pieces(words).forEach((piece, count) -> {
            for (String token : pairs.tokens(piece)) {
                tokens.merge(token, count, Long::sum);
            }
        });
        tokens.keySet().removeIf(token -> token.codePointCount(0, token.length()) == 1);
        tokens.values().removeIf(count -> count < tokenization.minCount());
        // Characters that stand in frequent tokens alone are needed for words that are not known, so that all are kept.
        Map<String, Long> known = new HashMap<>(tokens);
        characters.forEach((character, count) -> known.put(character, Math.max(1, count)));
        return new TextTokenizer(TokenUnit.BYTE_PAIRS, tokenization.fold(), pairs, vocabulary(known));
    }

    private static BytePairs learn(Map<String, Long> words, Tokenization tokenization) {
        Map<String, Long> pieces = pieces(words);
        Map<String, Long> characters = characters(pieces);
        characters.values().removeIf(count -> count < tokenization.minCount());
        Set<String> alphabet = new HashSet<>(characters.keySet());
        return BytePairs.learn(pieces, alphabet, tokenization.merges());
    }

    private static Map<String, Long> pieces(Map<String, Long> words) {
        Map<String, Long> pieces = new HashMap<>();
        words.forEach(
                (word, count) -> TextTokenizer.pieces(word).forEach(piece -> pieces.merge(piece, count, Long::sum)));
        return pieces;
    }

    private static Map<String, Long> characters(Map<String, Long> pieces) {
        Map<String, Long> characters = new HashMap<>();
        pieces.forEach((piece, count) ->
                piece.codePoints().forEach(point -> characters.merge(Character.toString(point), count, Long::sum)));
        return characters;
    }

    private Vocabulary vocabulary(Map<String, Long> counts) {
        Vocabulary vocabulary = Vocabulary.fit(counts, tokenization.minCount());
        if (vocabulary.tokens().isEmpty()) {
            throw new InputException(
                    "Among the %s to learn from nothing stands %d times or more, so that there is nothing to know; choose a smaller --min-count.",
                    side, tokenization.minCount());
        }
        return vocabulary;
    }
}
