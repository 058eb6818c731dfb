package recurrent4j.layers.fused;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.network.Engine;

/** A bidirectional network of two levels, each made of a tower that reads forwards and one that reads backwards. */
final class Towers {

    static {
        Engine.FUSED.start(1);
    }

    private Towers() {}

    static ComputationGraph classifying(DataType type, CellUnderTest cell, int units) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.recurrent(Networks.INPUTS))
                .addLayer("lower forward", cell.layer(units), "input")
                .addVertex("reversed", new ReverseTimeSeriesVertex("input"), "input")
                .addLayer("lower reversed", cell.layer(units), "reversed")
                .addVertex("lower backward", new ReverseTimeSeriesVertex("input"), "lower reversed")
                .addVertex("lower", new MergeVertex(), "lower forward", "lower backward")
                .addLayer("forward", new LastTimeStep(cell.layer(units)), "lower")
                .addVertex("lower from its end", new ReverseTimeSeriesVertex("input"), "lower")
                .addLayer("backward", new LastTimeStep(cell.layer(units)), "lower from its end")
                .addVertex("both", new MergeVertex(), "forward", "backward")
                .addLayer(
                        "answer",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(Networks.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "both")
                .setOutputs("answer");
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    static INDArray output(ComputationGraph network, DataSet batch) {
        return activations(network, batch, "answer");
    }

    static INDArray activations(ComputationGraph network, DataSet batch, String vertex) {
        mask(network, batch);
        INDArray activations = network.feedForward(batch.getFeatures(), false).get(vertex);
        network.clearLayerMaskArrays();
        return activations;
    }

    static INDArray gradient(ComputationGraph network, DataSet batch) {
        network.setInputs(batch.getFeatures());
        network.setLabels(batch.getLabels());
        mask(network, batch);
        network.computeGradientAndScore();
        network.clearLayerMaskArrays();
        return network.gradient().gradient().dup();
    }

    private static void mask(ComputationGraph network, DataSet batch) {
        if (batch.getFeaturesMaskArray() != null) {
            network.setLayerMaskArrays(new INDArray[] {batch.getFeaturesMaskArray()}, null);
        }
    }
}
