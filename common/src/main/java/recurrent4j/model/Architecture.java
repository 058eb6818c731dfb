package recurrent4j.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network described by its three parts: what it reads, how it remembers, what it answers.
 *
 * @param input what one step shows
 * @param stack the recurrent layers
 * @param readout what is answered, and when
 */
public record Architecture(Input input, RecurrentStack stack, Readout readout) implements Design {

    /** What the names of the layers begin with that read the reversed sequence. */
    static final String BACKWARD = "backward";

    /** @throws IllegalArgumentException if both directions are read but the answer is about what follows each step */
    public Architecture {
        if (stack.direction() == Direction.BIDIRECTIONAL && readout.everyStep()) {
            throw new IllegalArgumentException(
                    "A bidirectional stack has already read what follows each step, so it cannot"
                            + " be asked to predict that; read forward, or ask for one answer after the last step.");
        }
    }

    @Override
    public Network network(double learningRate, long seed) {
        NeuralNetConfiguration.Builder settings = Design.settings(learningRate, seed);
        Network network;
        if (stack.direction() == Direction.FORWARD) {
            var layers = new MultiLayerNetwork(chain(settings));
            layers.init();
            network = new LayerNetwork(layers);
        } else {
            var graph = new ComputationGraph(towers(settings));
            graph.init();
            network = new GraphNetwork(graph);
        }
        InitialWeights.draw(network, seed);
        return network;
    }

    @Override
    public boolean everyStep() {
        return readout.everyStep();
    }

    /** The stack in a few words, and what the readout adds: {@code LSTM 20-20 + Dense(1)}. */
    @Override
    public String toString() {
        return stack + (readout instanceof Readout.State ? "" : " + Dense(" + readout.size() + ")");
    }

    private MultiLayerConfiguration chain(NeuralNetConfiguration.Builder settings) {
        var layers = settings.list();
        if (input instanceof Input.Embedding embedding) {
            layers.layer(lookUp(embedding));
        }
        int top = stack.units().size() - 1;
        for (int i = 0; i <= top; i++) {
            if (i > 0 && stack.dropout() > 0) {
                layers.layer(dropoutLayer());
            }
            Layer cells = stack.cell().layer(stack.units().get(i));
            layers.layer(i < top || readout.everyStep() ? cells : new LastTimeStep(cells));
        }
        if (stack.dropout() > 0) {
            layers.layer(dropoutLayer());
        }
        return layers.layer(answer()).setInputType(inputType()).build();
    }

    /**
     * Each layer as two towers, one over the sequence and one over the reversed sequence. Deeplearning4j's own
     * Bidirectional wrapper lets the backward half of a single answer read one step only, or leaks padding.
     */
    private ComputationGraphConfiguration towers(NeuralNetConfiguration.Builder settings) {
        GraphBuilder graph = settings.graphBuilder().addInputs("input").setInputTypes(inputType());
        String below = "input";
        if (input instanceof Input.Embedding embedding) {
            graph.addLayer("embedding", lookUp(embedding), below);
            below = "embedding";
        }
        int top = stack.units().size() - 1;
        for (int i = 0; i <= top; i++) {
            if (i > 0) {
                below = dropout(graph, below, i);
            }
            below = i < top ? bothWays(graph, below, i) : bothEnds(graph, below, i);
        }
        below = dropout(graph, below, top + 1);
        return graph.addLayer("answer", answer(), below).setOutputs("answer").build();
    }

    private String bothWays(GraphBuilder graph, String below, int i) {
        graph.addLayer("forward" + i, stack.cell().layer(stack.units().get(i)), below)
                .addVertex("reversed" + i, new ReverseTimeSeriesVertex("input"), below)
                .addLayer(BACKWARD + i, stack.cell().layer(stack.units().get(i)), "reversed" + i)
                .addVertex("aligned" + i, new ReverseTimeSeriesVertex("input"), BACKWARD + i)
                .addVertex("both" + i, new MergeVertex(), "forward" + i, "aligned" + i);
        return "both" + i;
    }

    private String bothEnds(GraphBuilder graph, String below, int i) {
        graph.addLayer(
                        "forward" + i,
                        new LastTimeStep(stack.cell().layer(stack.units().get(i))),
                        below)
                .addVertex("reversed" + i, new ReverseTimeSeriesVertex("input"), below)
                .addLayer(
                        BACKWARD + i,
                        new LastTimeStep(stack.cell().layer(stack.units().get(i))),
                        "reversed" + i)
                .addVertex("both" + i, new MergeVertex(), "forward" + i, BACKWARD + i);
        return "both" + i;
    }

    private String dropout(GraphBuilder graph, String below, int i) {
        if (stack.dropout() == 0) {
            return below;
        }
        graph.addLayer("dropout" + i, dropoutLayer(), below);
        return "dropout" + i;
    }

    private Layer dropoutLayer() {
        // Deeplearning4j's number is the probability of keeping a value.
        return new DropoutLayer.Builder(1 - stack.dropout()).build();
    }

    private static Layer lookUp(Input.Embedding embedding) {
        return new EmbeddingSequenceLayer.Builder()
                .nIn(embedding.size())
                .nOut(embedding.dimensions())
                .build();
    }

    private InputType inputType() {
        // For an embedding, too: Deeplearning4j takes the size of the table from here, though numbers are what is read.
        return InputType.recurrent(input.size(), RNNFormat.NCW);
    }

    private Layer answer() {
        if (readout instanceof Readout.Values values) {
            return linear(new OutputLayer.Builder(), values.size(), LossFunction.MSE);
        } else if (readout instanceof Readout.Medians medians) {
            return linear(new OutputLayer.Builder(), medians.size(), LossFunction.MEAN_ABSOLUTE_ERROR);
        } else if (readout instanceof Readout.ValuesAtEveryStep values) {
            return linear(new RnnOutputLayer.Builder().dataFormat(RNNFormat.NCW), values.size(), LossFunction.MSE);
        } else if (readout instanceof Readout.Label label) {
            return softmax(new OutputLayer.Builder(), label.classes());
        } else if (readout instanceof Readout.NextToken token) {
            return softmax(new RnnOutputLayer.Builder().dataFormat(RNNFormat.NCW), token.vocabulary());
        }
        return new LossLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static Layer linear(BaseOutputLayer.Builder<?> output, int size, LossFunction loss) {
        return output.nOut(size)
                .activation(Activation.IDENTITY)
                .lossFunction(loss)
                .build();
    }

    private static Layer softmax(BaseOutputLayer.Builder<?> output, int size) {
        return output.nOut(size)
                .activation(Activation.SOFTMAX)
                .lossFunction(LossFunction.MCXENT)
                .build();
    }
}
