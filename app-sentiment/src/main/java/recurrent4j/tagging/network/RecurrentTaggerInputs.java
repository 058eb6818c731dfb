package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.Inputs;
import recurrent4j.tagging.corpus.Sentence;

/** Sentences side by side as the inputs of a network: in each, a word that stands in several places is spelled once. */
final class RecurrentTaggerInputs {

    /** Different words are made up to a multiple of this, a power of two. */
    private static final int ROWS = 64;

    private RecurrentTaggerInputs() {}

    /** Sentences as they are. */
    static Inputs of(TokenEncoding encoding, List<Sentence> sentences) {
        return of(encoding, sentences, sentences.stream().map(encoding::of).toList());
    }

    /**
     * Sentences whose tokens have been numbered.
     *
     * @param numbers of each sentence, in which words may have been dropped
     */
    static Inputs of(TokenEncoding encoding, List<Sentence> sentences, List<TokenEncoding.Encoded> numbers) {
        Inputs columns = columns(numbers);
        if (encoding.characters().isEmpty()) {
            return columns;
        }
        List<INDArray> features = new ArrayList<>(columns.features());
        List<INDArray> masks = new ArrayList<>(columns.masks());
        addCharacters(encoding, sentences, features, masks);
        return new Inputs(features, masks);
    }

    /** Numbered sentences without their characters. */
    static Inputs columns(List<TokenEncoding.Encoded> numbers) {
        int rows = numbers.size();
        int[] lengths = numbers.stream()
                .mapToInt(sentence -> sentence.columns().get(0).length)
                .toArray();
        int steps = Arrays.stream(lengths).max().orElseThrow();
        INDArray mask = mask(lengths, steps);
        List<INDArray> features = new ArrayList<>();
        List<INDArray> masks = new ArrayList<>();
        for (int column = 0; column < numbers.get(0).columns().size(); column++) {
            float[] values = new float[rows * steps];
            for (int row = 0; row < rows; row++) {
                int[] tokens = numbers.get(row).columns().get(column);
                for (int step = 0; step < tokens.length; step++) {
                    values[step * rows + row] = tokens[step];
                }
            }
            features.add(Nd4j.create(values, new long[] {rows, 1, steps}, 'f'));
            masks.add(mask);
        }
        return new Inputs(features, masks);
    }

    /** Each different word once, sorted by length, so that an engine may leave out what is padding in many neighbours. */
    private static void addCharacters(
            TokenEncoding encoding, List<Sentence> sentences, List<INDArray> features, List<INDArray> masks) {
        List<String> different = sentences.stream()
                .flatMap(sentence -> sentence.words().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        different.forEach(word -> numbers.put(word, numbers.size()));
        int rows = sentences.size();
        int steps = (int) features.get(0).size(2);
        float[] places = new float[rows * steps];
        for (int row = 0; row < rows; row++) {
            List<String> words = sentences.get(row).words();
            for (int step = 0; step < words.size(); step++) {
                places[step * rows + row] = numbers.get(words.get(step));
            }
        }
        Inputs characters = characters(encoding, different);
        int unused = unused(different.size());
        for (int i = 0; i < places.length; i++) {
            places[i] += unused;
        }
        features.add(Nd4j.create(places, new long[] {rows, 1, steps}, 'f'));
        masks.add(masks.get(0));
        features.addAll(characters.features());
        masks.addAll(characters.masks());
    }

    /** Returns how many rows stand before those of different words. */
    static int unused(int words) {
        // Engines keep buffers by the number of rows, which would differ from batch to batch.
        return -words & (ROWS - 1);
    }

    /** The characters of words, behind rows that are not used; sorted by length, less of padding is read. */
    static Inputs characters(TokenEncoding encoding, List<String> words) {
        List<List<int[]>> spellings = new ArrayList<>(Collections.nCopies(unused(words.size()), List.of(new int[1])));
        words.forEach(word -> spellings.add(List.of(encoding.spelling(word))));
        PaddedTokens characters = PaddedTokens.of(spellings);
        INDArray mask = characters.mask() == null
                ? Nd4j.ones(spellings.size(), (int) characters.features().size(2))
                : characters.mask();
        return new Inputs(List.of(characters.features()), List.of(mask));
    }

    private static INDArray mask(int[] lengths, int steps) {
        float[] exists = new float[lengths.length * steps];
        for (int row = 0; row < lengths.length; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                exists[step * lengths.length + row] = 1;
            }
        }
        return Nd4j.create(exists, new long[] {lengths.length, steps}, 'f');
    }
}
