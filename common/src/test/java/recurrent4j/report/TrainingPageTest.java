package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.train.Epoch;

class TrainingPageTest {

    private static final List<Epoch> VALIDATED =
            List.of(new Epoch(1, 0.01, 0.75, 0.875, 1), new Epoch(2, 0.01, 0.5, 0.625, 1));

    private static final List<Epoch> NOT_VALIDATED =
            List.of(new Epoch(1, 0.01, 0.75, 0.75, 1), new Epoch(2, 0.01, 0.5, 0.5, 1));

    @Test
    void aTrainingThatIsValidatedHasTwoCurves() {
        assertThat(page(VALIDATED, "GRU 40")).contains(">training</text>", ">validation</text>", "<td>0.625000</td>");
    }

    @Test
    void whereNothingIsHeldOutNoValidationLossIsClaimed() {
        assertThat(page(NOT_VALIDATED, "GRU 40, 1 of 2", "GRU 40, 2 of 2"))
                .contains(">training loss</text>", "<td>-</td><td>0.500000</td><td>0.500000</td>")
                .doesNotContain(">validation</text>", ">validation loss</text>");
    }

    @Test
    void theOptionsOfACommandStayWholeWhereItsLinesBreak() {
        String state = "The run was interrupted; it goes on with: timeseries train --out run --resume";
        var page = new TrainingPage(SampleRun.PROVENANCE, state, Optional.empty(), Map.of());
        assertThat(page.html()).contains("<span class=\"word\">--resume</span></p>");
    }

    private static String page(List<Epoch> epochs, String... names) {
        Map<String, TrainingPage.Training> trainings = new LinkedHashMap<>();
        for (String name : names) {
            trainings.put(name, new TrainingPage.Training(3, epochs));
        }
        return new TrainingPage(SampleRun.PROVENANCE, "Training goes on.", Optional.of(Instant.EPOCH), trainings)
                .html();
    }
}
