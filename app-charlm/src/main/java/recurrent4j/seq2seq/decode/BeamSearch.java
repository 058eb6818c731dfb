package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.List;

/** The beam search for the targets of one source, see {@link Search.Beam}. */
final class BeamSearch implements SourceSearch {

    private final Search.Beam beam;
    private final TargetRules rules;
    private final BestTokens best;
    private final List<TokenHypothesis> ended = new ArrayList<>();
    private List<Prefix> open = List.of(Prefix.EMPTY);
    private List<TokenHypothesis> cut = List.of();
    private int[] parents = new int[1];

    /** @param best work space, which searches that take turns share: that of {@link #workspace} */
    BeamSearch(Search.Beam beam, TargetRules rules, BestTokens best) {
        this.beam = beam;
        this.rules = rules;
        this.best = best;
    }

    /** Each row ends but once, so that twice the width leaves enough that go on; greedy search goes on or ends. */
    static BestTokens workspace(Search.Beam beam) {
        return new BestTokens(beam.width() == 1 ? 1 : 2 * beam.width());
    }

    @Override
    public int rows() {
        return open.size();
    }

    @Override
    public int parent(int row) {
        return parents[row];
    }

    @Override
    public int token(int row) {
        return open.get(row).token();
    }

    @Override
    public void read(StepModel.Step step, int first) {
        boolean full = ended.size() == beam.answers();
        double worst = full ? ended.get(ended.size() - 1).score() : Double.NEGATIVE_INFINITY;
        best.clear(full ? beam.floor(worst, rules.longest() + 1) : worst);
        for (int row = 0; row < open.size(); row++) {
            float[] values = step.logProbabilities()[first + row];
            rules.exclude(open.get(row), values);
            best.add(row, open.get(row).logProbability(), values);
        }
        if (best.size() == 0 && !full) {
            TargetRules.requireNumbers(step.logProbabilities()[first]);
            end();
        } else {
            extend(step, first);
        }
    }

    private void extend(StepModel.Step step, int first) {
        List<Prefix> next = new ArrayList<>();
        int[] from = new int[beam.width()];
        for (int rank = 0; rank < best.size(); rank++) {
            int row = best.row(rank);
            boolean end = best.token(rank) == rules.end();
            if (end ? rank < beam.width() : next.size() < beam.width()) {
                float[] looked = rules.attention(step, first + row);
                Prefix longer = open.get(row).then(best.token(rank), looked, best.score(rank));
                if (end) {
                    add(longer);
                } else {
                    from[next.size()] = row;
                    next.add(longer);
                }
            }
        }
        if (open.get(0).length() == rules.longest()) {
            end();
        } else {
            open = next;
            parents = from;
        }
    }

    private void add(Prefix prefix) {
        double score = beam.score(prefix.logProbability(), prefix.length());
        int place = ended.size();
        while (place > 0 && ended.get(place - 1).score() < score) {
            place--;
        }
        ended.add(place, TokenHypothesis.ended(prefix, score));
        if (ended.size() > beam.answers()) {
            ended.remove(beam.answers());
        }
    }

    /** What is open cannot go on. */
    private void end() {
        cut = open.stream()
                .limit(beam.answers())
                .map(prefix -> TokenHypothesis.cut(prefix, beam.score(prefix.logProbability(), prefix.length())))
                .toList();
        open = List.of();
    }

    @Override
    public List<TokenHypothesis> found() {
        return ended.isEmpty() ? cut : List.copyOf(ended);
    }
}
