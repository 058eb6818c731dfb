package recurrent4j.data;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * Vectors of words from a file in the text format of word2vec, fastText and GloVe: on each line a word and its numbers, with a blank
 * between them, and before all lines possibly one that says how many words and how many numbers there are.
 *
 * @param name of the file
 * @param dimensions how many numbers a vector has
 * @param byWord the vectors of words that were asked for and stand in the file
 * @param checksum of the file's bytes
 */
public record WordVectors(String name, int dimensions, Map<String, float[]> byWord, String checksum) {

    /** More dimensions than any such file has; a longer line is none of vectors. */
    static final int MOST_DIMENSIONS = 10_000;

    /**
     * Reads a file once, line by line, and keeps the vectors of some words. A word has the vector of the first line that spells it
     * so; where there is none, that of the first that spells it with capitals, as files do that tell "Paris" from "paris".
     *
     * @param wanted lower-case words
     * @throws InputException if a line is damaged, or no word that is wanted stands in the file
     */
    public static WordVectors read(Path file, Set<String> wanted) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException("%s is a folder; name a file with word vectors in it.", file);
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String name = file.getFileName().toString();
        var checksum = new Checksum();
        var lines = new VectorLines(name);
        Map<String, float[]> vectors = new HashMap<>();
        Map<String, float[]> capitals = new HashMap<>();
        // Not by Files, which asks for a place in the file that a pipe does not have.
        try (var reader = new Utf8Reader(name, checksum.reading(new FileInputStream(file.toFile())))) {
            for (Optional<String> line = reader.line(); line.isPresent(); line = reader.line()) {
                Optional<String> word = lines.word(line.get());
                if (word.isEmpty()) {
                    continue;
                }
                String lower = word.get().toLowerCase(Locale.ROOT);
                Map<String, float[]> those = lower.equals(word.get()) ? vectors : capitals;
                if (wanted.contains(lower) && !those.containsKey(lower)) {
                    those.put(lower, lines.vector());
                }
            }
        }
        capitals.forEach(vectors::putIfAbsent);
        if (vectors.isEmpty()) {
            throw new InputException(
                    "None of the %,d words of the texts stands in %s; choose vectors of their language.",
                    wanted.size(), name);
        }
        return new WordVectors(name, lines.dimensions(), vectors, checksum.hex());
    }

    /** Returns the vectors by the numbers that words have in a vocabulary. */
    public Map<Integer, float[]> rows(Vocabulary vocabulary) {
        List<String> words = vocabulary.tokens();
        Map<Integer, float[]> rows = new HashMap<>();
        for (int number = 0; number < words.size(); number++) {
            float[] vector = byWord.get(words.get(number));
            if (vector != null) {
                rows.put(number, vector);
            }
        }
        return rows;
    }

    /**
     * Says how many words of training texts have a vector.
     *
     * @param words all different ones that are known
     * @param texts of the same spelling, each as its words
     */
    public String coverage(List<String> words, List<List<String>> texts) {
        long known = words.stream().filter(byWord::containsKey).count();
        long all = texts.stream().mapToLong(List::size).sum();
        long stand = texts.stream()
                .mapToLong(text -> text.stream().filter(byWord::containsKey).count())
                .sum();
        return Text.of(
                "%s: vectors of %,d dimensions for %,d of the %,d words (%.1f %%), which are %.1f %% of all that stands there; the other words begin at random.",
                name, dimensions, known, words.size(), 100.0 * known / Math.max(1, words.size()), 100.0 * stand / all);
    }
}
