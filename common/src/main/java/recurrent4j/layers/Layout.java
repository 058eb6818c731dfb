package recurrent4j.layers;

import java.util.Optional;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.layers.engine.TimeSteps;

/** The one layout that the engine reads and writes: float, and dense in 'f' order, so that a time step is one block. */
final class Layout {

    private Layout() {}

    /** Tells whether ND4J keeps its arrays where the engine can read them, rather than on a GPU. */
    static boolean isOnHost() {
        return Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
    }

    /** Returns the array itself if it has that layout, and a copy in the given workspace otherwise. */
    static INDArray dense(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        INDArray floats = array.castTo(DataType.FLOAT);
        return isDense(floats) ? floats : workspaces.dup(workspace, floats, 'f');
    }

    /** Returns a copy of {@code [batch, features, time]} with the last step first, in that layout. */
    static INDArray reversed(INDArray array, ArrayType workspace, LayerWorkspaceMgr workspaces) {
        INDArray reversed = workspaces.createUninitialized(workspace, DataType.FLOAT, array.shape(), 'f');
        TimeSteps.reverse(dense(array, workspace, workspaces), Optional.empty(), reversed);
        return reversed;
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
