package recurrent4j.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.model.Architecture;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** The one translation of descriptions into networks of Deeplearning4j: layers in a chain, or a graph where it branches. */
final class NetworkBuilder {

    private NetworkBuilder() {}

    static Network build(Design design, double learningRate, long seed) {
        NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder()
                .seed(seed)
                // Keras's epsilon, so that experiments published with it repeat.
                .updater(new Adam(learningRate, 0.9, 0.999, 1e-7));
        Network network;
        if (design instanceof Architecture architecture) {
            network = branches(architecture)
                    ? graph(Branches.configuration(architecture, settings))
                    : chain(chain(architecture, settings));
        } else if (design instanceof MeanOfEmbeddings mean) {
            network = graph(mean(mean, settings.graphBuilder()));
        } else {
            network = chain(linear((LinearLayer) design, settings));
        }
        InitialWeights.draw(network, seed);
        return network;
    }

    private static Network chain(MultiLayerConfiguration configuration) {
        var layers = new MultiLayerNetwork(configuration);
        layers.init();
        return new LayerNetwork(layers);
    }

    private static Network graph(ComputationGraphConfiguration configuration) {
        var graph = new ComputationGraph(configuration);
        graph.init();
        return new GraphNetwork(graph);
    }

    private static boolean branches(Architecture architecture) {
        return architecture.stack().direction() == Direction.BIDIRECTIONAL
                || architecture.input() instanceof Input.Embedding embedding
                        && embedding.vocabularies().size() > 1
                || architecture.readout() instanceof Readout.Label label && !label.byLastState();
    }

    private static MultiLayerConfiguration chain(Architecture architecture, NeuralNetConfiguration.Builder settings) {
        Input input = architecture.input();
        RecurrentStack stack = architecture.stack();
        boolean everyStep = architecture.everyStep();
        var layers = settings.list();
        if (input instanceof Input.Embedding embedding) {
            layers.layer(StockLayers.lookUp(embedding));
        }
        int top = stack.units().size() - 1;
        for (int i = 0; i <= top; i++) {
            Layer cells = stack.cell().layer(stack.units().get(i));
            if (i > 0 && stack.dropout() > 0) {
                if (everyStep) {
                    layers.layer(StockLayers.dropout(stack.dropout()));
                } else {
                    // Sequences of one answer may be padded, and a layer of dropout refuses the mask of their steps.
                    StockLayers.dropping(cells, stack.dropout());
                }
            }
            if (i == 0 && input instanceof Input.Embedding embedding) {
                StockLayers.droppingDimensions(cells, embedding.dropout());
            }
            layers.layer(i < top || everyStep ? cells : new LastTimeStep(cells));
        }
        if (stack.dropout() > 0) {
            layers.layer(StockLayers.dropout(stack.dropout()));
        }
        return layers.layer(StockLayers.answer(architecture.readout()))
                .setInputType(StockLayers.inputType(input))
                .build();
    }

    private static MultiLayerConfiguration linear(LinearLayer linear, NeuralNetConfiguration.Builder settings) {
        return settings.list()
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(linear.outputs())
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(linear.inputs(), RNNFormat.NCW))
                .build();
    }

    private static ComputationGraphConfiguration mean(MeanOfEmbeddings mean, GraphBuilder graph) {
        Input.Embedding input = mean.input();
        String vectors = StockLayers.begin(graph, input);
        return graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), vectors)
                // Deeplearning4j still takes for a sequence what pooling has made one value of.
                .addVertex("value", new ReshapeVertex('f', new int[] {-1, input.dimensions()}, null), "mean")
                // A dimension that is missing at all steps is missing in the mean.
                .addLayer("dropout", StockLayers.dropout(input.dropout()), "value")
                .addLayer("answer", StockLayers.answer(new Readout.Label(mean.classes())), "dropout")
                .setOutputs("answer")
                .build();
    }
}
