package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.bundle.RunCard;
import recurrent4j.network.Engine;
import recurrent4j.seq2seq.corpus.PairFiles;
import recurrent4j.seq2seq.corpus.PairFormat;
import recurrent4j.seq2seq.corpus.PairPath;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.evaluate.Scoring;
import recurrent4j.seq2seq.network.Seq2SeqContest;
import recurrent4j.seq2seq.network.Seq2SeqSettings;
import recurrent4j.seq2seq.network.Seq2SeqTrainer;
import recurrent4j.seq2seq.saved.Learned;
import recurrent4j.seq2seq.saved.SavedTranslator;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenization;

/** The training that the manual shows. */
final class TrainingExample {

    private TrainingExample() {}

    static void train(Path data, Path model) throws IOException {
        Engine.usual().start(2);
        ParallelCorpus corpus = PairFiles.of(PairPath.of(data)).read(PairFormat.USUAL.of(Task.TRANSDUCTION), 42);
        var pairs = corpus.parts().training();
        var tokens = PairTokenizer.fit(pairs, Tokenization.suitedSource(corpus), Tokenization.suitedTarget(corpus));
        var all = Seq2SeqContest.of(corpus, Scoring.of(corpus));
        all.enterBaselines(tokens);
        var network = Seq2SeqSettings.suited(corpus.task(), pairs.size(), 42).spec(tokens, 1);
        var trainer = Seq2SeqTrainer.silent(corpus.parts(), all.evaluation());
        all.train(network, DecodingSettings.suited(corpus.task()), trainer);
        var scores = all.contest().scores().scores();
        var card = RunCard.of(all.provenance("my program", 42), scores);
        var learned = Learned.of(corpus, tokens, all.evaluation().scoring());
        SavedTranslator.of(all.contest(), tokens, learned, card).save(model);
    }
}
