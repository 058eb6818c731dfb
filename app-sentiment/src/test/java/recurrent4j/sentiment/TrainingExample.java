package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Split;
import recurrent4j.network.Engine;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.classify.ClassifierTrainer;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.classify.Preset;
import recurrent4j.sentiment.classify.RecurrentClassifier;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.evaluate.ClassifierEvaluation;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.text.Tokenizer;

/** The training that the README shows. */
final class TrainingExample {

    private TrainingExample() {}

    static void train(Path data, Path model) throws IOException {
        Engine.usual().start(2);
        Corpus corpus = Origin.USUAL.read(data);
        Split<TokenizedReviews> parts = corpus.tokenized(new Tokenizer());
        var evaluation = new ClassifierEvaluation(parts.validation(), parts.test());
        var contest = evaluation.contest();
        contest.enterBaseline(() -> MajorityClass.fit(parts.training()));
        contest.enterBaseline(() -> evaluation.calibrated(NbSvm.fit(parts.training(), parts.validation())));
        NetworkSpec network = Preset.PAIRS.spec(parts.training(), 42);
        var trained = ClassifierTrainer.silent(parts).train(network);
        contest.enter(evaluation.calibrated(RecurrentClassifier.of(network.name(), trained)), trained.effort());
        var scores = contest.scores().scores();
        var card = RunCard.of(corpus.provenance("my program", 42), scores);
        SavedClassifier.of(contest, parts.training(), Origin.USUAL, card).save(model);
    }
}
