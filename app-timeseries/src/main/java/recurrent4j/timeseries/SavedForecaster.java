package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.data.Standardizer;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;

/**
 * A trained forecaster on disk, together with the linear one that it was compared with.
 *
 * @param card where it comes from
 * @param question what it answers
 * @param network the trained network with its scaling
 * @param linear fitted to the same training part
 */
record SavedForecaster(RunCard card, Question question, RecurrentForecaster network, LinearAutoregression linear) {

    static final String APP = "timeseries";

    /** Saves the best network of a contest. */
    static void save(Path folder, Contest contest, Task task, Provenance provenance) throws IOException {
        RecurrentForecaster best = contest.bestNetwork();
        ModelBundle.of(RunCard.of(provenance, contest.scores().scores()), best.network())
                .with("question", Question.of(task, best))
                .with("standardizer", best.scaling())
                .with(
                        "linear",
                        contest.entered(LinearAutoregression.class).findFirst().orElseThrow())
                .save(folder);
    }

    /** Loads what {@link #save} has saved, and lets an engine compute it. */
    static SavedForecaster load(Path folder, EngineOptions engines) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, APP);
        if (bundle.parts().containsKey(SavedNetworks.MARGINS)) {
            throw new IOException(
                    "The model in " + folder + " was trained with --series on many; give --series here too.");
        }
        Question question = bundle.part("question", Question.class);
        var linear = bundle.part("linear", LinearAutoregression.class);
        var scaling = bundle.part("standardizer", Standardizer.class);
        if (linear.steps() != question.window()
                || linear.constants().length != question.horizon()
                || scaling.means().length != 1 + question.features().size()) {
            throw new IOException("The parts of the bundle " + folder
                    + " do not belong to one model; train and save the model again.");
        }
        var network = new RecurrentForecaster(
                question.network(), engines.install(bundle.network()), scaling, question.flat());
        return new SavedForecaster(bundle.card(), question, network, linear);
    }

    /** Returns the preset that it was trained on, if it was one. */
    Optional<Preset> preset() {
        String generator = card.provenance().data().generator();
        return Stream.of(Preset.values())
                .filter(preset -> preset.description().equals(generator))
                .findFirst();
    }

    /** Returns the sentence that says so, if the network lost to a baseline when it was trained. */
    Optional<String> remark() {
        Scoreboard scores = Scoreboard.of(Metrics.MSE);
        card.scores().forEach(scores::enter);
        return scores.remarks().stream()
                .filter(remark -> remark.startsWith(question.network() + " loses ")
                        || remark.startsWith(question.network() + " only "))
                .findFirst();
    }
}
