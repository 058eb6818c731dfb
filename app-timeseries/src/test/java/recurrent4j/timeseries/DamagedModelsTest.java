package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.DamagedModels;

/** Saved models that somebody or something has changed are refused in one sentence, or answer with numbers. */
class DamagedModelsTest {

    @Test
    void someDamages(@TempDir Path scratch) throws IOException, InterruptedException {
        new DamagedModels(TimeSeriesApp.class, scratch).requireSentencesOrNumbers(499);
    }

    @Test
    @Tag("full")
    void everyDamage(@TempDir Path scratch) throws IOException, InterruptedException {
        new DamagedModels(TimeSeriesApp.class, scratch).requireSentencesOrNumbers(1);
    }
}
