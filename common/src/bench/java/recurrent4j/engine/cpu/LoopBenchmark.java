package recurrent4j.engine.cpu;

import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.bench.Timing;

/**
 * Shows whether the compiler still turns the pointwise loops into vector instructions: a loop that falls back to scalar
 * ones takes five to ten times as long as the yardstick beside it.
 */
public final class LoopBenchmark {
    /** A layer of 20 units and a batch of 32. */
    private static final int LENGTH = 640;

    /** How much slower than expected a loop must be to be suspicious; a scalar one is five times as slow at least. */
    private static final double SUSPICIOUS = 2.5;

    private LoopBenchmark() {}

    /**
     * Prints one line per loop.
     *
     * @param args none
     */
    public static void main(String[] args) {
        float[] a = numbers();
        float[] b = numbers();
        float[] c = numbers();
        float[] d = numbers();
        float[] e = numbers();
        Map<String, Loop> loops = new LinkedHashMap<>();
        loops.put("yardstick: multiply", new Loop(1, () -> Pointwise.multiply(a, b, c, LENGTH)));
        loops.put("tanh", new Loop(12, () -> Pointwise.tanh(a, LENGTH)));
        loops.put("sigmoid", new Loop(12, () -> Pointwise.sigmoid(a, LENGTH)));
        loops.put("relu", new Loop(1.5, () -> Pointwise.relu(a, LENGTH)));
        loops.put("blend", new Loop(2, () -> Pointwise.blend(a, b, c, d, e, LENGTH)));
        loops.put("mix", new Loop(2, () -> Pointwise.mix(a, b, c, d, LENGTH)));
        loops.put("throughTanh", new Loop(2.5, () -> Pointwise.throughTanh(a, b, LENGTH)));
        loops.put("throughRelu", new Loop(2, () -> Pointwise.throughRelu(a, b, LENGTH)));
        loops.put("sigmoidGradient", new Loop(2, () -> Pointwise.sigmoidGradient(a, b, c, d, LENGTH)));
        loops.put("mixGradient", new Loop(2, () -> Pointwise.mixGradient(a, b, c, d, e, LENGTH)));
        loops.put("tanhGradient", new Loop(2, () -> Pointwise.tanhGradient(a, b, c, d, LENGTH)));
        loops.put("complementTanhGradient", new Loop(2, () -> Pointwise.complementTanhGradient(a, b, c, d, LENGTH)));
        loops.put("addCellGradient", new Loop(2, () -> Pointwise.addCellGradient(a, b, c, d, LENGTH)));
        double yardstick = Timing.median(loops.get("yardstick: multiply").run());
        System.out.printf("%-24s %12s %8s %9s%n", "loop", "ns/element", "times", "expected");
        loops.forEach((name, loop) -> {
            double seconds = Timing.median(loop.run());
            double times = seconds / yardstick;
            String note = times > SUSPICIOUS * loop.times() ? "  scalar?" : "";
            System.out.printf(
                    "%-24s %12.3f %8.1f %9.1f%s%n", name, seconds * 1e9 / LENGTH, times, loop.times(), note);
        });
    }

    /**
     * A loop.
     *
     * @param times how many times the yardstick it takes as vector instructions
     * @param run the loop
     */
    private record Loop(double times, Runnable run) {}

    private static float[] numbers() {
        float[] numbers = new float[LENGTH];
        for (int k = 0; k < LENGTH; k++) {
            numbers[k] = 0.5f + k / 2e3f;
        }
        return numbers;
    }
}
