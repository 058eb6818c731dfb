package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.RunFolder;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.cli.Version;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Network;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Schedule;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;

@Command(name = "charlm", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class CharLmApp {

    public static void main(String... args) {
        Cli.run(new CharLmApp(), args.length == 0 ? new String[] {"train"} : args);
    }

    @Command(mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs,
            @Option(names = "--window", defaultValue = "50") int window,
            @Option(names = "--embedding", defaultValue = "0") int embedding)
            throws IOException {
        Corpus corpus = source.corpus();
        int vocabulary = corpus.vocabulary().size();
        TrainingPlan usual = TrainingPlan.plain(10, 50, 0.01, training.seed())
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0)
                .carryingState();
        var architecture = new Architecture(
                embedding == 0 ? new Input.OneHot(vocabulary) : new Input.Embedding(vocabulary, embedding),
                stack.stack(RecurrentStack.of(Cell.LSTM, 128, 128)),
                new Readout.NextToken(vocabulary));
        var recipe = new Recipe(architecture, training.plan(usual), window, false);
        engines.start();
        RunFolder run = runs.open(Path.of("runs", "charlm", corpus.name()), recipe.settings());
        Network network = engines.install(recipe.network());
        var trainer = new Trainer(
                recipe.plan(),
                ConsoleProgress.of(
                        recipe.name(), recipe.streams(corpus.parts().training()).examples()),
                Checkpoint.at(run.checkpoint(recipe.name())));
        trainer.train(
                network,
                recipe.streams(corpus.parts().training()),
                recipe.streams(corpus.parts().validation()));
        double[] sum = new double[2];
        recipe.model(network).read(corpus.parts().validation().tokens(), (place, nats) -> {
            sum[0] += nats;
            sum[1]++;
        });
        System.out.printf("validation %.5f nats/token over %.0f%n", sum[0] / sum[1], sum[1]);
    }
}
