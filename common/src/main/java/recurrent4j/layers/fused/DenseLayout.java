package recurrent4j.layers.fused;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one layout that kernels read and write: float, and dense in 'f' order, so that a time step is one block. */
final class DenseLayout {

    private DenseLayout() {}

    /** Returns the array itself if it has that layout, and a copy in the given workspace otherwise. */
    static INDArray dense(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        INDArray floats = array.castTo(DataType.FLOAT);
        return isDense(floats) ? floats : workspaces.dup(workspace, floats, 'f');
    }

    /** Returns a new array in that layout, to be written. */
    static INDArray create(ArrayType workspace, LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(workspace, DataType.FLOAT, shape, 'f');
    }

    static boolean isDense(INDArray array) {
        long expected = 1;
        for (int dimension = 0; dimension < array.rank(); dimension++) {
            if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= array.size(dimension);
        }
        return true;
    }
}
