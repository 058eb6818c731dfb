package recurrent4j.engine.cpu;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DecoderKernel.AdditiveParameters;
import recurrent4j.engine.DecoderKernel.DecoderParameters;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.DecoderKernel.ScoringParameters;
import recurrent4j.engine.OutputKernel.DenseParameters;

/**
 * The weights of a decoder besides those of its cells, in place.
 *
 * @param answerState the rows of the answer's kernel that the top state meets
 * @param answerContext those that the context meets, if there is attention
 */
record DecoderWeights(
        Matrix answerState,
        Optional<Matrix> answerContext,
        float[] answerBias,
        Optional<Matrix> key,
        Optional<Additive> additive) {

    /** What additive scores have besides keys. */
    record Additive(Matrix query, float[] bias, float[] vector) {}

    static DecoderWeights of(DecoderShape shape, DecoderParameters parameters) {
        check(shape, parameters);
        DenseParameters answer = parameters.answer();
        int read = shape.read();
        long address = Floats.of(answer.kernel()).address(0);
        Optional<Matrix> context = parameters
                .scoring()
                .map(scoring ->
                        Matrix.of(address + (long) Float.BYTES * shape.top(), shape.memory(), shape.answers(), read));
        return new DecoderWeights(
                Matrix.of(address, shape.top(), shape.answers(), read),
                context,
                Floats.of(answer.bias()).values(),
                parameters.scoring().map(scoring -> matrix(scoring.key(), shape.memory(), shape.top())),
                parameters
                        .scoring()
                        .flatMap(ScoringParameters::additive)
                        .map(additive -> new Additive(
                                matrix(additive.query(), shape.top(), shape.top()),
                                Floats.of(additive.bias()).values(),
                                Floats.of(additive.vector()).values())));
    }

    private static Matrix matrix(INDArray array, int rows, int columns) {
        return Matrix.of(Floats.of(array).address(0), rows, columns, rows);
    }

    /** @throws IllegalArgumentException if an array is missing, or of another shape */
    static void check(DecoderShape shape, DecoderParameters parameters) {
        if (parameters.layers().size() != shape.layers().size()
                || parameters.scoring().isPresent() != (shape.scoring() != Scoring.NONE)
                || parameters.scoring().flatMap(ScoringParameters::additive).isPresent()
                        != (shape.scoring() == Scoring.ADDITIVE)) {
            throw new IllegalArgumentException("The weights are not those of a decoder such as " + shape + ".");
        }
        for (int i = 0; i < shape.layers().size(); i++) {
            CpuRecurrentKernel.check(shape.layers().get(i), parameters.layers().get(i));
        }
        Dense.check("answer kernel", parameters.answer().kernel(), shape.read(), shape.answers());
        Dense.check("answer bias", parameters.answer().bias(), shape.answers());
        parameters.scoring().ifPresent(scoring -> {
            Dense.check("key kernel", scoring.key(), shape.memory(), shape.top());
            scoring.additive().ifPresent(additive -> check(shape.top(), additive));
        });
    }

    private static void check(int units, AdditiveParameters additive) {
        Dense.check("query kernel", additive.query(), units, units);
        Dense.check("score bias", additive.bias(), units);
        Dense.check("score vector", additive.vector(), units);
    }

    /** Returns the packed weights of the cells of each layer. */
    static List<PackedWeights> cells(DecoderShape shape) {
        return shape.layers().stream().map(PackedWeights::of).toList();
    }
}
