package recurrent4j.timeseries;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.model.Direction;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;

/** The option that says which networks learn from series. */
final class NetworkOptions {

    @Option(
            names = "--by",
            paramLabel = "METHOD",
            description = "ES-RNN, or a network that reads windows of all series (default).")
    private String by;

    @Option(names = "--show-gradients", description = "Show in the report how far back each network's loss reaches.")
    private boolean showGradients;

    /**
     * Whether it is to be shown how far back the losses reach.
     *
     * @throws InputException if the engine cannot tell
     */
    boolean showGradients(EngineOptions engines) {
        if (showGradients && engines.engine() == Engine.STOCK) {
            throw new InputException(
                    "--show-gradients looks into the backward pass of our own layers; leave out --engine STOCK.");
        }
        return showGradients;
    }

    /** Refuses a choice where there is none. */
    void requireNone() {
        if (by != null) {
            throw new InputException("--by chooses what learns from the series of a file; leave it out with --preset.");
        }
    }

    /**
     * Returns the networks that were chosen, as the options describe them.
     *
     * @param data how they are to read the series
     * @throws InputException if none, or more than one, is called so, or they cannot read the series so
     */
    NetworkMethod chosen(DataOptions data, StackOptions stack, TrainingOptions training) throws IOException {
        List<NetworkMethod> all = all(stack, training, data.calendar(), data.window());
        NetworkMethod chosen = by == null ? all.get(0) : MethodOptions.named(by, all);
        if (chosen instanceof EsRnn) {
            boolean forward = stack.stack(EsRnn.STACK).direction() == Direction.FORWARD;
            if (data.calendar() || !data.columns().features().isEmpty() || data.windowGiven() || !forward) {
                throw new InputException(
                        "ES-RNN reads all values of a series forward, and nothing beside them; leave out --window,"
                                + " --features, --calendar and --direction, or --by.");
            }
        }
        return chosen;
    }

    /** Returns all networks that learn from series, as options describe them. */
    static List<NetworkMethod> all(StackOptions stack, TrainingOptions training, boolean calendar, OptionalInt window) {
        return List.of(
                GlobalRecurrent.of(stack.stack(GlobalRecurrent.STACK), training.plan(GlobalRecurrent.PLAN))
                        .reading(calendar, window),
                EsRnn.of(stack.stack(EsRnn.STACK), training.plan(EsRnn.PLAN)));
    }

    /** Returns what trainings need besides data: the engine and its threads, who is told of them, and where they are kept. */
    static TrainingContext context(
            EngineOptions engines, EnsembleProgress.Display progress, Function<String, Checkpoint> checkpoints) {
        return new TrainingContext(engines.engine(), new EnsembleTrainer(engines.sideBySide(), progress), checkpoints);
    }
}
