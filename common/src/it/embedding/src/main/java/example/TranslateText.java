package example;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.seq2seq.Translator;

/** Rewrites a text with a model that {@code seq2seq train} has saved. */
public final class TranslateText {

    private TranslateText() {}

    public static void main(String... model) throws IOException {
        try (var translator = Translator.load(Path.of(model[0]))) {
            System.out.println(translator.translate("the third of May 1999"));
        }
    }
}
