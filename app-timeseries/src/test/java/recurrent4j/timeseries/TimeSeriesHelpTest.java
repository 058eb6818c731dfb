package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.HelpRules;

class TimeSeriesHelpTest {

    private final HelpRules help = new HelpRules(TimeSeriesApp.class);

    @Test
    void everyOptionSaysWhatHappensWithoutIt() {
        help.requireDefaults();
    }

    @Test
    void whatFollowsFromTheSeriesIsSaid() {
        assertThat(new DefaultOptions().of("backtest"))
                .containsEntry("--units", "by the number of windows, ES-RNN 40")
                .containsEntry("--patience", "by the number of windows, ES-RNN 0")
                .containsEntry("--cell", "GRU");
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
