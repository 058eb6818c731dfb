package recurrent4j.seq2seq.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.network.Engine;
import recurrent4j.seq2seq.baseline.Baselines;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.evaluate.Scoring;
import recurrent4j.seq2seq.evaluate.Seq2SeqEvaluation;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.train.Ensemble;

/**
 * A contest of the baselines and of networks, all trained on the same parts of a corpus.
 *
 * @param trained the networks by their names
 */
public record Seq2SeqContest(
        ParallelCorpus corpus,
        Seq2SeqEvaluation evaluation,
        Contest<Seq2SeqModel> contest,
        Map<String, Ensemble<Seq2SeqTrainer.Member>> trained) {

    /** Returns a contest without contestants. */
    public static Seq2SeqContest of(ParallelCorpus corpus, Scoring scoring) {
        var evaluation = Seq2SeqEvaluation.of(corpus, scoring);
        return new Seq2SeqContest(corpus, evaluation, evaluation.contest(), new LinkedHashMap<>());
    }

    /** Says of a program that embeds this what was learned from, and with what. */
    public Provenance provenance(String program, long seed) {
        int threads = Runtime.getRuntime().availableProcessors();
        var environment = Environment.here(Engine.ofProcessor().description(), threads);
        return new Provenance(ParallelCorpus.APP, program, seed, corpus.source(), environment);
    }

    /** Fits the baselines of the task, and enters them. */
    public void enterBaselines(PairTokenizer tokenizer) {
        Baselines.of(corpus, tokenizer).forEach(contest::enterBaseline);
    }

    /** Fits the one baseline that takes the least time, and enters it. */
    public void enterFirstBaseline(PairTokenizer tokenizer) {
        contest.enterBaseline(Baselines.first(corpus, tokenizer));
    }

    /** Trains networks, and enters them if their training came to its end. */
    public void train(Seq2SeqSpec network, DecodingSettings decoding, Seq2SeqTrainer trainer) throws IOException {
        var ensemble = trainer.train(network);
        if (!ensemble.isEmpty()) {
            contest.enter(RecurrentTranslator.of(network, ensemble, decoding), ensemble.effort());
            trained.put(network.name(), ensemble);
        }
    }
}
