package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.HelpRules;
import recurrent4j.seq2seq.decode.DecodingSettings;

class Seq2SeqHelpTest {

    private final HelpRules help = new HelpRules(Seq2SeqApp.class);

    @Test
    void everyOptionSaysWhatHappensWithoutIt() {
        help.requireDefaults();
    }

    @Test
    void theLimitOfALengthIsThatOfDecoding() {
        var limit = DecodingSettings.USUAL.limit();

        assertThat(new Seq2SeqDefaultOptions().of("train").get("--max-length"))
                .contains(String.valueOf((int) limit.perToken()), String.valueOf(limit.extra()));
    }

    @Test
    void optionsStandUnderHeadings() {
        help.requireHeadings();
    }

    @Test
    void examplesFitTheTerminalAndCanBePasted() {
        help.requireExamples();
    }

    @Test
    void shellsCompleteOptions(@TempDir Path folder) throws IOException, InterruptedException {
        help.requireCompletion(folder);
    }
}
