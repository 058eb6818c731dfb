package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Seq2SeqEvaluation;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options that say which saved model is evaluated, and on which pairs. */
@Heading("Model")
final class Seq2SeqEvaluationOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Mixin
    private Seq2SeqScoringOptions scores;

    SavedTranslator model(EngineOptions engines) throws IOException {
        return SavedTranslator.loadAll(model, Optional.empty(), engines::install);
    }

    /** Returns an evaluation on pairs, scored as they were in training unless it is said otherwise. */
    Seq2SeqEvaluation evaluation(SavedTranslator saved, List<Pair> pairs) {
        return Seq2SeqEvaluation.onTest(scores.scoring(saved.learned().scoring()), pairs);
    }
}
