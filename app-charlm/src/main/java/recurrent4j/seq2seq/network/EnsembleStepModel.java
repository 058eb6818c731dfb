package recurrent4j.seq2seq.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.decode.StepModel;

/**
 * The mean of several models' probabilities at every step, and of their attention.
 *
 * @param members of the same vocabulary
 */
record EnsembleStepModel(List<StepModel> members) implements StepModel {

    /** @throws InputException if there is no member, or they choose among different tokens */
    EnsembleStepModel {
        members = List.copyOf(members);
        if (members.stream().mapToInt(StepModel::size).distinct().count() != 1) {
            throw new InputException("The networks of an ensemble choose among the same tokens; these do not.");
        }
    }

    /** Returns a single model as it is, or the mean of several. */
    static StepModel of(List<StepModel> members) {
        return members.size() == 1 ? members.get(0) : new EnsembleStepModel(members);
    }

    @Override
    public int size() {
        return members.get(0).size();
    }

    @Override
    public int end() {
        return members.get(0).end();
    }

    @Override
    public Session begin(List<int[]> sources) {
        List<Session> sessions = new ArrayList<>();
        members.forEach(member -> sessions.add(member.begin(sources)));
        return new Session() {
            @Override
            public Step first() {
                return mean(sessions, Session::first);
            }

            @Override
            public Step next(int[] parents, int[] tokens) {
                return mean(sessions, session -> session.next(parents, tokens));
            }

            @Override
            public void close() {
                sessions.forEach(Session::close);
            }
        };
    }

    private static Step mean(List<Session> sessions, Function<Session, Step> step) {
        List<Step> steps = sessions.stream().map(step).toList();
        float[][] logs = mean(steps.stream().map(Step::logProbabilities).toList(), Math::exp);
        for (float[] row : logs) {
            for (int token = 0; token < row.length; token++) {
                row[token] = (float) Math.log(row[token]);
            }
        }
        // Some may look at the source, and others not.
        List<float[][]> looking = steps.stream()
                .map(Step::attention)
                .filter(rows -> rows.length > 0)
                .toList();
        return new Step(logs, looking.isEmpty() ? new float[0][] : mean(looking, weight -> weight));
    }

    /** What a number counts as. */
    @FunctionalInterface
    private interface Count {
        double of(double number);
    }

    private static float[][] mean(List<float[][]> all, Count count) {
        float[][] mean = new float[all.get(0).length][];
        for (int row = 0; row < mean.length; row++) {
            double[] sums = new double[all.get(0)[row].length];
            for (float[][] one : all) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += count.of(one[row][i]);
                }
            }
            mean[row] = new float[sums.length];
            for (int i = 0; i < sums.length; i++) {
                mean[row][i] = (float) (sums[i] / all.size());
            }
        }
        return mean;
    }
}
