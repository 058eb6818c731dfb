package recurrent4j.tagging.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import recurrent4j.tagging.corpus.Sentence;

/** Small tagged sentences for tests. */
final class Tagged {

    private Tagged() {}

    /** Words and tags, parted by slashes. */
    static Sentence sentence(String text) {
        List<String> words = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (String token : text.split(" ")) {
            words.add(token.split("/")[0]);
            tags.add(token.split("/")[1]);
        }
        return new Sentence(words, List.of(), tags, Optional.empty());
    }

    /** Sentences in which "a" has the tag of the word before and every other word its own. */
    static List<Sentence> repeating(int count, long seed) {
        var random = new Random(seed);
        List<Sentence> sentences = new ArrayList<>();
        for (int sentence = 0; sentence < count; sentence++) {
            var text = new StringBuilder();
            String tag = "X";
            for (int token = 0; token < 8; token++) {
                String word = token == 0 ? "x" : List.of("x", "y", "a", "a").get(random.nextInt(4));
                tag = word.equals("a") ? tag : word.toUpperCase(java.util.Locale.ROOT);
                text.append(word).append('/').append(tag).append(' ');
            }
            sentences.add(sentence(text.toString()));
        }
        return sentences;
    }
}
