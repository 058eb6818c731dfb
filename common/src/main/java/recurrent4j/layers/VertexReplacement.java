package recurrent4j.layers;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.ReverseTimeSeriesVertex;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts fast vertices in the place of Deeplearning4j's between two towers, which handle each step of each example apart. */
final class VertexReplacement {

    private VertexReplacement() {}

    static void in(ComputationGraph network) {
        if (!Layout.isOnHost()) {
            return;
        }
        org.deeplearning4j.nn.graph.vertex.GraphVertex[] vertices = network.getVertices();
        for (int i = 0; i < vertices.length; i++) {
            var name = vertices[i].getVertexName();
            vertices[i] =
                    of(vertices[i], network.getConfiguration().getVertices().get(name));
            PrivateFields.verticesByName(network).put(name, vertices[i]);
        }
    }

    private static org.deeplearning4j.nn.graph.vertex.GraphVertex of(
            org.deeplearning4j.nn.graph.vertex.GraphVertex stock, GraphVertex configuration) {
        if (stock.getClass() == ReverseTimeSeriesVertex.class) {
            var reverse = (ReverseTimeSeriesVertex) stock;
            var described = (org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex) configuration;
            return reverse.getDataType() == DataType.FLOAT
                    ? new FusedReverseVertex(reverse, described.getMaskArrayInputName())
                    : stock;
        }
        if (stock.getClass() == MergeVertex.class) {
            var merge = (MergeVertex) stock;
            int axis = ((org.deeplearning4j.nn.conf.graph.MergeVertex) configuration).getMergeAxis();
            return merge.getDataType() == DataType.FLOAT && axis == 1 ? new FusedMergeVertex(merge) : stock;
        }
        return stock;
    }
}
