package recurrent4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import recurrent4j.io.CsvWriter;
import recurrent4j.train.Epoch;

/**
 * The epochs of every network that was trained in a run.
 *
 * @param epochs by the name of the contestant, in the order of training
 */
public record LearningCurves(Map<String, List<Epoch>> epochs) {

    public LearningCurves {
        epochs = Collections.unmodifiableMap(new LinkedHashMap<>(epochs));
    }

    /** Writes {@code losses.csv}: one line for every epoch of every network, seconds as wall-clock time; if that fails, a file that was there before is unchanged. */
    public void writeCsv(Path file) throws IOException {
        var csv = new CsvWriter("contestant", "epoch", "learningRate", "trainLoss", "validationLoss", "seconds");
        epochs.forEach((name, list) -> list.forEach(epoch -> csv.row(
                name,
                epoch.number(),
                epoch.learningRate(),
                epoch.trainLoss(),
                epoch.validationLoss(),
                epoch.seconds())));
        csv.write(file);
    }

    /** The same losses in another unit, which is so many times smaller. */
    public LearningCurves times(double factor) {
        Map<String, List<Epoch>> scaled = new LinkedHashMap<>();
        epochs.forEach((name, list) -> scaled.put(
                name,
                list.stream()
                        .map(epoch -> new Epoch(
                                epoch.number(),
                                epoch.learningRate(),
                                factor * epoch.trainLoss(),
                                factor * epoch.validationLoss(),
                                epoch.seconds()))
                        .toList()));
        return new LearningCurves(scaled);
    }

    /**
     * The section that shows the validation loss of each network, also while a training goes on.
     *
     * @param charts gives each network its colour
     * @param words what the loss is, in a sentence
     * @param loss what stands at the axis, with its unit
     * @param logarithmic whether the loss falls by factors
     */
    public Section section(Charts charts, String words, String loss, boolean logarithmic) {
        return Section.of("Learning curves", words, charts.lines(plot("Learning curves", loss, logarithmic)));
    }

    /** The validation loss of each network over its epochs. */
    public LinePlot plot(String title, String loss, boolean logarithmic) {
        return plot(title, new LinePlot.Axes("epoch", loss, logarithmic), Epoch::validationLoss);
    }

    /**
     * What the best epoch of each network was chosen by, over its epochs.
     *
     * @param error what stands at the axis
     */
    public LinePlot errors(String title, String error) {
        return plot(title, new LinePlot.Axes("epoch", error, false), Epoch::error);
    }

    private LinePlot plot(String title, LinePlot.Axes axes, ToDoubleFunction<Epoch> measure) {
        List<Series> lines = new ArrayList<>();
        epochs.forEach((name, list) -> lines.add(new Series(
                name,
                list.stream().mapToDouble(Epoch::number).toArray(),
                list.stream().mapToDouble(measure).toArray())));
        return new LinePlot(title, axes, lines);
    }
}
