package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.scheme.TagScheme;

/** Sentences with their tags, and a tagger that answers what the test says. */
record Answers(String name, List<Tagging> taggings) implements Tagger {

    /** Six names, of which three are found as they are. */
    static final List<Sentence> NAMES = List.of(
            sentence("John/B-per Smith/I-per lives/O in/O New/B-loc York/I-loc ./O", "move"),
            sentence("Acme/B-org hired/O Ann/B-per", "move"),
            sentence("Rain/O fell/O today/O", "weather"),
            sentence("Paris/B-loc sleeps/O", "weather"),
            sentence("Ann/B-per sleeps/O", "move"));

    static final Answers OF_NAMES = new Answers(
            "model",
            List.of(
                    tagging("B-per I-per O O B-loc O O", "move"),
                    tagging("B-loc O B-per", "weather"),
                    tagging("B-loc O O", "weather"),
                    tagging("O O", "weather"),
                    tagging("B-per O", "move")));

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        return taggings.subList(0, sentences.size());
    }

    /** Returns the same tags, without labels. */
    Answers withoutLabels(String other) {
        return new Answers(
                other,
                taggings.stream().map(tagging -> Tagging.of(tagging.tags())).toList());
    }

    static TagPredictions predictions() {
        return TagPredictions.of(OF_NAMES, NAMES, new Units(TagScheme.IOB2), known());
    }

    /** All words but Acme, Ann and Rain. */
    static Known known() {
        return Known.of(List.of(
                sentence("John/B-per Smith/I-per lives/O in/O New/B-loc York/I-loc ./O", "move"),
                sentence("hired/O fell/O today/O Paris/B-loc sleeps/O DHL/B-org", "weather")));
    }

    static Sentence sentence(String tagged, String label) {
        List<String> words = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (String token : tagged.split(" ")) {
            words.add(token.substring(0, token.indexOf('/')));
            tags.add(token.substring(token.indexOf('/') + 1));
        }
        return new Sentence(words, List.of(), tags, Optional.of(label).filter(one -> !one.isEmpty()));
    }

    static Tagging tagging(String tags, String label) {
        return new Tagging(Arrays.asList(tags.split(" ")), Optional.of(label));
    }

    /** Returns how a run was started, without asking the machine. */
    static Provenance provenance(String command) {
        var here = new Environment("17", "1.0.0-M2.1", "CPU", "fused", 1, "a processor", "");
        return new Provenance("tag", command, 1, DataSource.generated("names", "by hand", "0", 5), here);
    }
}
