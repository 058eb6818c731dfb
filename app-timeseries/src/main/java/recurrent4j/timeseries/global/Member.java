package recurrent4j.timeseries.global;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.network.Network;

/**
 * One trained network of several that are averaged.
 *
 * @param network reads windows and answers with all steps of the horizon at once
 */
record Member(Network network) {

    private static final int BATCH = 500;

    /** Returns what the network says follows each window, {@code [window][step]}; the windows' own futures are not read. */
    float[][] answers(List<Window> windows) {
        float[][] answers = new float[windows.size()][];
        for (int from = 0; from < answers.length; from += BATCH) {
            Window[] batch = windows.subList(from, Math.min(from + BATCH, answers.length))
                    .toArray(Window[]::new);
            INDArray output = network.output(WindowBatches.features(batch), null);
            for (int i = 0; i < batch.length; i++) {
                answers[from + i] = output.getRow(i).toFloatVector();
            }
        }
        return answers;
    }
}
