package recurrent4j.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.train.Epoch;

/**
 * The page of a run before there are results: which networks are trained, how far, and with what losses.
 *
 * @param state what the run is doing, or how it has ended, in one sentence
 * @param until up to when the page reloads itself; nothing if the training has ended
 * @param trainings by the name of the contestant, in the order of training
 */
public record TrainingPage(
        Provenance provenance, String state, Optional<Instant> until, Map<String, Training> trainings) {

    /** Often enough to watch, and not so often that nothing can be read. */
    private static final int SECONDS = 3;

    public TrainingPage {
        trainings = Collections.unmodifiableMap(new LinkedHashMap<>(trainings));
    }

    /**
     * How far a training is.
     *
     * @param planned how many epochs there are at most
     * @param epochs those that are done
     */
    public record Training(int planned, List<Epoch> epochs) {

        public Training {
            epochs = List.copyOf(epochs);
        }

        /** Whether an epoch is the next of the same training. */
        public boolean goesOnWith(Epoch next) {
            return !epochs.isEmpty() && epochs.get(epochs.size() - 1).number() + 1 == next.number();
        }
    }

    /** The page as text. */
    public String html() {
        String title = "Training: " + provenance.data().name();
        HtmlPage page = until.map(end -> HtmlPage.refreshing(title, new Reloading(SECONDS, end)))
                .orElseGet(() -> new HtmlPage(title));
        page.verdict(state);
        if (!trainings.isEmpty()) {
            page.section(curves());
            page.section(Section.ofTables("Networks", "", table()));
        }
        page.provenance(provenance);
        return page.toString();
    }

    /**
     * The losses of the network that is being trained, or was last, as two curves, and the validation losses of all;
     * where nothing is held out, those of training alone.
     */
    private Section curves() {
        var charts = new Charts(List.copyOf(trainings.keySet()));
        List<Chart> drawn = new ArrayList<>();
        String last = List.copyOf(trainings.keySet()).get(trainings.size() - 1);
        List<Epoch> epochs = trainings.get(last).epochs();
        var axes = new LinePlot.Axes("epoch", "loss", true);
        double[] numbers = epochs.stream().mapToDouble(Epoch::number).toArray();
        List<Series> losses = new ArrayList<>();
        losses.add(new Series(
                "training",
                numbers,
                epochs.stream().mapToDouble(Epoch::trainLoss).toArray()));
        if (isValidated(epochs)) {
            losses.add(new Series(
                    "validation",
                    numbers,
                    epochs.stream().mapToDouble(Epoch::validationLoss).toArray()));
        }
        drawn.add(new Charts(List.of("training", "validation")).lines(new LinePlot(last, axes, losses)));
        if (trainings.size() > 1) {
            Map<String, List<Epoch>> all = new LinkedHashMap<>();
            trainings.forEach((name, training) -> all.put(name, training.epochs()));
            String loss = trainings.values().stream().anyMatch(training -> isValidated(training.epochs()))
                    ? "validation loss"
                    : "training loss";
            drawn.add(charts.lines(new LearningCurves(all).plot("All networks", loss, true)));
        }
        return Section.of("Learning curves", "", drawn.toArray(Chart[]::new));
    }

    /** Where nothing is held out, epochs are judged by the loss of their training: a second curve would hide the first. */
    private static boolean isValidated(List<Epoch> epochs) {
        return epochs.stream().anyMatch(epoch -> epoch.validationLoss() != epoch.trainLoss());
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        trainings.forEach((name, training) -> {
            Epoch last = training.epochs().get(training.epochs().size() - 1);
            double best = training.epochs().stream()
                    .mapToDouble(Epoch::validationLoss)
                    .min()
                    .orElseThrow();
            rows.add(List.of(
                    name,
                    last.number() + " of " + training.planned(),
                    isValidated(training.epochs()) ? Text.of("%.6g", last.validationLoss()) : "-",
                    Text.of("%.6g", best),
                    Text.of("%.6g", last.trainLoss())));
        });
        return new Table(List.of("network", "epochs", "validation loss", "best", "training loss"), rows);
    }
}
