package example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.bundle.RunCard;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.SplitShares;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.corpus.TokenizerConfig;
import recurrent4j.charlm.model.Hyperparameters;
import recurrent4j.charlm.model.ModelSaving;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/** Trains a language model on a text and saves it: what the README shows. */
final class TrainLanguageModel {

    private TrainLanguageModel() {}

    static TrainingRun train(Path text, Path folder) throws IOException {
        Corpus corpus =
                Corpus.read(TextSource.file(text), TokenizerConfig.of(Tokenization.CHARACTERS), SplitShares.USUAL);
        int size = corpus.vocabulary().size();
        var architecture =
                new Architecture(new Input.OneHot(size), RecurrentStack.of(Cell.GRU, 64), new Readout.NextToken(size));
        Hyperparameters usual =
                Hyperparameters.ofText(corpus.parts().training().tokens().length(), 42);
        NetworkSpec spec = NetworkSpec.of(architecture, usual.plan(), usual.window());
        Network network = Engine.FUSED.install(spec.network(), 2);
        TrainingRun run = new Trainer(spec.plan(), Progress.SILENT, Checkpoint.none())
                .train(
                        network,
                        spec.batches(corpus, corpus.parts().training()),
                        spec.batches(corpus, corpus.parts().validation()));
        var provenance =
                new Provenance("charlm", "TrainLanguageModel", 42, corpus.source(), Environment.here("fused", 2));
        ModelSaving.of(spec.model(network), corpus).save(folder, RunCard.of(provenance, List.of()));
        return run;
    }
}
