package example;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.charlm.TextGenerator;
import recurrent4j.charlm.generate.Sampling;

/** Goes on with a text by a model that {@code charlm train} has saved. */
public final class WriteText {

    private WriteText() {}

    public static void main(String... model) throws IOException {
        try (var generator = TextGenerator.load(Path.of(model[0]))) {
            System.out.println(
                    "the" + generator.generate("the", Sampling.greedy().length(6)));
        }
    }
}
