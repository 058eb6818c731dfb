package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.seq2seq.corpus.Pair;

/** Models for tests, which note what they are asked. */
record Rewriters(String name, UnaryOperator<String> rewriting, Optional<Likelihood> likelihood, List<Integer> asked)
        implements Seq2SeqModel {

    /** Without probabilities. */
    static Rewriters of(String name, UnaryOperator<String> rewriting) {
        return new Rewriters(name, rewriting, Optional.empty(), new ArrayList<>());
    }

    /** With the same probability of every target. */
    static Rewriters of(String name, UnaryOperator<String> rewriting, Seq2SeqModel.Likelihood likelihood) {
        return new Rewriters(name, rewriting, Optional.of(likelihood), new ArrayList<>());
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        asked.add(sources.size());
        return sources.stream().map(rewriting).map(Hypothesis::of).toList();
    }

    @Override
    public Optional<List<Likelihood>> likelihoods(List<Pair> pairs) {
        return likelihood.map(one -> pairs.stream().map(any -> one).toList());
    }
}
