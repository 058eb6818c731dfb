package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.train.TrainingPlan;

class SampleListenerTest {

    private static final TrainingPlan PLAN = TrainingPlan.plain(10, 4, 0.01, 1);

    private final List<String> console = new ArrayList<>();

    @Test
    void aSampleIsWrittenEachTimeAfterSoManyEpochs() {
        SampleListener samples = samples(0.5);

        samples.batch(PLAN, 1, 0.4);
        samples.batch(PLAN, 1, 0.6);
        samples.batch(PLAN, 1, 0.8);
        samples.batch(PLAN, 2, 0.25);

        assertThat(console).containsExactly("After 0.60 epochs: hello", "After 1.25 epochs: hello");
        assertThat(samples.with("bye")).containsExactly("After 0.60 epochs: hello", "After 1.25 epochs: hello", "bye");
    }

    @Test
    void aResumedTrainingWritesNoSampleBeforeItIsDue() {
        SampleListener samples = samples(1);

        samples.resumed(3.25);
        samples.batch(PLAN, 4, 0.5);
        assertThat(samples.with("bye")).containsExactly("bye");

        samples.batch(PLAN, 5, 0.25);
        assertThat(samples.with("bye")).startsWith("After 4.25 epochs: hello");
    }

    private SampleListener samples(double every) {
        return new SampleListener(every, () -> "hello", console::add);
    }
}
