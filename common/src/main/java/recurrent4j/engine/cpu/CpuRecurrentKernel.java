package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;

/** One matrix product per step and direction, the batch split into blocks over threads where that pays. */
final class CpuRecurrentKernel implements RecurrentKernel {
    /** Multiplications in a pass below which handing a part of it to another thread costs more than it brings. */
    private static final long WORTH_SHARING = 16_000_000;

    /** Strips into which examples of very different lengths are divided: each ends with its longest. */
    private static final int BY_LENGTH = 8;

    /** Examples from which on products are still large enough in each of these strips. */
    private static final int MANY = 64;

    /** The part of all steps, padding included, that has to be left for that to pay. */
    private static final double WORTH_DIVIDING = 0.8;

    private final CellShape shape;
    private final int threads;
    private final boolean wide;
    private final long worthSharing;
    private final PackedWeights weights;
    private final Map<Strip, RecurrentBlock> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private CpuTape current;

    CpuRecurrentKernel(CellShape shape, int threads) {
        this(shape, threads, PackedWeights.isWide(shape), WORTH_SHARING);
    }

    /** Chooses between the two kinds of products, and from how many multiplications on a pass is shared. */
    CpuRecurrentKernel(CellShape shape, int threads, boolean wide, long worthSharing) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread has to compute, not " + threads + ".");
        }
        this.shape = shape;
        this.threads = threads;
        this.wide = wide;
        this.worthSharing = worthSharing;
        weights = wide ? PackedWeights.spaced(shape) : PackedWeights.tight(shape);
    }

    @Override
    public boolean readsByExample() {
        return wide;
    }

    @Override
    public ForwardPass infer(Parameters parameters, Sequence sequence, INDArray output) {
        return forward(parameters, sequence, output, false);
    }

    @Override
    public Tape record(Parameters parameters, Sequence sequence, INDArray output) {
        return forward(parameters, sequence, output, true);
    }

    private CpuTape forward(Parameters parameters, Sequence sequence, INDArray output, boolean recording) {
        CpuTape tape = begin(parameters, call(sequence, output, recording, true));
        tape.pack(tape.workers());
        Team.run(tape.strips().size(), tape.workers(), tape::forward);
        return tape;
    }

    /**
     * Begins a pass that is recorded, of which nothing is computed yet.
     *
     * @param isThere whether the input is there already
     */
    CpuTape begin(Parameters parameters, Sequence sequence, INDArray output, boolean isThere) {
        return begin(parameters, call(sequence, output, true, isThere));
    }

    private CpuTape begin(Parameters parameters, Products.Call call) {
        check(parameters);
        current = new CpuTape(team(call), call, parameters);
        return current;
    }

    private Products.Call call(Sequence sequence, INDArray output, boolean recording, boolean isThere) {
        INDArray x = sequence.activations();
        int batch = (int) x.size(0);
        int steps = Dense.steps(x);
        int units = shape.units();
        Floats[] initial = sequence.initial().arrays().stream()
                .map(array -> Floats.of(Dense.check("initial state", array, batch, units)))
                .toArray(Floats[]::new);
        if (initial.length != 0 && initial.length != shape.recurrence().states()) {
            throw new IllegalArgumentException("The state of " + shape.recurrence() + " has "
                    + shape.recurrence().states() + " arrays, not " + initial.length + ".");
        }
        Optional<float[]> mask = sequence.mask().map(m -> Dense.mask(m, batch, steps));
        SequenceArray input = sequences("input", x, batch, shape.inputs(), steps);
        Optional<OneHotInput> tokens = input.byExample() || !isThere
                ? Optional.empty()
                : OneHotInput.in(input.numbers(), shape.inputs(), batch, steps);
        SequenceArray outputs = sequences("output", output, batch, units, steps);
        return new Products.Call(batch, steps, input, tokens, outputs, initial, mask, recording);
    }

    private SequenceArray sequences(String name, INDArray array, long... expected) {
        return wide
                ? SequenceArray.of(name, array, expected)
                : SequenceArray.byFeature(Floats.of(Dense.check(name, array, expected)));
    }

    private void check(Parameters parameters) {
        check(shape, parameters);
    }

    /** @throws IllegalArgumentException if an array has another shape than a layer's */
    static void check(CellShape shape, Parameters parameters) {
        int units = shape.units();
        Recurrence cell = shape.recurrence();
        Dense.check("input kernel", parameters.input(), shape.inputs(), cell.inputColumns(units));
        Dense.check("recurrent kernel", parameters.recurrent(), units, cell.recurrentColumns(units));
        Dense.check("bias", parameters.bias(), cell.biasLength(units));
    }

    private RecurrentBlock[] team(Products.Call call) {
        long work = (long) call.batch() * call.steps() * weights.height() * weights.blocks() * shape.units();
        List<Strip> byLength =
                call.mask().isPresent() && call.batch() >= MANY ? Strip.split(call.batch(), BY_LENGTH) : List.of();
        double left = byLength.stream()
                .mapToDouble(strip -> (double) strip.size() * call.end(strip))
                .sum();
        boolean divided = !byLength.isEmpty() && left < WORTH_DIVIDING * call.batch() * call.steps();
        Stream<Strip> strips = divided ? byLength.stream() : strips(call.batch(), work / worthSharing);
        RecurrentBlock[] team = strips.map(
                        strip -> blocks.compute(strip, (same, known) -> block(same, known, call.slots())))
                .toArray(RecurrentBlock[]::new);
        Strip.forget(blocks);
        return team;
    }

    private Stream<Strip> strips(int batch, long shares) {
        return wide ? Strip.splitEvenly(batch, threads, shares) : Strip.split(batch, threads, shares);
    }

    /** The block that a strip has had so far, null if none, or a larger one in its place. */
    private RecurrentBlock block(Strip strip, RecurrentBlock known, int slots) {
        if (known != null && known.products.slots >= slots) {
            return known;
        }
        if (known != null) {
            known.products.free();
        }
        Products products = wide
                ? new ChunkedProducts(weights, shape, strip, slots, false)
                : new JointProducts(weights, shape, strip, slots);
        return weights.layout.arithmetic().apply(products);
    }

    /** A pass of this kernel; its strips are computed one by one, by any thread. */
    final class CpuTape implements Tape {
        private final RecurrentBlock[] team;
        private final Products.Call call;
        private final Parameters parameters;

        private CpuTape(RecurrentBlock[] team, Products.Call call, Parameters parameters) {
            this.team = team;
            this.call = call;
            this.parameters = parameters;
        }

        /** How many threads are worth it. */
        int workers() {
            return Math.min(threads, team.length);
        }

        List<Strip> strips() {
            return Arrays.stream(team).map(block -> block.products.strip).toList();
        }

        /** Takes over the weights, before anything is computed. */
        void pack(int workers) {
            weights.pack(parameters, workers);
        }

        void forward(int strip) {
            team[strip].forward(call);
        }

        @Override
        public State lastState() {
            valid();
            INDArray[] arrays = new INDArray[shape.recurrence().states()];
            for (int k = 0; k < arrays.length; k++) {
                arrays[k] = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', call.batch(), shape.units());
                Floats target = Floats.of(arrays[k]);
                for (RecurrentBlock block : team) {
                    block.products.write(block.lastState()[k], target, 0, shape.units());
                }
            }
            return new State(List.of(arrays));
        }

        @Override
        public void backward(INDArray epsilon, Gradients into) {
            Back back = back(epsilon, into);
            Team.run(team.length, workers(), back::through);
            back.sum(workers());
        }

        /** Begins the way back, of which nothing is computed yet; epsilon needn't be there before {@link Back#through}. */
        Back back(INDArray epsilon, Gradients into) {
            valid();
            if (!call.recording()) {
                throw new IllegalStateException("This pass was not recorded.");
            }
            check(into.parameters());
            return new Back(epsilon, into);
        }

        /** The way back, strip by strip. */
        final class Back {
            private final SequenceArray error;
            private final Optional<SequenceArray> dx;
            private final Gradients into;
            private final double[][] squares;

            private Back(INDArray epsilon, Gradients into) {
                this.into = into;
                error = sequences("epsilon", epsilon, call.batch(), shape.units(), call.steps());
                dx = into.input().map(x -> sequences("input gradient", x, call.batch(), shape.inputs(), call.steps()));
                squares = new double[team.length][into.norms().isPresent() ? call.steps() : 0];
            }

            void through(int strip) {
                team[strip].backward(new Products.Wanted(error, dx, squares[strip]));
            }

            /** Adds up what all strips have found. */
            void sum(int workers) {
                PackedWeights[] parts = Arrays.stream(team)
                        .map(block -> block.products.gradient)
                        .toArray(PackedWeights[]::new);
                PackedWeights.unpackSum(parts, into.parameters(), workers);
                into.initial().ifPresent(CpuTape.this::initial);
                into.norms()
                        .ifPresent(norms -> Arrays.setAll(
                                norms,
                                t -> Math.sqrt(Arrays.stream(squares)
                                        .mapToDouble(part -> part[t])
                                        .sum())));
            }
        }

        private void initial(State target) {
            for (int k = 0; k < target.arrays().size(); k++) {
                Floats array = Floats.of(
                        Dense.check("initial state gradient", target.arrays().get(k), call.batch(), shape.units()));
                for (RecurrentBlock block : team) {
                    block.products.write(block.firstGradients()[k], array, 0, shape.units());
                }
            }
        }

        private void valid() {
            if (current != this) {
                throw new IllegalStateException("The kernel has made another pass since this one.");
            }
        }
    }
}
