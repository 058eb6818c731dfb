package recurrent4j.engine.cudnn;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnRNNDataStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/** How a batch lies in memory, as cuDNN wants to be told. */
final class CudnnShapes implements AutoCloseable {
    private final CellsShape cells;
    private final cudnnRNNDataStruct x = new cudnnRNNDataStruct();
    private final cudnnRNNDataStruct y = new cudnnRNNDataStruct();
    private final cudnnTensorStruct states = new cudnnTensorStruct();
    private final FloatPointer padding = new FloatPointer(new float[] {0});
    private int batch;
    private int steps;
    private boolean equalLengths;

    CudnnShapes(CellsShape cells) {
        this.cells = cells;
        Status.cudnn("cudnnCreateRNNDataDescriptor", cudnn.cudnnCreateRNNDataDescriptor(x));
        Status.cudnn("cudnnCreateRNNDataDescriptor", cudnn.cudnnCreateRNNDataDescriptor(y));
        Status.cudnn("cudnnCreateTensorDescriptor", cudnn.cudnnCreateTensorDescriptor(states));
    }

    cudnnRNNDataStruct x() {
        return x;
    }

    cudnnRNNDataStruct y() {
        return y;
    }

    cudnnTensorStruct states() {
        return states;
    }

    void set(int sequences, int longest, Optional<int[]> lengths) {
        if (lengths.isEmpty() && equalLengths && batch == sequences && steps == longest) {
            return;
        }
        batch = sequences;
        steps = longest;
        equalLengths = lengths.isEmpty();
        int[] ends = lengths.orElseGet(() -> {
            int[] all = new int[sequences];
            Arrays.fill(all, longest);
            return all;
        });
        set(x, cells.inputs(), ends);
        set(y, cells.outputs(), ends);
        int units = cells.units();
        int[] sizes = {cells.layers() * cells.directions(), batch, units};
        int[] strides = {batch * units, units, 1};
        Status.cudnn(
                "cudnnSetTensorNdDescriptor",
                cudnn.cudnnSetTensorNdDescriptor(states, cudnn.CUDNN_DATA_FLOAT, sizes.length, sizes, strides));
    }

    private void set(cudnnRNNDataStruct data, int features, int... ends) {
        Status.cudnn(
                "cudnnSetRNNDataDescriptor",
                cudnn.cudnnSetRNNDataDescriptor(
                        data,
                        cudnn.CUDNN_DATA_FLOAT,
                        cudnn.CUDNN_RNN_DATA_LAYOUT_SEQ_MAJOR_UNPACKED,
                        steps,
                        batch,
                        features,
                        ends,
                        padding));
    }

    @Override
    public void close() {
        cudnn.cudnnDestroyRNNDataDescriptor(x);
        cudnn.cudnnDestroyRNNDataDescriptor(y);
        cudnn.cudnnDestroyTensorDescriptor(states);
        padding.close();
    }
}
