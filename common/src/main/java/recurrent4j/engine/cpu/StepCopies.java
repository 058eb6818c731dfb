package recurrent4j.engine.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * Copies of several time steps at once between {@code [time][feature][batch]} and the order in which a block of examples keeps
 * its own, turned over where that is another. oneDNN makes a kernel for it.
 */
final class StepCopies {
    /** Kernels that are kept, each for another number of steps. */
    private static final int KEPT = 16;

    private final Strip strip;
    private final int features;
    private final long[] own;
    private final RecentlyUsed<Extent, Copy> copies = new RecentlyUsed<>(KEPT, Copy::new);
    private final Floats.Address address = new Floats.Address();

    /** @param own how far apart a block's own numbers are, from step to step, from example to example, and from feature to feature */
    private StepCopies(Strip strip, int features, long... own) {
        this.strip = strip;
        this.features = features;
        this.own = own;
    }

    /** Whether the library is there. */
    static boolean arePossible() {
        return Blas.isOneDnn();
    }

    /** Whether it is, for sequences in the order that blocks don't have. */
    static boolean suit(SequenceArray sequences) {
        return !sequences.byExample() && arePossible();
    }

    /** To and from rows, one an example, so many numbers apart. */
    static StepCopies rows(Strip strip, int features, int apart) {
        return new StepCopies(strip, features, (long) strip.size() * apart, apart, 1);
    }

    /** To and from steps of {@code [feature][example]}, so many numbers apart. */
    static StepCopies steps(Strip strip, int features, long apart) {
        return new StepCopies(strip, features, apart, 1, strip.size());
    }

    private record Extent(int steps, boolean reading) {}

    /** Copies steps of sequences to an address. */
    void read(Floats sequences, int step, int count, long target) {
        copy(count, true, place(sequences, step), target);
    }

    /** Copies steps from an address to sequences. */
    void write(long source, Floats sequences, int step, int count) {
        copy(count, false, source, place(sequences, step));
    }

    private long place(Floats sequences, int step) {
        return sequences.address((long) step * features * strip.batch() + strip.from());
    }

    private void copy(int count, boolean reading, long source, long target) {
        copies.get(new Extent(count, reading)).run(source, target);
    }

    private final class Copy {
        private final memory source;
        private final memory target;
        private final reorder kernel;
        private final stream stream = new stream(OneDnn.CPU);

        Copy(Extent extent) {
            long[] shape = {extent.steps(), strip.size(), features};
            memory.desc sequences = OneDnn.numbers(shape, (long) features * strip.batch(), 1, strip.batch());
            memory.desc block = OneDnn.numbers(shape, own);
            // The addresses are set before each use.
            source = new memory(extent.reading() ? sequences : block, OneDnn.CPU, address.at(0));
            target = new memory(extent.reading() ? block : sequences, OneDnn.CPU, address.at(0));
            kernel = new reorder(source, target);
        }

        void run(long from, long to) {
            source.set_data_handle(address.at(from));
            target.set_data_handle(address.at(to));
            kernel.execute(stream, source, target);
        }
    }
}
