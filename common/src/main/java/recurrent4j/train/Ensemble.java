package recurrent4j.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import recurrent4j.eval.Effort;

/**
 * Members that answer together, by the mean of their answers, and how they were trained.
 *
 * @param members those whose training came to its end, in the order of their numbers
 * @param runs the training of each
 * @param seconds that their training took by the clock, validation and pauses left out
 */
public record Ensemble<M>(List<M> members, List<TrainingRun> runs, double seconds) {

    public Ensemble {
        members = List.copyOf(members);
        runs = List.copyOf(runs);
    }

    /** Returns members of several kinds, trained one kind after the other, as one ensemble. */
    public static <M> Ensemble<M> of(List<Ensemble<M>> kinds) {
        return new Ensemble<>(
                kinds.stream().flatMap(kind -> kind.members().stream()).toList(),
                kinds.stream().flatMap(kind -> kind.runs().stream()).toList(),
                kinds.stream().mapToDouble(Ensemble::seconds).sum());
    }

    /** Whether no training came to its end. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns what the training of all members took together. */
    public Effort effort() {
        int epochs = 0;
        double examples = 0;
        for (TrainingRun run : runs) {
            epochs += run.epochs().size();
            examples += (double) run.epochs().size() * run.examples();
        }
        return new Effort(epochs, seconds, examples / seconds);
    }

    /** Returns the mean of what members answer, a row for each question; they are asked side by side. */
    public static <M> double[][] mean(List<M> members, Function<M, double[][]> answers) {
        List<double[][]> all = members.parallelStream().map(answers).toList();
        double[][] mean = new double[all.get(0).length][];
        for (int row = 0; row < mean.length; row++) {
            double[] sum = new double[all.get(0)[row].length];
            for (double[][] answer : all) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += answer[row][i];
                }
            }
            mean[row] = Arrays.stream(sum).map(value -> value / all.size()).toArray();
        }
        return mean;
    }
}
