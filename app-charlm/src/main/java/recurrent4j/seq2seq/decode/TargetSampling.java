package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import recurrent4j.data.Seeds;
import recurrent4j.decode.Sampler;

/** Draws the targets of one source, see {@link Search.Sampling}. */
final class TargetSampling implements SourceSearch {

    private final Sampler sampler;
    private final TargetRules rules;
    private final TokenHypothesis[] found;
    private List<Draw> open = new ArrayList<>();
    private float[] scores = new float[0];

    /** @param number of the source, by which its draws differ from those of others */
    TargetSampling(Search.Sampling sampling, TargetRules rules, long number) {
        this.rules = rules;
        sampler = sampling.sampler();
        found = new TokenHypothesis[sampling.answers()];
        var seeds = new SplittableRandom(sampling.seed() ^ Seeds.spread(number + 1));
        for (int draw = 0; draw < found.length; draw++) {
            open.add(new Draw(Prefix.EMPTY, draw, 0, seeds.split()));
        }
    }

    /**
     * A target that is being drawn.
     *
     * @param number among all of the source
     * @param parent the row that it continues: the first step has one for all
     */
    private record Draw(Prefix prefix, int number, int parent, RandomGenerator random) {

        boolean begins() {
            return prefix.length() == 0;
        }
    }

    @Override
    public int rows() {
        return !open.isEmpty() && open.get(0).begins() ? 1 : open.size();
    }

    @Override
    public int parent(int row) {
        return open.get(row).parent();
    }

    @Override
    public int token(int row) {
        return open.get(row).prefix().token();
    }

    @Override
    public void read(StepModel.Step step, int first) {
        List<Draw> next = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Draw draw = open.get(i);
            int row = draw.begins() ? 0 : i;
            Prefix prefix = drawn(draw, step, first + row);
            if (prefix.length() > draw.prefix().length() && prefix.token() != rules.end()) {
                next.add(new Draw(prefix, draw.number(), row, draw.random()));
            }
        }
        open = next;
    }

    /** Returns the target with its next token, or as it was if it cannot go on; what has come to its end is found. */
    private Prefix drawn(Draw draw, StepModel.Step step, int row) {
        Prefix prefix = draw.prefix();
        float[] own = step.logProbabilities()[row];
        scores = scores.length == own.length ? scores : new float[own.length];
        System.arraycopy(own, 0, scores, 0, own.length);
        rules.exclude(prefix, scores);
        if (TargetRules.nothingIsLeft(scores)) {
            found[draw.number()] = TokenHypothesis.cut(prefix, prefix.logProbability());
            return prefix;
        }
        int token = sampler.choose(scores, draw.random());
        Prefix longer = prefix.then(token, rules.attention(step, row), prefix.logProbability() + own[token]);
        if (token == rules.end()) {
            found[draw.number()] = TokenHypothesis.ended(longer, longer.logProbability());
        } else if (prefix.length() == rules.longest()) {
            found[draw.number()] = TokenHypothesis.cut(prefix, prefix.logProbability());
            return prefix;
        }
        return longer;
    }

    @Override
    public List<TokenHypothesis> found() {
        return List.of(found);
    }
}
