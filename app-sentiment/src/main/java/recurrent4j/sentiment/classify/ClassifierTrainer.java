package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import recurrent4j.data.LabelledSequenceBatches;
import recurrent4j.data.Split;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.sentiment.reviews.ClassWeighting;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.ClassWeights;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Objective;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Trains the networks of a specification on reviews.
 *
 * @param parts of which the test part is not looked at
 * @param objective what is made smaller
 */
public record ClassifierTrainer(
        Split<TokenizedReviews> parts,
        Engine engine,
        EnsembleTrainer ensembles,
        Function<String, Checkpoint> checkpoints,
        Objective objective) {

    /** Trains networks of which every text counts alike. */
    public ClassifierTrainer(
            Split<TokenizedReviews> parts,
            Engine engine,
            EnsembleTrainer ensembles,
            Function<String, Checkpoint> checkpoints) {
        this(parts, engine, ensembles, checkpoints, Objective.OF_NETWORK);
    }

    /** Returns a trainer that leaves no checkpoints, and for which every text counts alike. */
    public static ClassifierTrainer of(Split<TokenizedReviews> parts, Engine engine, EnsembleTrainer ensembles) {
        return new ClassifierTrainer(parts, engine, ensembles, name -> Checkpoint.none());
    }

    /** Returns a trainer for which the texts of each class count as much as its weight says. */
    public ClassifierTrainer weighing(double... classes) {
        Objective weighed = ClassWeighting.isPlain(classes) ? Objective.OF_NETWORK : new ClassWeights(classes);
        return new ClassifierTrainer(parts, engine, ensembles, checkpoints, weighed);
    }

    /** Returns a trainer that makes another loss smaller. */
    public ClassifierTrainer minimizing(Objective other) {
        return new ClassifierTrainer(parts, engine, ensembles, checkpoints, other);
    }

    private record EncodedReviews(LabelledSequenceBatches training, LabelledSequenceBatches validation) {}

    /** One network. */
    public record Member(
            NetworkSpec spec, EncodedReviews reviews, Engine engine, Checkpoint checkpoint, Objective objective)
            implements EnsembleMember {

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
            return reviews.training().examples();
        }

        @Override
        public TrainingRun train(Progress progress, int threads) throws IOException {
            Network network = engine.install(spec.network(), threads);
            return new Trainer(plan(), progress, checkpoint, spec.objective(objective))
                    .train(network, spec.droppingWords(reviews.training()), reviews.validation());
        }
    }

    /** Trains by the engine of the processors, all of them, tells nobody how it goes, and leaves no checkpoints. */
    public static ClassifierTrainer silent(Split<TokenizedReviews> parts) {
        var ensembles =
                new EnsembleTrainer(Runtime.getRuntime().availableProcessors(), EnsembleProgress.Display.SILENT);
        return of(parts, Engine.ofProcessor(), ensembles);
    }

    /** Trains all networks of a specification; those that diverge are missing in the ensemble. */
    public Ensemble<Member> train(NetworkSpec spec) throws IOException {
        List<NetworkSpec> members = spec.members();
        Map<TextEncoding, EncodedReviews> encoded = members.stream()
                .map(NetworkSpec::encoding)
                .distinct()
                .collect(Collectors.toMap(
                        encoding -> encoding,
                        encoding -> new EncodedReviews(
                                encoding.sequences(parts.training()), encoding.sequences(parts.validation()))));
        return ensembles.train(
                spec.name(),
                members.stream()
                        .map(member -> new Member(
                                member,
                                encoded.get(member.encoding()),
                                engine,
                                checkpoints.apply(member.name()),
                                objective))
                        .toList());
    }
}
