package recurrent4j.engine.cpu;

import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.UpdateKernel;

/** Takes Adam's steps, and divides gradients, in one pass over memory. */
final class CpuUpdateKernel implements UpdateKernel {
    /** Numbers that are worked on at a time: few enough for the first level cache, copies of arrays and what they are copied from. */
    private static final int CHUNK = 256;

    /** Parameters that are worth a thread of their own. */
    private static final int SHARE = 60_000;

    private final int threads;

    CpuUpdateKernel(int threads) {
        this.threads = threads;
    }

    @Override
    public void update(INDArray weights, INDArray gradient, Moments moments, AdamStep step) {
        update(weights, gradient, 1, moments, step);
    }

    @Override
    public void update(INDArray weights, INDArray gradient, double divisor, Moments moments, AdamStep step) {
        long length = gradient.length();
        var run = new Run(
                Floats.of(Dense.check("weights", weights, length)),
                Floats.of(Dense.check("gradient", gradient, length)),
                Floats.of(Dense.check("mean", moments.mean(), length)),
                Floats.of(Dense.check("square", moments.square(), length)));
        share(length, () -> {
            Loop loop = new Loop(step, (float) divisor);
            return (from, count) -> loop.update(run, from, count);
        });
    }

    @Override
    public void divide(INDArray gradient, double divisor) {
        Floats numbers = Floats.of(Dense.check("gradient", gradient, gradient.length()));
        share(gradient.length(), () -> {
            float[] chunk = new float[CHUNK];
            return (from, count) -> {
                numbers.get(from, chunk, count);
                divide(chunk, (float) divisor, count);
                numbers.put(from, chunk, count);
            };
        });
    }

    private static void divide(float[] g, float divisor, int n) {
        for (int k = 0; k < n; k++) {
            g[k] /= divisor;
        }
    }

    /** What is done with some numbers from one on. */
    private interface Part {
        void handle(int from, int count);
    }

    /** Does it with all numbers, chunk by chunk, each thread by a part of its own. */
    private void share(long length, Supplier<Part> parts) {
        int chunks = (int) ((length + CHUNK - 1) / CHUNK);
        int team = (int) Math.max(1, Math.min(threads, length / SHARE));
        Team.run(team, k -> {
            Part part = parts.get();
            for (int chunk = chunks * k / team; chunk < chunks * (k + 1) / team; chunk++) {
                part.handle(chunk * CHUNK, (int) Math.min(CHUNK, length - (long) chunk * CHUNK));
            }
        });
    }

    private record Run(Floats weights, Floats gradient, Floats mean, Floats square) {}

    private static final class Loop {
        private final AdamStep step;
        private final float rate;
        private final float divisor;
        private final float[] g = new float[CHUNK];
        private final float[] m = new float[CHUNK];
        private final float[] v = new float[CHUNK];
        private final float[] w = new float[CHUNK];

        Loop(AdamStep step, float divisor) {
            this.step = step;
            this.divisor = divisor;
            rate = (float) step.corrected();
        }

        void update(Run run, int from, int count) {
            run.weights().get(from, w, count);
            run.gradient().get(from, g, count);
            run.mean().get(from, m, count);
            run.square().get(from, v, count);
            divide(g, divisor, count);
            average(m, g, (float) step.beta1(), count);
            averageSquares(v, g, (float) step.beta2(), count);
            quotient(g, m, v, rate, (float) step.epsilon());
            Pointwise.subtract(w, g, count);
            run.weights().put(from, w, count);
            run.mean().put(from, m, count);
            run.square().put(from, v, count);
        }

        private static void average(float[] m, float[] g, float beta, int n) {
            for (int k = 0; k < n; k++) {
                m[k] = beta * m[k] + (1f - beta) * g[k];
            }
        }

        private static void averageSquares(float[] v, float[] g, float beta, int n) {
            for (int k = 0; k < n; k++) {
                v[k] = beta * v[k] + (1f - beta) * g[k] * g[k];
            }
        }

        private static void quotient(float[] g, float[] m, float[] v, float rate, float epsilon) {
            for (int k = 0; k < g.length; k++) {
                g[k] = rate * m[k] / ((float) Math.sqrt(v[k]) + epsilon);
            }
        }
    }
}
