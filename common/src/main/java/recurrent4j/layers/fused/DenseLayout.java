package recurrent4j.layers.fused;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;

/** The one layout that kernels read and write: float, and dense in 'f' order, so that a time step is one block. */
final class DenseLayout {

    /** Rank of {@code [batch, features, time]}. */
    static final int SEQUENCES = 3;

    private DenseLayout() {}

    /** Returns the array itself if it has that layout, and a copy in the given workspace otherwise. */
    static INDArray dense(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        INDArray floats = array.castTo(DataType.FLOAT);
        return Kernels.isDense(floats) ? floats : workspaces.dup(workspace, floats, 'f');
    }

    /** Returns the array itself if it has that layout, or the features of an example side by side; a copy otherwise. */
    static INDArray eitherOrder(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return array.dataType() == DataType.FLOAT && Kernels.isByExample(array)
                ? array
                : dense(array, workspace, workspaces);
    }

    /** Returns a new array {@code [batch, features, time]} with the features of an example side by side, to be written. */
    static INDArray createByExample(ArrayType workspace, LayerWorkspaceMgr workspaces, long... shape) {
        return create(workspace, workspaces, shape[1], shape[0], shape[2]).permute(1, 0, 2);
    }

    /** Returns a new array in the order of another one of that shape. */
    static INDArray createLike(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        return array.rank() == SEQUENCES && !Kernels.isDense(array)
                ? createByExample(workspace, workspaces, array.shape())
                : create(workspace, workspaces, array.shape());
    }

    /** Returns a new array in that layout, to be written. */
    static INDArray create(ArrayType workspace, LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(workspace, DataType.FLOAT, shape, 'f');
    }
}
