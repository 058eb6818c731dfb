package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Reviews as classifiers read them.
 *
 * @param classes the class of each review, as the place of its label
 */
public record TokenizedReviews(Reviews reviews, List<List<String>> texts, int[] classes) {

    /** Cuts reviews into tokens. */
    public static TokenizedReviews of(Reviews reviews, Tokenizer tokenizer) {
        return new TokenizedReviews(
                reviews, reviews.texts().map(tokenizer::tokens).toList(), reviews.classes());
    }

    /** Cuts the reviews of each fold into tokens. */
    public static List<Split<TokenizedReviews>> of(List<Split<Reviews>> folds, Tokenizer tokenizer) {
        return folds.stream()
                .map(fold -> fold.<TokenizedReviews>map(part -> of(part, tokenizer)))
                .toList();
    }

    /** How many there are. */
    public int size() {
        return texts.size();
    }

    /** How many tokens they have on average. */
    public double meanLength() {
        return texts.stream().mapToInt(List::size).average().orElse(0);
    }

    /** How many classes there are. */
    public int classCount() {
        return reviews.labels().size();
    }

    /** Returns which of them belong to a class. */
    public boolean[] belongTo(int label) {
        boolean[] belong = new boolean[classes.length];
        for (int text = 0; text < classes.length; text++) {
            belong[text] = classes[text] == label;
        }
        return belong;
    }

    /**
     * Fits a vocabulary to these texts, which must be those of the training part.
     *
     * @param largest how many words there may be; rarer ones are unknown
     * @param minCount how often a word must stand here at least
     */
    public Vocabulary vocabulary(int largest, long minCount) {
        return fit(texts.stream(), largest, minCount);
    }

    /**
     * Fits a vocabulary of words and their neighbours, with a space between them, to these texts.
     *
     * @param largest how many pairs there may be; rarer ones are unknown
     * @param minCount how often a pair must stand here at least
     * @return the vocabulary, if there is any pair for it
     */
    public Optional<Vocabulary> pairs(int largest, long minCount) {
        Stream<List<String>> neighbours = texts.stream()
                .map(text -> IntStream.range(1, text.size())
                        .mapToObj(i -> text.get(i - 1) + " " + text.get(i))
                        .toList());
        Vocabulary pairs = fit(neighbours, largest, minCount);
        return Optional.of(pairs).filter(known -> !known.tokens().isEmpty());
    }

    /** Fits a vocabulary of a limited size to texts, which must be those of a training part. */
    public static Vocabulary fit(Stream<List<String>> texts, int largest, long minCount) {
        Map<String, Long> counts = new HashMap<>();
        texts.forEach(text -> text.forEach(token -> counts.merge(token, 1L, Long::sum)));
        List<String> known = Vocabulary.fit(counts, minCount).tokens();
        return Vocabulary.open(new ArrayList<>(known.subList(0, Math.min(largest, known.size()))));
    }
}
