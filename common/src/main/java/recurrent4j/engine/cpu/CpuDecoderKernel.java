package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DecoderKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;

/** A decoder whose batch is split over threads, each of which makes all of its layers and its attention. */
final class CpuDecoderKernel implements DecoderKernel {
    /** Multiplications in a pass below which handing a part of it to another thread costs more than it brings. */
    private static final long WORTH_SHARING = 16_000_000;

    private final DecoderShape shape;
    private final int threads;
    private final List<PackedWeights> weights;
    private final Map<Strip, DecoderBlock> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private final Scratch input = new Scratch();
    private final Scratch inputGradient = new Scratch();
    private final Scratch[] states;
    private final Scratch[] stateGradients;
    private CpuTape current;

    CpuDecoderKernel(DecoderShape shape, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread has to compute, not " + threads + ".");
        }
        this.shape = shape;
        this.threads = threads;
        weights = DecoderWeights.cells(shape);
        states = scratch(weights.size());
        stateGradients = scratch(weights.size());
    }

    private static Scratch[] scratch(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Scratch()).toArray(Scratch[]::new);
    }

    /** Work space that grows. */
    private static final class Scratch {
        private Floats memory = Floats.zeros(0);
        private int length;

        Floats of(int needed) {
            if (length < needed) {
                memory.free();
                memory = Floats.zeros(needed);
                length = needed;
            }
            return memory;
        }
    }

    @Override
    public void infer(DecoderParameters parameters, DecoderInput read, INDArray output) {
        forward(parameters, read, output, false);
    }

    @Override
    public Tape record(DecoderParameters parameters, DecoderInput read, INDArray output) {
        return forward(parameters, read, output, true);
    }

    @Override
    public DecoderSteps steps(DecoderParameters parameters, TokenParameters tokens, DecoderMemory memory) {
        DecoderWeights.check(shape, parameters);
        return new CpuDecoderSteps(shape, parameters, new StepTokens(shape, tokens), memory);
    }

    private CpuTape forward(DecoderParameters parameters, DecoderInput read, INDArray output, boolean recording) {
        DecoderWeights.check(shape, parameters);
        DecoderPass.Extent extent = extent(read);
        int steps = extent.steps();
        int batch = extent.batch();
        Floats target = Floats.of(Dense.check("target", read.target(), batch, shape.target(), steps));
        Floats lowest = shape.fed() ? withRoom(target, batch, steps) : target;
        Floats[] all = IntStream.range(0, states.length)
                .mapToObj(i -> states[i].of(steps * unitsOf(i) * batch))
                .toArray(Floats[]::new);
        var pass = new DecoderPass(
                shape,
                extent,
                target,
                lowest,
                all,
                initial(Floats.of(Dense.check("initial states", read.initial(), batch, shape.states())), batch),
                Floats.of(Dense.check("memory", read.memory(), batch, shape.memory(), extent.memorySteps())),
                Floats.of(Dense.check("output", output, batch, shape.answers(), steps)),
                DecoderWeights.of(shape, parameters),
                recording);
        DecoderBlock[] team = team(pass);
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).pack(parameters.layers().get(i), Math.min(threads, team.length));
        }
        current = new CpuTape(team, pass);
        Team.run(team.length, k -> team[k].forward(pass));
        return current;
    }

    private int unitsOf(int layer) {
        return shape.layers().get(layer).units();
    }

    private static DecoderPass.Extent extent(DecoderInput read) {
        int batch = (int) read.target().size(0);
        int steps = Dense.steps(read.target());
        int memorySteps = Dense.steps(read.memory());
        return new DecoderPass.Extent(
                batch,
                steps,
                memorySteps,
                read.targetMask().map(mask -> Dense.mask(mask, batch, steps)),
                read.memoryMask().map(mask -> Dense.mask(mask, batch, memorySteps)));
    }

    /** The target's vectors with room behind each for what is fed. */
    private Floats withRoom(Floats target, int batch, int steps) {
        int inputs = shape.layers().get(0).inputs();
        Floats all = input.of(steps * inputs * batch);
        for (int t = 0; t < steps; t++) {
            all.copy(t * inputs * batch, target, t * shape.target() * batch, shape.target() * batch);
        }
        return all;
    }

    /** The states of each layer before the first step, in place. */
    private Floats[][] initial(Floats all, int batch) {
        Floats[][] initial = new Floats[states.length][];
        int at = 0;
        for (int i = 0; i < initial.length; i++) {
            CellShape layer = shape.layers().get(i);
            initial[i] = new Floats[layer.recurrence().states()];
            for (int k = 0; k < initial[i].length; k++) {
                initial[i][k] = all.part(at, layer.units() * batch);
                at += layer.units() * batch;
            }
        }
        return initial;
    }

    private DecoderBlock[] team(DecoderPass pass) {
        DecoderPass.Extent extent = pass.extent();
        long perStep = weights.stream()
                .mapToLong(packed -> (long) packed.height() * packed.blocks() * shape.top())
                .sum();
        long work = extent.batch() * (long) extent.steps() * (perStep + (long) shape.read() * shape.answers());
        int slots = pass.recording() ? extent.steps() + 1 : 2;
        DecoderBlock[] team = Strip.split(extent.batch(), threads, work / WORTH_SHARING)
                .map(strip -> blocks.compute(strip, (same, known) -> block(same, known, slots)))
                .toArray(DecoderBlock[]::new);
        Strip.forget(blocks);
        return team;
    }

    private DecoderBlock block(Strip strip, DecoderBlock known, int slots) {
        if (known != null && known.holds(slots)) {
            return known;
        }
        if (known != null) {
            known.free();
        }
        return new DecoderBlock(shape, weights, strip, slots);
    }

    private final class CpuTape implements Tape {
        private final DecoderBlock[] team;
        private final DecoderPass pass;

        CpuTape(DecoderBlock[] team, DecoderPass pass) {
            this.team = team;
            this.pass = pass;
        }

        @Override
        public void backward(INDArray epsilon, DecoderGradients into) {
            if (current != this || !pass.recording()) {
                throw new IllegalStateException("The kernel has made another pass since this one, or recorded none.");
            }
            DecoderPass.Extent extent = pass.extent();
            int batch = extent.batch();
            int steps = extent.steps();
            DecoderWeights.check(shape, into.parameters());
            Floats target = Floats.of(Dense.check("target gradient", into.target(), batch, shape.target(), steps));
            Floats[] all = IntStream.range(0, states.length)
                    .mapToObj(i -> stateGradients[i].of(steps * unitsOf(i) * batch))
                    .toArray(Floats[]::new);
            var gradients = new DecoderPass.Gradients(
                    Floats.of(Dense.check("epsilon", epsilon, batch, shape.answers(), steps)),
                    target,
                    shape.fed() ? inputGradient.of(steps * shape.layers().get(0).inputs() * batch) : target,
                    all,
                    Floats.of(Dense.check(
                            "memory gradient", into.memory(), batch, shape.memory(), extent.memorySteps())));
            Team.run(team.length, k -> team[k].backward(gradients));
            sum(into.parameters());
            Floats[][] first = CpuDecoderKernel.this.initial(
                    Floats.of(Dense.check("initial gradient", into.initial(), batch, shape.states())), batch);
            for (DecoderBlock block : team) {
                for (int i = 0; i < first.length; i++) {
                    RecurrentBlock cells = block.cells[i];
                    float[][] ofLayer = cells.firstGradients();
                    for (int k = 0; k < first[i].length; k++) {
                        cells.products.write(ofLayer[k], first[i][k], 0, unitsOf(i));
                    }
                }
            }
        }

        private void sum(DecoderParameters into) {
            int workers = Math.min(threads, team.length);
            for (int i = 0; i < weights.size(); i++) {
                int layer = i;
                PackedWeights[] parts = Arrays.stream(team)
                        .map(block -> block.cells[layer].products.gradient)
                        .toArray(PackedWeights[]::new);
                PackedWeights.unpackSum(parts, into.layers().get(i), workers);
            }
            add(into.answer().kernel(), block -> block.answerKernelGradient);
            put(into.answer().bias(), (block, sum) -> Pointwise.add(sum, block.answerBiasGradient, sum.length));
            into.scoring().ifPresent(scoring -> {
                add(scoring.key(), block -> block.attention.orElseThrow().keyKernelGradient);
                scoring.additive().ifPresent(additive -> {
                    add(additive.query(), block -> block.attention.orElseThrow().queryKernelGradient);
                    float[] vector = new float[shape.top()];
                    put(
                            additive.bias(),
                            (block, sum) -> block.attention.orElseThrow().collect(sum, vector));
                    Floats.of(additive.vector()).put(0, vector, vector.length);
                });
            });
        }

        private void add(INDArray into, Function<DecoderBlock, Floats> part) {
            int length = (int) into.length();
            float[] more = new float[length];
            put(into, (block, sum) -> {
                part.apply(block).get(0, more, length);
                Pointwise.add(sum, more, length);
            });
        }

        private void put(INDArray into, BiConsumer<DecoderBlock, float[]> adding) {
            float[] sum = new float[(int) into.length()];
            for (DecoderBlock block : team) {
                adding.accept(block, sum);
            }
            Floats.of(into).put(0, sum, sum.length);
        }
    }
}
