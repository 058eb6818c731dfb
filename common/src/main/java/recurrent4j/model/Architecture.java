package recurrent4j.model;

import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

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

    /**
     * @throws IllegalArgumentException if both directions are read but the answer is about what follows each step, or several
     *     symbols are shown at a step and the answer is no label
     */
    public Architecture {
        if (stack.direction() == Direction.BIDIRECTIONAL && readout.everyStep()) {
            throw new IllegalArgumentException(
                    "A bidirectional stack has already read what follows each step, so it cannot"
                            + " be asked to predict that; read forward, or ask for one answer after the last step.");
        }
        if (input instanceof Input.Embedding embedding
                && embedding.vocabularies().size() > 1
                && !(readout instanceof Readout.Label)) {
            throw new IllegalArgumentException(
                    "A network that is shown %d symbols at a step tells sequences apart, and nothing else; show one symbol, or ask for a label."
                            .formatted(embedding.vocabularies().size()));
        }
    }

    @Override
    public Network network(double learningRate, long seed) {
        NeuralNetConfiguration.Builder settings = Design.settings(learningRate, seed);
        Network network;
        if (!branches()) {
            var layers = new MultiLayerNetwork(chain(settings));
            layers.init();
            network = new LayerNetwork(layers);
        } else {
            var graph = new ComputationGraph(Branches.configuration(this, settings));
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
        String pooling = readout instanceof Readout.Label label && !label.byLastState()
                ? " + " + label.pooling().stream().map(Pooling::label).collect(Collectors.joining(" and "))
                : "";
        return stack + pooling + (readout instanceof Readout.State ? "" : " + Dense(" + readout.size() + ")");
    }

    private boolean branches() {
        return stack.direction() == Direction.BIDIRECTIONAL
                || input instanceof Input.Embedding embedding
                        && embedding.vocabularies().size() > 1
                || readout instanceof Readout.Label label && !label.byLastState();
    }

    private MultiLayerConfiguration chain(NeuralNetConfiguration.Builder settings) {
        var layers = settings.list();
        if (input instanceof Input.Embedding embedding) {
            layers.layer(StockLayers.lookUp(embedding));
        }
        int top = stack.units().size() - 1;
        for (int i = 0; i <= top; i++) {
            Layer cells = stack.cell().layer(stack.units().get(i));
            if (i > 0 && stack.dropout() > 0) {
                if (readout.everyStep()) {
                    layers.layer(dropoutLayer());
                } else {
                    // Sequences of one answer may be padded, and a layer of dropout refuses the mask of their steps.
                    StockLayers.dropping(cells, stack.dropout());
                }
            }
            if (i == 0 && input instanceof Input.Embedding embedding) {
                StockLayers.droppingDimensions(cells, embedding.dropout());
            }
            layers.layer(i < top || readout.everyStep() ? cells : new LastTimeStep(cells));
        }
        if (stack.dropout() > 0) {
            layers.layer(dropoutLayer());
        }
        return layers.layer(StockLayers.answer(readout))
                .setInputType(StockLayers.inputType(input))
                .build();
    }

    private Layer dropoutLayer() {
        // Deeplearning4j's number is the probability of keeping a value.
        return new DropoutLayer.Builder(1 - stack.dropout()).build();
    }
}
