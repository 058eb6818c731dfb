package recurrent4j.seq2seq.baseline;

import java.util.List;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** Always answers the source itself. */
public record CopySource() implements Baseline, SavedBaseline {

    @Override
    public String name() {
        return "Copy of the source";
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return sources.stream().map(Hypothesis::of).toList();
    }

    @Override
    public CopySource saved() {
        return this;
    }

    @Override
    public CopySource baseline(PairTokenizer tokens) {
        return this;
    }

    @Override
    public long bytes() {
        return 0;
    }
}
