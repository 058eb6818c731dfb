package recurrent4j.engine.cpu;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;

/** What all uses of oneDNN's own objects share. */
final class OneDnn {
    static final engine CPU = new engine(engine.kind.cpu, 0);

    private OneDnn() {}

    /** The shape of floats in memory, and how many of them apart neighbours are in each dimension. */
    static memory.desc numbers(long[] shape, long... strides) {
        return new memory.desc(shape, memory.data_type.f32, strides, false);
    }
}
