package recurrent4j.seq2seq.baseline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** Always answers the target that is most frequent in the training part; of equally frequent ones the one that comes first. */
public record MostFrequentTarget(String target) implements Baseline, SavedBaseline {

    /**
     * Counts the targets.
     *
     * @throws InputException if there are none
     */
    public static MostFrequentTarget fit(List<Pair> training) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Pair pair : training) {
            pair.targets().forEach(target -> counts.merge(target, 1, Integer::sum));
        }
        if (counts.isEmpty()) {
            throw new InputException("There is no target to learn from; give pairs of texts.");
        }
        return new MostFrequentTarget(
                Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey());
    }

    @Override
    public String name() {
        return "Most frequent reply";
    }

    @Override
    public long parameters() {
        return 1;
    }

    @Override
    public List<Hypothesis> rewrite(List<String> sources) {
        return Collections.nCopies(sources.size(), Hypothesis.of(target));
    }

    @Override
    public MostFrequentTarget saved() {
        return this;
    }

    @Override
    public MostFrequentTarget baseline(PairTokenizer tokens) {
        if (target == null) {
            throw SavedBaseline.damaged(name(), "no reply");
        }
        return this;
    }

    @Override
    public long bytes() {
        return target.length();
    }
}
