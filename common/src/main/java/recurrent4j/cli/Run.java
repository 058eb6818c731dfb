package recurrent4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.Progress;

/**
 * A run of a program: the folder that it fills, and what its scores come from.
 *
 * @param provenance program, command, seed, data and environment
 * @param live the page that shows how the trainings go
 * @param keepsOptimizer whether the model is saved with the state of its optimizer
 */
public record Run(Path path, Provenance provenance, LivePage live, boolean keepsOptimizer) {

    static final String CHECKPOINTS = "checkpoints";

    /** The folder of the model bundle. */
    public Path bundle() {
        return path.resolve("model");
    }

    /** The page of the results, for people. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** The file from which the training of a contestant goes on, if the run is resumed. */
    public Checkpoint checkpoint(String contestant) {
        return Checkpoint.at(checkpoint(path, contestant));
    }

    static Path checkpoint(Path path, String contestant) {
        return path.resolve(CHECKPOINTS).resolve(contestant.replaceAll("[^A-Za-z0-9.-]+", "-") + ".zip");
    }

    /** What a saved model says of this run. */
    public RunCard card(Scoreboard scores) {
        RunCard card = RunCard.of(provenance, scores.scores());
        return keepsOptimizer ? card.keepingOptimizer() : card;
    }

    /** Returns a listener to the training of a contestant that also renews the run's page and {@code losses.csv}. */
    public Progress watched(String contestant, Progress listener) {
        return listener.and(live.of(contestant));
    }

    /** Returns a display of trainings that also renews the run's page and {@code losses.csv}. */
    public EnsembleProgress.Display watched(EnsembleProgress.Display display) {
        return live.beside(display);
    }

    /**
     * Returns the last words of a run: where its model and its report are, and what can be done next.
     *
     * @param command the next command with its arguments, in which MODEL stands for the folder of the model
     */
    public String ending(String command) {
        String arguments = command.replace("MODEL", Cli.quoted(bundle().toString()));
        return (Files.isDirectory(bundle()) ? "The model is " + bundle() + "\n" : "")
                + (Files.exists(report()) ? "The report is " + report() + "\n" : "")
                + "Next:\n  " + StartedAs.command(provenance.app(), arguments);
    }
}
