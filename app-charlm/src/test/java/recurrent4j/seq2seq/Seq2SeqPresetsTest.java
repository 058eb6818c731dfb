package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import recurrent4j.seq2seq.network.Seq2SeqSettings;

/** How long networks learn from pairs that are generated. */
class Seq2SeqPresetsTest {

    @ParameterizedTest
    @CsvSource({"dates, 2", "add, 6", "reverse, 6"})
    void aRuleIsLearnedInFewEpochs(String preset, int epochs) throws IOException {
        assertThat(suited("--data", preset).plan().epochs()).isEqualTo(epochs);
    }

    @Test
    void withoutPairsDatesAreLearned() throws IOException {
        assertThat(suited()).isEqualTo(suited("--data", "dates"));
    }

    @Test
    void epochsThatAreAskedForDecide() throws IOException {
        var model = CommandLine.populateCommand(new Seq2SeqModelOptions(), "--epochs", "9");

        assertThat(model.settings(suited("--data", "reverse")).plan().epochs()).isEqualTo(9);
    }

    private static Seq2SeqSettings suited(String... options) throws IOException {
        var source = CommandLine.populateCommand(new Seq2SeqSourceOptions(), options);
        return source.suited(source.corpus(1), 1);
    }
}
