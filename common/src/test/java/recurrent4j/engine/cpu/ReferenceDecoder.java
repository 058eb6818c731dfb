package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.RecurrentKernel.CellShape;

/** The formulas of {@link recurrent4j.engine.DecoderKernel} written down once more, scalar by scalar in double precision. */
final class ReferenceDecoder {
    private final DecoderTrial trial;
    private final DecoderShape shape;
    private final ScalarTape tape = new ScalarTape();
    private final int zero = tape.leaf(0);

    /** Nodes of all that there is a gradient of, by name. */
    private final Map<String, int[]> nodes = new LinkedHashMap<>();

    private final List<ReferenceCell> cells = new ArrayList<>();
    private final int[] out;

    ReferenceDecoder(DecoderTrial trial) {
        this.trial = trial;
        shape = trial.shape;
        trial.values.forEach((name, numbers) -> nodes.put(name, tape.leaves(numbers)));
        for (int l = 0; l < shape.layers().size(); l++) {
            cells.add(new ReferenceCell(
                    tape, shape.layers().get(l), nodes.get("W" + l), nodes.get("R" + l), nodes.get("b" + l)));
        }
        out = new int[trial.steps * shape.answers() * trial.batch];
        Arrays.fill(out, zero);
        for (int e = 0; e < trial.batch; e++) {
            example(e);
        }
    }

    /** {@code [time][answers][batch]}, zero at padding. */
    double[] outputs() {
        return Arrays.stream(out).mapToDouble(tape::value).toArray();
    }

    double loss() {
        double[] outputs = outputs();
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += outputs[k] * trial.epsilon[k];
        }
        return sum;
    }

    /** Gradients of {@code Σ epsilon * output}, by name. */
    Map<String, double[]> gradients() {
        double[] all = tape.gradients(out, trial.epsilon);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        nodes.forEach((name, leaves) -> gradients.put(
                name, Arrays.stream(leaves).mapToDouble(leaf -> all[leaf]).toArray()));
        return gradients;
    }

    private void example(int e) {
        int[][] memory = columns(DecoderTrial.MEMORY, shape.memory(), trial.memoryLengths[e], e);
        int[][] target = columns(DecoderTrial.TARGET, shape.target(), trial.targetLengths[e], e);
        int[][][] states = initial(e);
        int[] answer = new int[shape.answers()];
        Arrays.fill(answer, zero);
        for (int t = 0; t < target.length; t++) {
            int[] x = shape.fed() ? joined(target[t], answer) : target[t];
            for (int l = 0; l < states.length; l++) {
                states[l] = cells.get(l).step(x, states[l][0], states[l][1]);
                x = states[l][0];
            }
            answer = answer(x, memory);
            for (int j = 0; j < answer.length; j++) {
                out[(t * answer.length + j) * trial.batch + e] = answer[j];
            }
        }
    }

    /** h and c of each layer. */
    private int[][][] initial(int e) {
        int[] all = nodes.get(DecoderTrial.INITIAL);
        int[][][] states = new int[shape.layers().size()][2][];
        int at = 0;
        for (int l = 0; l < states.length; l++) {
            CellShape layer = shape.layers().get(l);
            states[l][1] = new int[layer.units()];
            Arrays.fill(states[l][1], zero);
            for (int s = 0; s < layer.recurrence().states(); s++) {
                states[l][s] = new int[layer.units()];
                for (int j = 0; j < layer.units(); j++) {
                    states[l][s][j] = all[at++ * trial.batch + e];
                }
            }
        }
        return states;
    }

    private int[] answer(int[] s, int[][] memory) {
        int[] read = shape.scoring() == Scoring.NONE ? s : joined(s, context(s, memory));
        int[] answer = new int[shape.answers()];
        for (int j = 0; j < answer.length; j++) {
            answer[j] = tape.tanh(tape.add(times(read, "W", j), nodes.get("d")[j]));
        }
        return answer;
    }

    private int[] context(int[] s, int[][] memory) {
        int[] exponentials = new int[memory.length];
        int sum = zero;
        for (int m = 0; m < memory.length; m++) {
            exponentials[m] = tape.exp(score(s, memory[m]));
            sum = tape.add(sum, exponentials[m]);
        }
        int share = tape.reciprocal(sum);
        int[] context = new int[shape.memory()];
        Arrays.fill(context, zero);
        for (int m = 0; m < memory.length; m++) {
            int weight = tape.mul(exponentials[m], share);
            for (int i = 0; i < context.length; i++) {
                context[i] = tape.add(context[i], tape.mul(weight, memory[m][i]));
            }
        }
        return context;
    }

    private int score(int[] s, int[] m) {
        int score = zero;
        for (int j = 0; j < s.length; j++) {
            int key = times(m, "K", j);
            if (shape.scoring() == Scoring.MULTIPLICATIVE) {
                score = tape.add(score, tape.mul(s[j], key));
            } else {
                int sum = tape.add(tape.add(times(s, "Q", j), key), nodes.get("b")[j]);
                score = tape.add(score, tape.mul(nodes.get("v")[j], tape.tanh(sum)));
            }
        }
        return score;
    }

    /** A row times a column of a kernel. */
    private int times(int[] row, String kernel, int column) {
        int[] all = nodes.get(kernel);
        int sum = zero;
        for (int i = 0; i < row.length; i++) {
            sum = tape.add(sum, tape.mul(row[i], all[column * row.length + i]));
        }
        return sum;
    }

    private int[][] columns(String name, int features, int length, int e) {
        int[] all = nodes.get(name);
        int[][] columns = new int[length][features];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < features; i++) {
                columns[t][i] = all[(t * features + i) * trial.batch + e];
            }
        }
        return columns;
    }

    private static int[] joined(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
