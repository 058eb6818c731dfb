package recurrent4j.layers.fused;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.api.buffer.DataType;
import recurrent4j.engine.Kernels;

/** Puts fused layers in the place of Deeplearning4j's, whatever these are wrapped in, and fast vertices between them. */
record Replacement(Kernels kernels, int threads) {

    /** Returns what shall stand where the layer stands: itself, changed inside, or its replacement. */
    Layer of(Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            wrapper.setUnderlying(of(wrapper.getUnderlying()));
            return isPlainLastStep(wrapper)
                    ? new FusedLastTimeStepLayer(wrapper.getUnderlying(), kernels.sequences(threads))
                    : wrapper;
        }
        if (layer instanceof BidirectionalLayer bidirectional) {
            return bothWays(bidirectional);
        }
        if (layer instanceof Fused fused) {
            fused.useThreads(threads);
            return layer;
        }
        return Candidate.of(layer)
                .maker()
                .map(maker -> maker.with(kernels, threads))
                .orElse(layer);
    }

    private Layer bothWays(BidirectionalLayer layer) {
        Layer forward = of(PrivateFields.forward(layer));
        Layer backward = of(PrivateFields.backward(layer));
        boolean plain = layer.getClass() == BidirectionalLayer.class;
        return plain && forward instanceof FusedRecurrentLayer && backward instanceof FusedRecurrentLayer
                ? new FusedBidirectionalLayer(layer, forward, backward, kernels.sequences(threads))
                : layer;
    }

    /** Whether it is Deeplearning4j's own around one of ours, so that type and layout are those of the kernels. */
    private static boolean isPlainLastStep(BaseWrapperLayer wrapper) {
        Layer inner = wrapper.getUnderlying();
        return wrapper.getClass() == LastTimeStepLayer.class
                && (inner instanceof FusedRecurrentLayer || inner instanceof FusedBidirectionalLayer);
    }

    /** Replaces the vertices between two towers, which handle each step of each example apart. */
    void ofVertices(ComputationGraph network) {
        org.deeplearning4j.nn.graph.vertex.GraphVertex[] vertices = network.getVertices();
        for (int i = 0; i < vertices.length; i++) {
            var name = vertices[i].getVertexName();
            if (vertices[i] instanceof FusedDecoderVertex decoder) {
                decoder.useThreads(threads);
            }
            vertices[i] =
                    of(vertices[i], network.getConfiguration().getVertices().get(name));
            PrivateFields.verticesByName(network).put(name, vertices[i]);
        }
    }

    private org.deeplearning4j.nn.graph.vertex.GraphVertex of(
            org.deeplearning4j.nn.graph.vertex.GraphVertex stock, GraphVertex configuration) {
        if (stock.getClass() == ReverseTimeSeriesVertex.class) {
            var reverse = (ReverseTimeSeriesVertex) stock;
            var described = (org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex) configuration;
            return reverse.getDataType() == DataType.FLOAT
                    ? new FusedReverseVertex(reverse, described.getMaskArrayInputName(), kernels.sequences(threads))
                    : stock;
        }
        if (stock.getClass() == MergeVertex.class) {
            var merge = (MergeVertex) stock;
            int axis = ((org.deeplearning4j.nn.conf.graph.MergeVertex) configuration).getMergeAxis();
            return merge.getDataType() == DataType.FLOAT && axis == 1
                    ? new FusedMergeVertex(merge, kernels.sequences(threads))
                    : stock;
        }
        return stock;
    }
}
