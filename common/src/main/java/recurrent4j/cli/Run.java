package recurrent4j.cli;

import java.nio.file.Path;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.Checkpoint;

/**
 * A run of a program: the folder that it fills, and what its scores come from.
 *
 * @param provenance program, command, seed, data and environment
 */
public record Run(Path path, Provenance provenance) {

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
        return RunCard.of(provenance, scores.scores());
    }
}
