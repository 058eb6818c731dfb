package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageReportTest {

    @Test
    void whatIsWrittenAfterTheLastEpochIsNotShownAgain() {
        List<String> samples =
                List.of("After 1 epoch:\nthe the", "After 2 epochs:\nthe cat", "After training: the cat\n\nNovel.");

        assertThat(LanguageReport.distinct(samples))
                .containsExactly("After 1 epoch:\nthe the", "After training: the cat\n\nNovel.");
    }

    @Test
    void ofOneSampleAndOfNoneNothingIsLeftOut() {
        assertThat(LanguageReport.distinct(List.of("After training: the"))).hasSize(1);
        assertThat(LanguageReport.distinct(List.of())).isEmpty();
    }
}
