package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.io.InputException;

/** Models of the same tokens that answer together, by the mean of their probabilities, and of their attention. */
public final class EnsembleStepModel implements StepModel {

    private final List<StepModel> members;

    /** @throws InputException if there is none, or they have learned from other tokens than each other */
    public EnsembleStepModel(List<? extends StepModel> members) {
        this.members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new InputException("An ensemble of no models cannot answer; give at least one.");
        }
        StepModel first = members.get(0);
        for (StepModel member : members) {
            if (member.size() != first.size() || member.end() != first.end()) {
                throw new InputException(
                        "Models of %,d and of %,d target tokens cannot answer together; choose models with one vocabulary.",
                        first.size(), member.size());
            }
        }
    }

    /** Returns the model itself if it is but one. */
    public static StepModel of(List<? extends StepModel> members) {
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
                return mean(sessions.stream().map(Session::first).toList());
            }

            @Override
            public Step next(int[] parents, int[] tokens) {
                return mean(sessions.stream()
                        .map(session -> session.next(parents, tokens))
                        .toList());
            }

            @Override
            public void close() {
                sessions.forEach(Session::close);
            }
        };
    }

    private static Step mean(List<Step> steps) {
        float[][] mean = steps.get(0).logProbabilities();
        double[] sums = new double[mean.length == 0 ? 0 : mean[0].length];
        for (int row = 0; row < mean.length; row++) {
            Arrays.fill(sums, 0);
            for (Step step : steps) {
                float[] logs = step.logProbabilities()[row];
                for (int token = 0; token < sums.length; token++) {
                    sums[token] += Math.exp(logs[token]);
                }
            }
            for (int token = 0; token < sums.length; token++) {
                mean[row][token] = (float) Math.log(sums[token] / steps.size());
            }
        }
        return new Step(mean, attention(steps));
    }

    private static float[][] attention(List<Step> steps) {
        List<float[][]> looked = steps.stream()
                .map(Step::attention)
                .filter(rows -> rows.length > 0)
                .toList();
        float[][] mean = new float[looked.isEmpty() ? 0 : looked.get(0).length][];
        for (int row = 0; row < mean.length; row++) {
            mean[row] = new float[looked.get(0)[row].length];
            for (float[][] one : looked) {
                for (int place = 0; place < mean[row].length; place++) {
                    mean[row][place] += one[row][place] / looked.size();
                }
            }
        }
        return mean;
    }
}
