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
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

class ConsoleProgressTest {

    private static final TrainingPlan PLAN = TrainingPlan.plain(2, 10, 0.1, 1);
    private static final Epoch FIRST = new Epoch(1, 0.1, 0.5, 0.25, 2);
    private static final Epoch SECOND = new Epoch(2, 0.1, 0.4, 0.125, 2);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void elsewhereThanOnATerminalThereIsOneLineAnEpoch() {
        assertThat(report(false).lines())
                .containsExactly(
                        "LSTM  epoch 1/2  loss: train 0.500000, validation 0.250000  50/s",
                        "LSTM  epoch 2/2  loss: train 0.400000, validation 0.125000  50/s");
    }

    @Test
    void anErrorThatDecidesInPlaceOfTheLossStandsBesideIt() {
        var progress = new ConsoleProgress("LSTM", 100, Lines.on(err, 0), true, null);
        progress.epoch(PLAN, new Epoch(1, 0.1, 0.5, 0.25, 2, 0.125), FIRST);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("loss: train 0.500000, validation 0.250000; error 0.125000");
    }

    @Test
    void onATerminalOneLineRemains() {
        String shown = report(true);

        String remaining = shown.substring(shown.lastIndexOf("\033[2K") + 4);
        assertThat(remaining)
                .isEqualTo("LSTM  2 epochs in 4 s  loss: train 0.400000, validation 0.125000" + System.lineSeparator());
        assertThat(shown.lines().filter(line -> !line.isEmpty())).hasSize(1);
    }

    private String report(boolean live) {
        LiveLine line = Lines.on(err, live ? 200 : 0);
        var progress = new ConsoleProgress("LSTM", 100, line, true, null);
        for (Epoch epoch : List.of(FIRST, SECOND)) {
            for (int batch = 1; batch <= 10; batch++) {
                progress.batch(PLAN, epoch.number(), batch / 10.0);
            }
            progress.epoch(PLAN, epoch, epoch);
        }
        var network = Network.of(
                new Architecture(new Input.Values(1), RecurrentStack.of(Cell.LSTM, 1), new Readout.Values(1)), 0.1, 1);
        progress.finished(new TrainingRun(network, List.of(FIRST, SECOND), SECOND, 100));
        // A terminal would overwrite each line from its start.
        return err.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
