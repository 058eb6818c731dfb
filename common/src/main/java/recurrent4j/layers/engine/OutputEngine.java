package recurrent4j.layers.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes a dense output layer at every time step of a sequence, in training together with loss and gradients: one pass
 * where Deeplearning4j makes three.
 *
 * <p>Keeps its work space from call to call; one thread at a time may use it.
 */
public final class OutputEngine {
    /** Multiplications below which a second thread doesn't pay. */
    private static final long WORTH_SHARING = 1_000_000;

    private final int inputs;
    private final int outputs;
    private final Loss loss;
    private final int threads;
    private final Map<Strip, OutputBlock> blocks = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An engine for one layer.
     *
     * @param inputs features of a step
     * @param outputs answers at a step
     * @param loss kind of answer
     * @param threads how many threads may share a pass, at least 1
     */
    public OutputEngine(int inputs, int outputs, Loss loss, int threads) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.loss = loss;
        this.threads = threads;
    }

    /**
     * Computes the answers.
     *
     * @param weights the layer's parameters
     * @param input {@code [batch, inputs, time]} or {@code [batch, inputs]}, float32, dense in 'f' order
     * @param output the same with {@code outputs}: written
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    public void infer(Affine weights, INDArray input, INDArray output) {
        int batch = (int) input.size(0);
        int steps = Dense.steps(input);
        Floats x = Floats.of(Dense.check("input", input, Dense.shape(input, inputs)));
        Floats y = Floats.of(Dense.check("output", output, Dense.shape(input, outputs)));
        OutputBlock[] team = team(batch, steps, check(weights));
        Team.run(team.length, k -> team[k].infer(x, y, steps));
    }

    /**
     * Computes loss and gradients of all answers.
     *
     * @param weights the layer's parameters
     * @param input {@code [batch, inputs, time]} or {@code [batch, inputs]}, float32, dense in 'f' order
     * @param labels what should have been answered
     * @param into gradients: overwritten
     * @return the loss, summed over examples and steps
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    public double train(Affine weights, INDArray input, Labels labels, AffineGradients into) {
        int batch = (int) input.size(0);
        int steps = Dense.steps(input);
        Floats x = Floats.of(Dense.check("input", input, Dense.shape(input, inputs)));
        Floats y = Floats.of(Dense.check("labels", labels.values(), Dense.shape(input, outputs)));
        Optional<float[]> mask = labels.mask().map(m -> Dense.mask(m, batch, steps));
        Optional<Floats> dx =
                into.input().map(g -> Floats.of(Dense.check("input gradient", g, Dense.shape(input, inputs))));
        OutputBlock[] team = team(batch, steps, check(weights));
        Team.run(team.length, k -> team[k].train(new OutputBlock.Lesson(x, y, mask, dx, steps)));
        check(into.parameters());
        OutputBlock.collect(team, into.parameters());
        return IntStream.range(0, team.length).mapToDouble(k -> team[k].loss()).sum();
    }

    private Affine check(Affine parameters) {
        Dense.check("kernel", parameters.kernel(), inputs, outputs);
        Dense.check("bias", parameters.bias(), outputs);
        return parameters;
    }

    private OutputBlock[] team(int batch, int steps, Affine weights) {
        OutputBlock[] team = Strip.split(batch, threads, (long) batch * steps * inputs * outputs / WORTH_SHARING)
                .map(strip -> blocks.computeIfAbsent(strip, s -> new OutputBlock(inputs, outputs, loss, s)))
                .toArray(OutputBlock[]::new);
        Strip.forget(blocks);
        for (OutputBlock block : team) {
            block.begin(weights);
        }
        return team;
    }
}
