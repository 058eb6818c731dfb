package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.scheme.TagScheme;
import recurrent4j.train.TrainingPlan;

/** A few sentences with names, a column and labels, and small networks for them. */
final class TinySentences {

    private TinySentences() {}

    /** Sentences of different lengths, some of which have a name of two words. */
    static List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        String[] people = {"Ada Lovelace", "Grace Hopper", "Alan Turing", "Emmy Noether"};
        String[] places = {"Paris", "Rome", "Oslo", "Lima"};
        for (int i = 0; i < people.length; i++) {
            String[] name = people[i].split(" ");
            String place = places[i];
            sentences.add(sentence(
                    "travel",
                    List.of(name[0], name[1], "flew", "to", place, "."),
                    List.of("B-PER", "I-PER", "O", "O", "B-LOC", "O")));
            sentences.add(sentence("greeting", List.of("hello", name[0]), List.of("O", "B-PER")));
            sentences.add(
                    sentence("travel", List.of(place, places[(i + 1) % 4], "today"), List.of("B-LOC", "B-LOC", "O")));
        }
        return sentences;
    }

    private static Sentence sentence(String label, List<String> words, List<String> tags) {
        List<String> column = words.stream()
                .map(word -> Character.isUpperCase(word.charAt(0)) ? "X" : "x")
                .toList();
        return new Sentence(words, List.of(column), tags, Optional.of(label));
    }

    static TokenEncoding encoding() {
        return TokenEncoding.fit(all(), new TokenEncoding.Settings(1, true));
    }

    static TagOutput output(boolean chained) {
        return TagOutput.fit(all(), TagScheme.IOB2, chained);
    }

    /** @param epochs of a network that reads both ways, with a chain */
    static TaggerSpec spec(int epochs, int networks) {
        return spec(output(true), epochs, networks);
    }

    static TaggerSpec spec(TagOutput output, int epochs, int networks) {
        var stack = new RecurrentStack(Cell.GRU, Direction.BIDIRECTIONAL, List.of(8), 0.1);
        var design = TaggerSpec.design(encoding(), output, stack, new TaggerSpec.Sizes(8, 3, 2, 4, 4));
        TrainingPlan plan = TrainingPlan.plain(epochs, 4, 0.02, 1).keepingBest(0);
        return new TaggerSpec("GRU 8", design, encoding(), output, 0.1, plan, networks);
    }
}
