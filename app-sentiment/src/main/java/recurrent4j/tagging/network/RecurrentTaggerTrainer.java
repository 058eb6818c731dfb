package recurrent4j.tagging.network;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import recurrent4j.data.Split;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Trains the networks of a specification on tagged sentences.
 *
 * @param parts of which the test part is not looked at
 * @param validationError of the answers for all validation sentences, by which the best epoch is chosen
 */
public record RecurrentTaggerTrainer(
        Split<List<Sentence>> parts,
        ToDoubleFunction<List<Tagging>> validationError,
        Engine engine,
        EnsembleTrainer ensembles,
        Function<String, Checkpoint> checkpoints) {

    /** One network. */
    public static final class Member implements EnsembleMember {

        private final TaggerSpec spec;
        private final RecurrentTaggerObjective objective;
        private final EncodedSentences training;
        private final EncodedSentences validation;
        private final Engine engine;
        private final Checkpoint checkpoint;

        Member(RecurrentTaggerTrainer trainer, TaggerSpec spec) {
            this.spec = spec;
            training = EncodedSentences.of(
                    spec.encoding(), spec.output(), trainer.parts().training());
            validation = EncodedSentences.of(
                    spec.encoding(), spec.output(), trainer.parts().validation());
            objective = new RecurrentTaggerObjective(spec, training, validation, trainer.validationError());
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

        /** Returns the weights of the chain that has been learned. */
        double[] chain() {
            return objective.chain();
        }

        TaggerSpec spec() {
            return spec;
        }

        @Override
        public TrainingRun train(Progress progress, int threads) throws IOException {
            Network network = engine.install(spec.network(), threads);
            return new Trainer(plan(), progress, checkpoint, objective)
                    .train(network, training.batches(), validation.batches());
        }
    }

    /** Trains all networks of a specification; those that diverge are missing in the ensemble. */
    public Ensemble<Member> train(TaggerSpec spec) throws IOException {
        return ensembles.train(
                spec.name(),
                spec.members().stream().map(member -> new Member(this, member)).toList());
    }
}
