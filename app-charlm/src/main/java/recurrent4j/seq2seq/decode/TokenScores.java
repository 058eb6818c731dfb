package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

/**
 * How likely a model takes a given target for, token by token, the end mark as the last of them.
 *
 * @param logProbabilities the natural logarithm of the probability of each, given those before it
 * @param ranks how many tokens it took for likelier than each; 0 for what it would have chosen
 * @param attention how much each looked at each token of the source and its end mark: {@code [target][source]}; no rows from a
 *     model without attention
 */
public record TokenScores(double[] logProbabilities, int[] ranks, float[][] attention) {

    /** Returns how likely the target is as a whole. */
    public Likelihood likelihood() {
        return new Likelihood(Arrays.stream(logProbabilities).sum(), ranks.length, (int)
                Arrays.stream(ranks).filter(rank -> rank == 0).count());
    }

    /**
     * Lets a model read targets, as if it had written them; a finished one leaves.
     *
     * @param sources numbers of their tokens, without the end mark
     * @param targets of the sources in their order, likewise
     */
    static List<TokenScores> of(StepModel model, List<int[]> sources, List<int[]> targets) {
        try (StepModel.Session session = model.begin(sources)) {
            StepModel.Step step = session.first();
            boolean attentive = step.attention().length > 0;
            List<Reading> open = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                int looked = attentive ? sources.get(i).length + 1 : 0;
                open.add(new Reading(looked, ended(targets.get(i), model.end())));
            }
            List<TokenScores> scores =
                    open.stream().map(reading -> reading.scores).toList();
            for (int time = 0; !open.isEmpty(); time++) {
                for (int row = 0; row < open.size(); row++) {
                    open.get(row).read(time, step, row);
                }
                int now = time;
                List<Reading> before = open;
                int[] parents = IntStream.range(0, before.size())
                        .filter(row -> before.get(row).target.length > now + 1)
                        .toArray();
                open = Arrays.stream(parents).mapToObj(before::get).toList();
                if (!open.isEmpty()) {
                    step = session.next(
                            parents,
                            open.stream()
                                    .mapToInt(reading -> reading.target[now])
                                    .toArray());
                }
            }
            return scores;
        }
    }

    private static int[] ended(int[] target, int end) {
        int[] longer = Arrays.copyOf(target, target.length + 1);
        longer[target.length] = end;
        return longer;
    }

    /** A target that is read, with its end mark. */
    private static final class Reading {

        private final int looked;
        private final int[] target;
        private final TokenScores scores;

        /** @param looked how many tokens of the source attention is about; 0 without attention */
        Reading(int looked, int... target) {
            this.looked = looked;
            this.target = target;
            scores = new TokenScores(
                    new double[target.length], new int[target.length], new float[looked == 0 ? 0 : target.length][]);
        }

        void read(int time, StepModel.Step step, int row) {
            float[] values = step.logProbabilities()[row];
            float own = values[target[time]];
            scores.logProbabilities[time] = own;
            for (float value : values) {
                scores.ranks[time] += value > own ? 1 : 0;
            }
            if (looked > 0) {
                scores.attention[time] = Arrays.copyOf(step.attention()[row], looked);
            }
        }
    }
}
