package recurrent4j.engine.cudnn;

import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnDropoutStruct;
import org.bytedeco.cuda.cudnn.cudnnRNNStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.cudnn.Cells.Pass;
import recurrent4j.engine.cudnn.Cells.Place;
import recurrent4j.engine.cudnn.Cells.States;

/** Recurrent layers as cuDNN knows them, with one algorithm; the calls return what cuDNN answers, 0 if all is well. */
final class CudnnStack implements AutoCloseable {
    private final cudnnContext handle;
    private final CellsShape shape;
    private final cudnnRNNStruct rnn = new cudnnRNNStruct();
    private final cudnnDropoutStruct noDropout = new cudnnDropoutStruct();
    private final int status;

    private CudnnStack(cudnnContext handle, CellsShape shape, int algorithm, Precision precision) {
        this.handle = handle;
        this.shape = shape;
        Status.cudnn("cudnnCreateRNNDescriptor", cudnn.cudnnCreateRNNDescriptor(rnn));
        Status.cudnn("cudnnCreateDropoutDescriptor", cudnn.cudnnCreateDropoutDescriptor(noDropout));
        Status.cudnn("cudnnSetDropoutDescriptor", cudnn.cudnnSetDropoutDescriptor(noDropout, handle, 0, null, 0, 0));
        status = cudnn.cudnnSetRNNDescriptor_v8(
                rnn,
                algorithm,
                mode(shape.recurrence()),
                // As everybody calls it; those that we do not have stay 0.
                cudnn.CUDNN_RNN_DOUBLE_BIAS,
                shape.directions() == 1 ? cudnn.CUDNN_UNIDIRECTIONAL : cudnn.CUDNN_BIDIRECTIONAL,
                cudnn.CUDNN_LINEAR_INPUT,
                cudnn.CUDNN_DATA_FLOAT,
                cudnn.CUDNN_DATA_FLOAT,
                // The default may round factors to TF32.
                precision == Precision.TF32 ? cudnn.CUDNN_DEFAULT_MATH : cudnn.CUDNN_FMA_MATH,
                shape.inputs(),
                shape.units(),
                shape.units(),
                shape.layers(),
                noDropout,
                cudnn.CUDNN_RNN_PADDED_IO_ENABLED);
    }

    static CudnnStack standard(cudnnContext handle, CellsShape shape, Precision precision) {
        var stack = new CudnnStack(handle, shape, cudnn.CUDNN_RNN_ALGO_STANDARD, precision);
        Status.cudnn("cudnnSetRNNDescriptor", stack.status);
        return stack;
    }

    /** Returns layers whose state stays on the chip; nothing if cuDNN refuses. */
    static Optional<CudnnStack> onChip(cudnnContext handle, CellsShape shape, Precision precision) {
        int algorithm = cudnn.CUDNN_RNN_ALGO_PERSIST_STATIC_SMALL_H;
        var stack = new CudnnStack(handle, shape, algorithm, precision);
        if (stack.status == 0) {
            return Optional.of(stack);
        }
        stack.close();
        return Optional.empty();
    }

    private static int mode(Recurrence recurrence) {
        return switch (recurrence) {
            case SIMPLE_RNN -> cudnn.CUDNN_RNN_TANH;
            case SIMPLE_RNN_RELU -> cudnn.CUDNN_RNN_RELU;
            case LSTM -> cudnn.CUDNN_LSTM;
            case GRU -> cudnn.CUDNN_GRU;
            case PEEPHOLE_LSTM, COUPLED_LSTM, GRU_RESET_BEFORE ->
                throw new IllegalArgumentException(recurrence + " is none of cuDNN's.");
        };
    }

    /** Numbers in the memory of the weights. */
    long weights() {
        try (var bytes = new SizeTPointer(1)) {
            Status.cudnn("cudnnGetRNNWeightSpaceSize", cudnn.cudnnGetRNNWeightSpaceSize(handle, rnn, bytes));
            return bytes.get() / Float.BYTES;
        }
    }

    /**
     * Where all maps stand, by direction of layer, which cuDNN numbers in turn, and by map.
     *
     * @param memory such as the weights are to have, which is not read
     */
    Place[][] places(DeviceArray memory) {
        Place[][] places = new Place[shape.layers() * shape.directions()]
                [2 * shape.recurrence().gates()];
        for (int tower = 0; tower < places.length; tower++) {
            for (int map = 0; map < places[tower].length; map++) {
                places[tower][map] = place(tower, map, CudaArray.of(memory));
            }
        }
        return places;
    }

    private Place place(int tower, int map, CudaArray memory) {
        try (var matrix = new Pointer();
                var bias = new Pointer();
                var matrixShape = new cudnnTensorStruct();
                var biasShape = new cudnnTensorStruct()) {
            Status.cudnn("cudnnCreateTensorDescriptor", cudnn.cudnnCreateTensorDescriptor(matrixShape));
            Status.cudnn("cudnnCreateTensorDescriptor", cudnn.cudnnCreateTensorDescriptor(biasShape));
            Status.cudnn(
                    "cudnnGetRNNWeightParams",
                    cudnn.cudnnGetRNNWeightParams(
                            handle, rnn, tower, memory.bytes(), memory, map, matrixShape, matrix, biasShape, bias));
            cudnn.cudnnDestroyTensorDescriptor(matrixShape);
            cudnn.cudnnDestroyTensorDescriptor(biasShape);
            return new Place(offset(matrix, memory), offset(bias, memory));
        }
    }

    private static long offset(Pointer at, CudaArray memory) {
        return (at.address() - memory.address()) / Float.BYTES;
    }

    /** Bytes that passes work in, and remember in. */
    record Space(long work, long reserve) {}

    /** Returns what passes of a size need; nothing if cuDNN cannot make them. */
    Optional<Space> space(CudnnShapes shapes, boolean training) {
        try (var work = new SizeTPointer(1);
                var reserve = new SizeTPointer(1)) {
            int answer = cudnn.cudnnGetRNNTempSpaceSizes(handle, rnn, mode(training), shapes.x(), work, reserve);
            return answer == 0 ? Optional.of(new Space(work.get(), reserve.get())) : Optional.empty();
        }
    }

    private static int mode(boolean training) {
        return training ? cudnn.CUDNN_FWD_MODE_TRAINING : cudnn.CUDNN_FWD_MODE_INFERENCE;
    }

    /** What a call is made on. */
    record Call(CudnnShapes shapes, Pass pass, DeviceArray work, DeviceArray reserve, Space space) {
        Pointer weights() {
            return CudaArray.pointer(pass.weights());
        }

        long weightBytes() {
            return CudaArray.of(pass.weights()).bytes();
        }

        private static Pointer h(Optional<States> states) {
            return CudaArray.pointer(states.map(States::h).orElse(DeviceArray.NONE));
        }

        private static Pointer c(Optional<States> states) {
            return CudaArray.pointer(states.map(States::c).orElse(DeviceArray.NONE));
        }
    }

    int forward(Call call, boolean training) {
        Pass pass = call.pass();
        CudnnShapes shapes = call.shapes();
        return cudnn.cudnnRNNForward(
                handle,
                rnn,
                mode(training),
                CudaArray.noIntegers(),
                shapes.x(),
                CudaArray.pointer(pass.x()),
                shapes.y(),
                CudaArray.pointer(pass.y()),
                shapes.states(),
                Call.h(pass.initial()),
                Call.h(pass.last()),
                shapes.states(),
                Call.c(pass.initial()),
                Call.c(pass.last()),
                call.weightBytes(),
                call.weights(),
                call.space().work(),
                CudaArray.pointer(call.work()),
                call.space().reserve(),
                CudaArray.pointer(call.reserve()));
    }

    int backwardData(Call call, DeviceArray dy, DeviceArray dx) {
        Pass pass = call.pass();
        CudnnShapes shapes = call.shapes();
        return cudnn.cudnnRNNBackwardData_v8(
                handle,
                rnn,
                CudaArray.noIntegers(),
                shapes.y(),
                CudaArray.pointer(pass.y()),
                CudaArray.pointer(dy),
                shapes.x(),
                CudaArray.pointer(dx),
                shapes.states(),
                Call.h(pass.initial()),
                null,
                null,
                shapes.states(),
                Call.c(pass.initial()),
                null,
                null,
                call.weightBytes(),
                call.weights(),
                call.space().work(),
                CudaArray.pointer(call.work()),
                call.space().reserve(),
                CudaArray.pointer(call.reserve()));
    }

    int backwardWeights(Call call, DeviceArray gradient) {
        Pass pass = call.pass();
        CudnnShapes shapes = call.shapes();
        return cudnn.cudnnRNNBackwardWeights_v8(
                handle,
                rnn,
                cudnn.CUDNN_WGRAD_MODE_ADD,
                CudaArray.noIntegers(),
                shapes.x(),
                CudaArray.pointer(pass.x()),
                shapes.states(),
                Call.h(pass.initial()),
                shapes.y(),
                CudaArray.pointer(pass.y()),
                call.weightBytes(),
                CudaArray.pointer(gradient),
                call.space().work(),
                CudaArray.pointer(call.work()),
                call.space().reserve(),
                CudaArray.pointer(call.reserve()));
    }

    @Override
    public void close() {
        cudnn.cudnnDestroyRNNDescriptor(rnn);
        cudnn.cudnnDestroyDropoutDescriptor(noDropout);
    }
}
