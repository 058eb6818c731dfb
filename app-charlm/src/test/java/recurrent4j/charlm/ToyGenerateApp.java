package recurrent4j.charlm;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.generate.Decoder;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.cli.Cli;
import recurrent4j.cli.StandardOutput;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.TextOutput;

/** The command generate, with a toy in the place of a network. */
@Command(name = "toy")
public final class ToyGenerateApp {

    static final List<String> TOKENS =
            List.of("\n", "a", "b", "\u00E9", "\uD83D\uDC4D", "\uD83D\uDC4E", "\u6F22", "\\", "n", "@", "-");

    /** Generates; always from the same toy. */
    public static void main(String... arguments) {
        Cli.run(new ToyGenerateApp(), arguments);
    }

    @Command
    void generate(@Mixin GenerateOptions options, @Option(names = "--circle") boolean circle) throws IOException {
        GenerateLoop.Request request = options.request();
        Vocabulary vocabulary = Vocabulary.closed(TOKENS);
        StepKernel predictor = circle ? ToyPredictor.circle(TOKENS.size()) : ToyPredictor.random(TOKENS.size(), 4);
        var decoder = new Decoder(predictor, vocabulary, Tokenizer.CHARACTERS);
        var loop = new GenerateLoop(decoder, request, new TextOutput(new StandardOutput()), System.err::println);
        List<String> texts = options.interactive() ? loop.writeLines(System.in) : loop.write(options.prime());
        System.err.println(texts.size() + " written");
    }
}
