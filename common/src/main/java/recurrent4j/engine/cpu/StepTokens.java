package recurrent4j.engine.cpu;

import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.TokenParameters;

/** The vectors and the probabilities of tokens, row by row. */
final class StepTokens {
    private final Floats table;
    private final int count;
    private final int answers;
    private final Matrix kernel;
    private final float[] bias;
    private final Blas.Gemm gemm = Blas.gemm();
    /** Keeps the arrays alive that are read in place. */
    private final TokenParameters parameters;

    StepTokens(DecoderShape shape, TokenParameters parameters) {
        this.parameters = parameters;
        count = (int) parameters.table().size(0);
        answers = shape.answers();
        table = Floats.of(Dense.check("table", parameters.table(), count, shape.target()));
        Dense.check("output kernel", parameters.output().kernel(), answers, count);
        kernel = Matrix.of(Floats.of(parameters.output().kernel()).address(0), answers, count, answers);
        bias = Floats.of(Dense.check("output bias", parameters.output().bias(), count))
                .values();
    }

    float vectorAt(int token, int feature) {
        return table.get(feature * count + token);
    }

    /** Returns the logarithms of the softmax that is read off answers {@code [rows][answers]}. */
    float[][] logProbabilities(float[][] rows) {
        Floats read = Floats.zeros(rows.length * answers);
        for (int row = 0; row < rows.length; row++) {
            read.put(row * answers, rows[row], answers);
        }
        Floats made = Floats.zeros(rows.length * count);
        gemm.multiply(
                kernel.transpose(),
                Matrix.of(read.address(0), answers, rows.length, answers),
                Matrix.of(made.address(0), count, rows.length, count),
                0f);
        float[][] all = new float[rows.length][count];
        for (int row = 0; row < rows.length; row++) {
            made.get(row * count, all[row], count);
            normalize(all[row]);
        }
        read.free();
        made.free();
        return all;
    }

    private void normalize(float[] values) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < values.length; k++) {
            values[k] += bias[k];
            largest = Math.max(largest, values[k]);
        }
        double sum = 0;
        for (float value : values) {
            sum += OutputLoss.CrossEntropy.exponential(value - largest);
        }
        float norm = (float) (largest + Math.log(sum));
        for (int k = 0; k < values.length; k++) {
            values[k] -= norm;
        }
    }

    @Override
    public String toString() {
        return "StepTokens" + parameters.table().shapeInfoToString();
    }
}
