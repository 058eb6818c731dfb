package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A model whose probabilities stand in a table: for each source and each beginning of a target a row of its own. */
public final class ToyModel implements StepModel {

    /** What may come next, for the numbers of a source and those of a beginning. */
    @FunctionalInterface
    public interface Table {
        double[] probabilities(int[] source, int[] beginning);
    }

    private final int size;
    private final boolean attentive;
    private final Table table;

    /** How many rows each step had. */
    final List<Integer> rows = new ArrayList<>();

    /** @param size how many tokens there are, the end mark as the last of them */
    public ToyModel(int size, boolean attentive, Table table) {
        this.size = size;
        this.attentive = attentive;
        this.table = table;
    }

    /** Any probabilities, drawn for each source and beginning. */
    static ToyModel random(int size, long seed) {
        return new ToyModel(size, true, (source, beginning) -> {
            var random =
                    new SplittableRandom(seed + 31L * Arrays.hashCode(source) + 1009L * Arrays.hashCode(beginning));
            double[] weights = random.doubles(size).map(x -> Math.exp(3 * x)).toArray();
            double sum = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(weight -> weight / sum).toArray();
        });
    }

    /** Writes the source backward, almost for certain, where the numbers of both sides are alike. */
    public static ToyModel backward(int size) {
        return new ToyModel(size, true, (source, beginning) -> {
            double[] probabilities = new double[size];
            Arrays.fill(probabilities, 0.1 / (size - 1));
            int left = source.length - beginning.length;
            probabilities[left > 0 ? source[left - 1] : size - 1] = 0.9;
            return probabilities;
        });
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int end() {
        return size - 1;
    }

    double logProbability(int[] source, int... target) {
        double sum = 0;
        for (int place = 0; place < target.length; place++) {
            sum += Math.log(table.probabilities(source, Arrays.copyOf(target, place))[target[place]]);
        }
        return sum;
    }

    @Override
    public Session begin(List<int[]> sources) {
        return new Session() {

            private List<int[]> read = sources;
            private List<int[]> beginnings =
                    sources.stream().map(source -> new int[0]).toList();

            @Override
            public Step first() {
                return step();
            }

            @Override
            public Step next(int[] parents, int[] tokens) {
                List<int[]> before = beginnings;
                List<int[]> longer = new ArrayList<>();
                for (int row = 0; row < parents.length; row++) {
                    int[] old = before.get(parents[row]);
                    int[] one = Arrays.copyOf(old, old.length + 1);
                    one[old.length] = tokens[row];
                    longer.add(one);
                }
                read = Arrays.stream(parents).mapToObj(read::get).toList();
                beginnings = longer;
                return step();
            }

            private Step step() {
                rows.add(read.size());
                float[][] logs = new float[read.size()][size];
                for (int row = 0; row < logs.length; row++) {
                    double[] next = table.probabilities(read.get(row), beginnings.get(row));
                    for (int token = 0; token < size; token++) {
                        logs[row][token] = (float) Math.log(next[token]);
                    }
                }
                float[][] attention = IntStream.range(0, attentive ? read.size() : 0)
                        .mapToObj(row -> looked(read.get(row).length, beginnings.get(row).length))
                        .toArray(float[][]::new);
                return new Step(logs, attention);
            }
        };
    }

    /** Backward from the last token of the source, then at its end mark. */
    private static float[] looked(int source, int written) {
        float[] row = new float[source + 1];
        Arrays.fill(row, 0.2f / (source + 1));
        row[written < source ? source - 1 - written : source] += 0.8f;
        return row;
    }
}
