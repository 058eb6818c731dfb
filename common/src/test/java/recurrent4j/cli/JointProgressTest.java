package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

class JointProgressTest {

    private static final TrainingPlan PLAN = TrainingPlan.plain(1, 10, 0.1, 1);
    private static final Epoch ONLY = new Epoch(1, 0.1, 0.5, 0.25, 2);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void elsewhereThanOnATerminalThereIsOneLineAnEpochAndNetwork() {
        assertThat(report(false).lines())
                .containsExactly(
                        "GRU, 1 of 2  epoch 1/1  loss: train 0.500000, validation 0.250000  50/s",
                        "GRU, 2 of 2  epoch 1/1  loss: train 0.500000, validation 0.250000  50/s");
    }

    @Test
    void onATerminalOneLineIsForAllOfThem() {
        String shown = report(true);

        assertThat(shown).contains("GRU  ──");
        assertThat(shown.lines().map(line -> line.replaceFirst(".*\033\\[2K", "")))
                .containsExactly(
                        "GRU, 1 of 2  1 epoch in 2 s  loss: train 0.500000, validation 0.250000",
                        "GRU, 2 of 2  1 epoch in 2 s  loss: train 0.500000, validation 0.250000",
                        "GRU  ━━━━━━━━━━━━━━━━  2/2 trained  validation loss: mean 0.2500, best 0.2500");
    }

    @Test
    void whatDivergedIsNotTrained() {
        try (var joint = joint(true)) {
            joint.of(0, "GRU, 1 of 2").batch(PLAN, 1, 0.4);
            joint.of(0, "GRU, 1 of 2").batch(PLAN, 1, 0.5);
            joint.ended(0, "GRU, 1 of 2: its loss is infinite.");
            train(joint.of(1, "GRU, 2 of 2"));
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\033[2KGRU, 1 of 2: its loss is infinite." + System.lineSeparator())
                .endsWith("GRU  ━━━━━━━━━━━━━━━━  1/2 trained  validation loss: mean 0.2500, best 0.2500"
                        + System.lineSeparator());
    }

    @Test
    void whatWasTrainedBeforeCountsAndDoesNotSpeedUp() {
        try (var joint = joint(true)) {
            Progress first = joint.of(0, "GRU, 1 of 2");
            first.resumed(1);
            first.finished(run());
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("GRU, 1 of 2  goes on after epoch 1")
                .endsWith("GRU  ━━━━━━━━────────  1/2 trained" + System.lineSeparator());
    }

    private String report(boolean live) {
        try (var joint = joint(live)) {
            train(joint.of(0, "GRU, 1 of 2"));
            train(joint.of(1, "GRU, 2 of 2"));
        }
        // A terminal would overwrite each line from its start.
        return err.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    private JointProgress joint(boolean live) {
        return new JointProgress("GRU", 100, 1, 2, Lines.on(err, live ? 200 : 0), true);
    }

    private static void train(Progress progress) {
        for (int batch = 1; batch <= 10; batch++) {
            progress.batch(PLAN, 1, batch / 10.0);
        }
        progress.epoch(PLAN, ONLY, ONLY);
        progress.finished(run());
    }

    private static TrainingRun run() {
        var network = Network.of(
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.LSTM, 1), new Readout.Values(1)), 0.1, 1);
        return new TrainingRun(network, List.of(ONLY), ONLY, 100);
    }
}
