package recurrent4j.seq2seq.network;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import recurrent4j.data.Split;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.EpochError;
import recurrent4j.seq2seq.evaluate.Seq2SeqEvaluation;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Trains the networks of a specification on pairs of texts.
 *
 * @param parts of which the test part is not looked at
 * @param validationError what is wrong with texts for some validation pairs, 500 at most: the best epoch is chosen
 *     by it, or by the validation loss if it is left out
 */
public record Seq2SeqTrainer(
        Split<List<Pair>> parts,
        Optional<EpochError> validationError,
        Engine engine,
        EnsembleTrainer ensembles,
        Function<String, Checkpoint> checkpoints) {

    /** So many validation sources are rewritten after an epoch, which takes longer by the token than learning. */
    static final int DECODED = 500;

    /** One network. */
    public static final class Member implements EnsembleMember {

        private final Seq2SeqSpec spec;
        private final EncodedPairs training;
        private final EncodedPairs validation;
        private final Seq2SeqObjective objective;
        private final Engine engine;
        private final Checkpoint checkpoint;

        Member(Seq2SeqTrainer trainer, Seq2SeqSpec spec) {
            this.spec = spec;
            training = EncodedPairs.of(spec.tokenizer(), trainer.parts().training());
            validation = EncodedPairs.of(spec.tokenizer(), trainer.parts().validation());
            objective = new Seq2SeqObjective(spec, training, validation, trainer.errorOf(spec, training));
            engine = trainer.engine();
            checkpoint = trainer.checkpoints().apply(spec.name());
        }

        @Override
        public String name() {
            return spec.name();
        }

        @Override
        public TrainingPlan plan() {
            return spec.plan();
        }

        @Override
        public long examples() {
            return training.size();
        }

        @Override
        public TrainingRun train(Progress progress, int threads) throws IOException {
            Network network = engine.install(spec.network(), threads);
            return new Trainer(plan(), progress, checkpoint, objective)
                    .train(network, training.batches(), validation.batches());
        }
    }

    /**
     * Trains by the usual engine with all processors, tells nobody how it goes, and leaves no checkpoints.
     *
     * @param evaluation says by what the best epoch is chosen
     */
    public static Seq2SeqTrainer silent(Split<List<Pair>> parts, Seq2SeqEvaluation evaluation) {
        Optional<EpochError> error = evaluation
                .validationError()
                .map(share -> (network, epoch, pairs, texts) -> share.applyAsDouble(pairs, texts));
        var ensembles =
                new EnsembleTrainer(Runtime.getRuntime().availableProcessors(), EnsembleProgress.Display.SILENT);
        return new Seq2SeqTrainer(parts, error, Engine.ofProcessor(), ensembles, any -> Checkpoint.none());
    }

    /** Trains all networks of a specification; those that diverge are missing in the ensemble. */
    public Ensemble<Member> train(Seq2SeqSpec spec) throws IOException {
        return ensembles.train(
                spec.name(),
                spec.members().stream().map(member -> new Member(this, member)).toList());
    }

    private ValidationError errorOf(Seq2SeqSpec spec, EncodedPairs training) {
        int steps = training.batches().count(spec.plan().batch());
        List<Pair> some = DecodingError.some(parts.validation(), DECODED);
        return validationError
                .<ValidationError>map(error -> new DecodingError(spec, steps, some, error))
                .orElse(ValidationError.LOSS);
    }
}
