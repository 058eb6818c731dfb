package example;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.tagging.SequenceTagger;

/** Finds names in a sentence with a model that {@code tag train} has saved. */
public final class TagSentence {

    private TagSentence() {}

    public static void main(String... model) throws IOException {
        try (var tagger = SequenceTagger.load(Path.of(model[0]))) {
            System.out.println(tagger.tag("James Ashley met Anna Aldman in Paris."));
        }
    }
}
