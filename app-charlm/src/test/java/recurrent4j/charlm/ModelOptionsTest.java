package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.data.Split;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;
import recurrent4j.eval.DataSource;

class ModelOptionsTest {

    @Test
    void aWindowThatOnePartHasNoRoomForIsRefusedByThePartsNames() {
        assertThatThrownBy(() -> spec(corpus(10, 810, 45)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A window of 50 does not fit into the training part of 810 words")
                .hasMessageContaining("validation part of 45");
        assertThat(spec(corpus(10, 810, 45), "--window", "44").window()).isEqualTo(44);
    }

    @Test
    void aMinibatchThatWouldFillTheMemoryIsRefused() {
        assertThatThrownBy(() -> spec(corpus(100_000, 1_000_000, 1_000), "--batch", "10000", "--window", "100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10,000 times 100 words, each one of 100,001, takes 400,004 MB");
    }

    private static NetworkSpec spec(Corpus corpus, String... arguments) {
        var options = new ModelOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("model", mixin(options))).parseArgs(arguments);
        return options.spec(Optional.empty(), corpus);
    }

    private static CommandLine.Model.CommandSpec mixin(ModelOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    private static Corpus corpus(int words, int training, int validation) {
        return new Corpus(
                "text",
                Tokenizer.WORDS,
                Vocabulary.open(
                        IntStream.range(0, words).mapToObj(Integer::toString).toList()),
                new Split<>(part(training), part(validation), part(0)),
                new DataSource("text", "", "numbers", "", training + validation));
    }

    private static TextPart part(int tokens) {
        return new TextPart(TokenSequence.of(new int[tokens]), tokens, 0);
    }
}
