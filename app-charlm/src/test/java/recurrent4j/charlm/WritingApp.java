package recurrent4j.charlm;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.generate.TextGenerator;
import recurrent4j.charlm.model.TokenPredictor;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.cli.Cli;
import recurrent4j.cli.TextOutput;
import recurrent4j.data.Vocabulary;

/** The options of writing and all that they lead to, with a toy in the place of a network. */
@Command(name = "writing")
public final class WritingApp {

    static final List<String> TOKENS =
            List.of("\n", "a", "b", "\u00E9", "\uD83D\uDC4D", "\uD83D\uDC4E", "\u6F22", "\\", "n", "@", "-");

    /** Writes; always from the same toy. */
    public static void main(String... arguments) {
        Cli.run(new WritingApp(), arguments);
    }

    @Command
    void generate(@Mixin WritingOptions writing, @Option(names = "--circle") boolean circle) throws IOException {
        writing.check();
        Vocabulary vocabulary = Vocabulary.closed(TOKENS);
        TokenPredictor speaker = circle ? ToyPredictor.circle(TOKENS.size()) : ToyPredictor.whimsical(TOKENS.size(), 4);
        var composer = new TextGenerator(speaker, vocabulary, Tokenization.CHARACTERS);
        var composition = new GenerateLoop(composer, writing, TextOutput.standard());
        List<String> texts =
                writing.interactive() ? composition.answer(System.in, System.err::println) : composition.write();
        System.err.println(texts.size() + " written");
    }
}
