package recurrent4j.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * No recurrence at all: the mean of the learned vectors of a sequence's symbols, in whatever order they stand, and a softmax
 * (Iyyer et al. 2015, without hidden layers). It reads numbers {@code [batch, tracks, time]} and answers {@code [batch,
 * classes]}.
 *
 * @param input the symbols and their vectors
 * @param classes how many are told apart
 */
public record MeanOfEmbeddings(Input.Embedding input, int classes) implements Design {

    @Override
    public Network network(double learningRate, long seed) {
        GraphBuilder description = Design.settings(learningRate, seed).graphBuilder();
        String vectors = StockLayers.begin(description, input);
        var graph = new ComputationGraph(description
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), vectors)
                // Deeplearning4j still takes for a sequence what pooling has made one value of.
                .addVertex("value", new ReshapeVertex('f', new int[] {-1, input.dimensions()}, null), "mean")
                // A dimension that is missing at all steps is missing in the mean.
                .addLayer("dropout", new DropoutLayer.Builder(1 - input.dropout()).build(), "value")
                .addLayer("answer", StockLayers.answer(new Readout.Label(classes)), "dropout")
                .setOutputs("answer")
                .build());
        graph.init();
        Network network = new GraphNetwork(graph);
        InitialWeights.draw(network, seed);
        return network;
    }

    @Override
    public boolean everyStep() {
        return false;
    }

    @Override
    public String toString() {
        return "mean of embeddings, Dense(" + classes + ")";
    }
}
