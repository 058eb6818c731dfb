package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.data.LabelledSequence;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * How a network reads a text: numbers of words, and of the pairs that they make with the word before.
 *
 * @param vocabulary the words that have a number of their own
 * @param pairs of neighbours, with a space between them, that have a number of their own, if pairs are read
 * @param truncation which, if there are more
 * @param backwards whether the last is read first
 */
public record TextEncoding(
        Vocabulary vocabulary, Optional<Vocabulary> pairs, int limit, Truncation truncation, boolean backwards) {

    /** @throws InputException if nothing would be read */
    public TextEncoding {
        if (limit < 1) {
            throw new InputException("A --length of %d words leaves nothing to read; choose 1 or more.", limit);
        }
    }

    /** Returns the same encoding from a text's beginning or end. */
    public TextEncoding reading(boolean backwards) {
        return new TextEncoding(vocabulary, pairs, limit, truncation, backwards);
    }

    /** Returns the numbers of a text's words, and those of its pairs if they are read; unknown ones for an empty text. */
    public List<int[]> of(List<String> text) {
        List<String> read = text.isEmpty() ? List.of("") : text;
        List<int[]> tracks = new ArrayList<>();
        tracks.add(truncated(read.stream().mapToInt(vocabulary::number).toArray()));
        pairs.ifPresent(known -> tracks.add(truncated(pairs(read, known))));
        return tracks;
    }

    private static int[] pairs(List<String> text, Vocabulary known) {
        int[] numbers = new int[text.size()];
        numbers[0] = known.size() - 1;
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] = known.number(text.get(i - 1) + " " + text.get(i));
        }
        return numbers;
    }

    private int[] truncated(int[] numbers) {
        int[] kept = truncation.of(numbers, limit);
        return backwards
                ? IntStream.rangeClosed(1, kept.length)
                        .map(i -> kept[kept.length - i])
                        .toArray()
                : kept;
    }

    /** Returns encoded reviews, with the class of each. */
    public LabelledSequenceBatches sequences(TokenizedReviews reviews) {
        List<LabelledSequence> sequences = IntStream.range(0, reviews.size())
                .mapToObj(i -> new LabelledSequence(of(reviews.texts().get(i)), reviews.classes()[i]))
                .toList();
        return LabelledSequenceBatches.of(sequences, reviews.classCount());
    }

    /** Returns how many numbers words have, and pairs if they are read. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(vocabulary.size()));
        pairs.ifPresent(known -> sizes.add(known.size()));
        return sizes;
    }

    /** Returns the number of all words that have none of their own, and that of such pairs if they are read. */
    public int[] unknown() {
        return sizes().stream().mapToInt(size -> size - 1).toArray();
    }

    /** Says what of texts is not read: the share of words that are unknown, and of texts that are cut off. */
    public String coverage(TokenizedReviews reviews) {
        long words = 0;
        long unknown = 0;
        long cut = 0;
        for (List<String> text : reviews.texts()) {
            words += text.size();
            unknown += text.stream().filter(word -> !vocabulary.knows(word)).count();
            cut += text.size() > limit ? 1 : 0;
        }
        String alsoKnown =
                pairs.map(known -> Text.of(" and %,d pairs", known.size() - 1)).orElse("");
        return Text.of(
                "%,d words%s are known; %.1f %% of the words that stand there are not. %.1f %% of the texts are longer than %,d words, and shortened.",
                vocabulary.size() - 1,
                alsoKnown,
                100.0 * unknown / Math.max(1, words),
                100.0 * cut / Math.max(1, reviews.size()),
                limit);
    }
}
