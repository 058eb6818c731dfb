package recurrent4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.eval.Provenance;
import recurrent4j.io.AtomicFile;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.TrainingPage;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * The page and the losses of a run while its networks are trained: written anew after every epoch, though not more than once
 * a second, and never so often that the writing takes a noticeable part of the time.
 */
public final class LivePage {

    static final String REPORT = "report.html";
    static final String LOSSES = "losses.csv";

    private static final long INTERVAL_NANOS = 1_000_000_000;

    /** At most one part in so many of the time is spent on writing. */
    private static final long SHARE = 50;

    /** Without a new page for so long, or for so many of the longest epochs, the training has been ended from outside. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int EPOCHS = 10;

    private final Path folder;
    private final Provenance provenance;
    private final Map<String, TrainingPage.Training> trainings = new LinkedHashMap<>();
    private long due = System.nanoTime();
    private String shown = "";
    private boolean begun;
    private boolean ended;

    LivePage(Path folder, Provenance provenance) {
        this.folder = folder;
        this.provenance = provenance;
    }

    /** Returns who listens to the training of a contestant. */
    Progress of(String contestant) {
        return new Progress() {
            @Override
            public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
                note(contestant, plan.epochs(), epoch);
            }

            @Override
            public void finished(TrainingRun run) {
                complete(contestant, run);
            }
        };
    }

    /** Returns who listens to ensembles beside a display. */
    EnsembleProgress.Display beside(EnsembleProgress.Display display) {
        return (name, examples, epochs, members) -> {
            EnsembleProgress shown = display.open(name, examples, epochs, members);
            return new EnsembleProgress() {
                @Override
                public Progress of(int number, String title) {
                    return shown.of(number, title).and(LivePage.this.of(title));
                }

                @Override
                public void ended(int number, String remark) {
                    shown.ended(number, remark);
                }

                @Override
                public void close() {
                    shown.close();
                }
            };
        };
    }

    private synchronized void note(String contestant, int epochs, Epoch epoch) {
        TrainingPage.Training known = trainings.get(contestant);
        // Of several trainings of one name, such as those of the folds of a backtest, the last is shown.
        List<Epoch> before = known == null || !known.goesOnWith(epoch) ? List.of() : known.epochs();
        List<Epoch> now = new ArrayList<>(before);
        now.add(epoch);
        trainings.put(contestant, new TrainingPage.Training(epochs, now));
        renew(false);
    }

    private synchronized void complete(String contestant, TrainingRun run) {
        trainings.put(contestant, new TrainingPage.Training(run.epochs().size(), run.epochs()));
        renew(true);
    }

    /** Writes the page if it is time, or if it has shown nothing yet. */
    private void renew(boolean changed) {
        long started = System.nanoTime();
        if (!ended && (started - due >= 0 || changed && !begun)) {
            begun = true;
            write("Training goes on.", Optional.of(Instant.now().plus(patience())));
            long took = System.nanoTime() - started;
            due = started + Math.max(INTERVAL_NANOS, SHARE * took);
        }
    }

    /**
     * Writes the page for the last time, unless the results have taken its place: how the run has ended.
     *
     * @param sentence how
     */
    synchronized void end(String sentence) throws IOException {
        ended = true;
        if (begun && shown.equals(content())) {
            write(sentence, Optional.empty());
        }
    }

    private Duration patience() {
        double longest = trainings.values().stream()
                .flatMap(training -> training.epochs().stream())
                .mapToDouble(Epoch::seconds)
                .max()
                .orElse(0);
        Duration epochs = Duration.ofSeconds(Math.round(EPOCHS * longest));
        return epochs.compareTo(PATIENCE) > 0 ? epochs : PATIENCE;
    }

    private String content() throws IOException {
        Path report = folder.resolve(REPORT);
        return Files.exists(report) ? Files.readString(report) : "";
    }

    private void write(String sentence, Optional<Instant> until) {
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        trainings.forEach((name, training) -> epochs.put(name, training.epochs()));
        try {
            new LearningCurves(epochs).writeCsv(folder.resolve(LOSSES));
            shown = new TrainingPage(provenance, sentence, until, trainings).html();
            AtomicFile.write(folder.resolve(REPORT), shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
