package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.train.TrainingPlan;

class SampleListenerTest {

    private static final TrainingPlan PLAN = TrainingPlan.plain(10, 4, 0.01, 1);

    @Test
    void aNetworkSpeaksEachTimeAfterSoManyEpochs() {
        SampleListener rehearsal = rehearsal(0.5);

        rehearsal.batch(PLAN, 1, 0.4);
        rehearsal.batch(PLAN, 1, 0.6);
        rehearsal.batch(PLAN, 1, 0.8);
        rehearsal.batch(PLAN, 2, 0.25);

        assertThat(rehearsal.said("bye"))
                .containsExactly("After 0.60 epochs: hello", "After 1.25 epochs: hello", "At last: bye");
    }

    @Test
    void aTrainingThatGoesOnDoesNotSpeakBeforeItIsDue() {
        SampleListener rehearsal = rehearsal(1);

        rehearsal.resumed(3.25);
        rehearsal.batch(PLAN, 4, 0.5);
        assertThat(rehearsal.said("bye")).containsExactly("At last: bye");

        rehearsal.batch(PLAN, 5, 0.25);
        assertThat(rehearsal.said("bye")).startsWith("After 4.25 epochs: hello");
    }

    private static SampleListener rehearsal(double every) {
        return new SampleListener(ConsoleProgress.of("network", 100), every, () -> "hello", () -> {});
    }
}
