package recurrent4j.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * A matrix {@code [height][width]} that many products have on their right, in the order in which oneDNN's kernels read it:
 * {@code dnnl_sgemm} would put it in order at each product anew. Any number of threads may multiply with it.
 *
 * <p>oneDNN 2.5 has such kernels for processors with AVX-512. Each row of a result is the same, bit by bit, however many rows
 * are multiplied together.
 */
final class PreparedMatrix {
    private static final String KERNELS = "brg";

    /** Kernels that a product keeps, each for another number of rows: one takes a third of a millisecond to make. */
    private static final int KEPT = 32;

    /** Rows that are multiplied at a time: the results of more would leave the cache where rows are long. */
    private static final int BLOCK = 50;

    private final int height;
    private final int width;
    private final memory.desc order;
    private final memory prepared;
    private final stream stream = new stream(OneDnn.CPU);
    private reorder putInOrder;
    private memory plain;

    private PreparedMatrix(int height, int width, memory.desc order) {
        this.height = height;
        this.width = width;
        this.order = order;
        prepared = new memory(order, OneDnn.CPU);
    }

    /** The processor, as oneDNN calls it, and whether it has kernels for that order. */
    private static final class Device {
        private static final int SOME = 64;

        static final boolean HAS_KERNELS = kernel(1, SOME, any(SOME, SOME), SOME, false)
                .impl_info_str()
                .getString()
                .startsWith(KERNELS);
    }

    /** Whether the library has better kernels for this processor than those that {@link Blas.Gemm} calls. */
    static boolean isUseful() {
        return Blas.isOneDnn() && Device.HAS_KERNELS;
    }

    /** Makes room for a matrix of some shape. */
    PreparedMatrix(int height, int width) {
        this(height, width, kernel(1, height, any(height, width), width, false).weights_desc());
    }

    private static memory.desc any(int height, int width) {
        return new memory.desc(new long[] {height, width}, memory.data_type.f32, memory.format_tag.any);
    }

    private static memory.desc rows(int rows, int width) {
        return new memory.desc(new long[] {rows, width}, memory.data_type.f32, memory.format_tag.ab);
    }

    private static matmul.primitive_desc kernel(int rows, int height, memory.desc right, int width, boolean adding) {
        var attributes = new primitive_attr();
        if (adding) {
            var sum = new post_ops();
            sum.append_sum();
            attributes.set_post_ops(sum);
        }
        var product = new matmul.desc(rows(rows, height), right, rows(rows, width));
        return new matmul.primitive_desc(product, attributes, OneDnn.CPU);
    }

    /** Takes the numbers of a matrix of this shape, always of the same stride. */
    void take(Matrix numbers) {
        if (putInOrder == null) {
            long down = numbers.transposed() ? numbers.stride() : 1;
            long across = numbers.transposed() ? 1 : numbers.stride();
            plain = new memory(
                    OneDnn.numbers(new long[] {height, width}, down, across),
                    OneDnn.CPU,
                    new Floats.Address().at(numbers.address()));
            putInOrder = new reorder(plain, prepared);
        }
        plain.set_data_handle(new Floats.Address().at(numbers.address()));
        putInOrder.execute(stream, plain, prepared);
    }

    /** Multiplies rows with this matrix, for one thread. */
    Product product(boolean adding) {
        return new Product(adding);
    }

    /** {@code result = left right}, or {@code result += left right}, of dense rows. */
    final class Product {
        private final boolean adding;
        private final RecentlyUsed<Integer, Kernel> kernels = new RecentlyUsed<>(KEPT, Kernel::new);
        private final stream stream = new stream(OneDnn.CPU);
        private final Floats.Address address = new Floats.Address();

        private Product(boolean adding) {
            this.adding = adding;
        }

        /** Multiplies so many rows, each of which follows the one before without a gap. */
        void multiply(long left, int rows, long result) {
            for (int done = 0; done < rows; done += BLOCK) {
                long before = (long) done * Float.BYTES;
                multiplyBlock(left + before * height, Math.min(BLOCK, rows - done), result + before * width);
            }
        }

        private void multiplyBlock(long left, int rows, long result) {
            kernels.get(rows).multiply(left, result);
        }

        private final class Kernel {
            private final matmul kernel;
            private final memory source;
            private final memory target;
            private final IntMemoryMap arguments = new IntMemoryMap();

            Kernel(int rows) {
                kernel = new matmul(kernel(rows, height, order, width, adding));
                // The addresses are set before each use.
                source = new memory(rows(rows, height), OneDnn.CPU, address.at(0));
                target = new memory(rows(rows, width), OneDnn.CPU, address.at(0));
                arguments.put(DNNL_ARG_SRC, source);
                arguments.put(DNNL_ARG_WEIGHTS, prepared);
                arguments.put(DNNL_ARG_DST, target);
            }

            void multiply(long left, long result) {
                source.set_data_handle(address.at(left));
                target.set_data_handle(address.at(result));
                kernel.execute(stream, arguments);
            }
        }
    }
}
