package example;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.sentiment.TextClassifier;

/** Says what a text is about with a model that {@code sentiment train} has saved. */
public final class ClassifyText {

    private ClassifyText() {}

    public static void main(String... model) throws IOException {
        try (var classifier = TextClassifier.load(Path.of(model[0]))) {
            System.out.println(classifier.classify("a fine film in every way"));
        }
    }
}
