package recurrent4j.tagging.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import recurrent4j.io.Checksum;
import recurrent4j.network.Inputs;
import recurrent4j.tagging.corpus.Sentence;

/**
 * Sentences with the numbers of all that is read and asked of them.
 *
 * @param tags the number of the right tag of each token; empty for a sentence with one that cannot be answered, which none of the
 *     training part has
 * @param labels the number of each sentence's label, negative if it cannot be answered; empty if none is asked for
 * @param counts how often each word, by its number, stands in them
 */
record EncodedSentences(
        TokenEncoding encoding,
        List<Sentence> sentences,
        List<TokenEncoding.Encoded> tokens,
        List<int[]> tags,
        int[] labels,
        int[] counts) {

    /** Encodes sentences that have been tagged. */
    static EncodedSentences of(TokenEncoding encoding, TagOutput output, List<Sentence> sentences) {
        List<TokenEncoding.Encoded> tokens =
                sentences.stream().map(encoding::of).toList();
        int[] labels = output.labels().isEmpty()
                ? new int[0]
                : sentences.stream()
                        .mapToInt(sentence ->
                                output.labels().indexOf(sentence.label().orElse("")))
                        .toArray();
        Map<String, Integer> numbers = new HashMap<>();
        output.tags().forEach(tag -> numbers.put(tag, numbers.size()));
        return new EncodedSentences(
                encoding,
                sentences,
                tokens,
                sentences.stream()
                        .map(sentence -> numbers(output.learned(sentence.tags()), numbers))
                        .toList(),
                labels,
                counts(encoding, tokens));
    }

    private static int[] numbers(List<String> tags, Map<String, Integer> numbers) {
        return numbers.keySet().containsAll(tags)
                ? tags.stream().mapToInt(numbers::get).toArray()
                : new int[0];
    }

    private static int[] counts(TokenEncoding encoding, List<TokenEncoding.Encoded> sentences) {
        int[] counts = new int[encoding.words().size()];
        sentences.forEach(sentence -> Arrays.stream(sentence.columns().get(0)).forEach(word -> counts[word]++));
        return counts;
    }

    int size() {
        return sentences.size();
    }

    List<Sentence> sentences(int... numbers) {
        return Arrays.stream(numbers).mapToObj(sentences::get).toList();
    }

    Inputs inputs(int... numbers) {
        return RecurrentTaggerInputs.of(
                encoding,
                sentences(numbers),
                Arrays.stream(numbers).mapToObj(tokens::get).toList());
    }

    /**
     * Returns the same inputs, in which some words are unknown: one that stands n times with the probability a / (a + n)
     * (Kiperwasser and Goldberg 2016).
     *
     * @param dropout that probability for a word that stands once
     */
    Inputs inputs(int[] numbers, double dropout, Random random) {
        if (dropout == 0) {
            return inputs(numbers);
        }
        return RecurrentTaggerInputs.of(
                encoding,
                sentences(numbers),
                Arrays.stream(numbers)
                        .mapToObj(number -> dropped(tokens.get(number), dropout, random))
                        .toList());
    }

    private TokenEncoding.Encoded dropped(TokenEncoding.Encoded sentence, double dropout, Random random) {
        int unknown = encoding.words().size() - 1;
        double weight = dropout / (1 - dropout);
        int[] words = Arrays.stream(sentence.columns().get(0))
                .map(word -> random.nextDouble() < weight / (weight + counts[word]) ? unknown : word)
                .toArray();
        return new TokenEncoding.Encoded(IntStream.range(0, sentence.columns().size())
                .mapToObj(column -> column == 0 ? words : sentence.columns().get(column))
                .toList());
    }

    RecurrentTaggerBatches batches() {
        var fingerprint = new Checksum();
        sentences.forEach(sentence -> fingerprint.add(sentence.toString()));
        return new RecurrentTaggerBatches(
                sentences.stream().mapToInt(Sentence::length).toArray(), fingerprint.hex());
    }
}
