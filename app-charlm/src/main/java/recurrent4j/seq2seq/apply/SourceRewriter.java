package recurrent4j.seq2seq.apply;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.seq2seq.decode.TargetScore;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

/** Who rewrites texts for a saved model: a network, or a baseline. */
public interface SourceRewriter {

    /**
     * Rewrites sources.
     *
     * @param first number of the first source: what is drawn for a source depends on its number
     * @return one for each; the empty text for a blank one
     */
    List<Rewritten> rewrite(List<String> sources, long first);

    /**
     * Returns how likely each pair's first target is.
     *
     * @throws InputException if there are no probabilities
     */
    List<Scored> score(List<Pair> pairs);

    /**
     * How likely a target is.
     *
     * @param tokens how likely each of its tokens is, from a network
     */
    record Scored(Likelihood likelihood, Optional<TargetScore> tokens) {}

    /** A network, which searches as its rewriter does. */
    static SourceRewriter of(TextRewriter rewriter) {
        return new SourceRewriter() {
            @Override
            public List<Rewritten> rewrite(List<String> sources, long first) {
                return rewriter.rewrite(sources, first);
            }

            @Override
            public List<Scored> score(List<Pair> pairs) {
                return rewriter.score(pairs).stream()
                        .map(score -> new Scored(score.scores().likelihood(), Optional.of(score)))
                        .toList();
            }
        };
    }

    /** A baseline, which gives one text for each source. */
    static SourceRewriter of(Seq2SeqModel model) {
        return new SourceRewriter() {
            @Override
            public List<Rewritten> rewrite(List<String> sources, long first) {
                List<String> texts =
                        sources.stream().filter(source -> !source.isBlank()).toList();
                var found = new ArrayDeque<Hypothesis>(texts.isEmpty() ? List.of() : model.rewrite(texts));
                return sources.stream()
                        .map(source -> Rewritten.of(source.isBlank() ? Hypothesis.of("") : found.remove()))
                        .toList();
            }

            @Override
            public List<Scored> score(List<Pair> pairs) {
                return model
                        .likelihoods(pairs)
                        .orElseThrow(() -> new InputException(
                                "%s has no probabilities to score a target by; choose a network by --by.",
                                model.name()))
                        .stream()
                        .map(likelihood -> new Scored(likelihood, Optional.empty()))
                        .toList();
            }
        };
    }
}
