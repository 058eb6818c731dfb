package recurrent4j.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;

/** What every translation of a description begins and ends with. */
final class StockLayers {

    /** The first input of a graph, whose mask says where its sequences end. */
    static final String INPUT = "input";

    private StockLayers() {}

    static InputType inputType(Input input) {
        return inputType(input.size());
    }

    private static InputType inputType(int size) {
        // For an embedding, too: Deeplearning4j takes the size of the table from here, though numbers are what is read.
        return InputType.recurrent(size, RNNFormat.NCW);
    }

    /** What looks up the only symbol of a step. */
    static Layer lookUp(Input.Embedding embedding) {
        return lookUp(embedding.size(), embedding.dimensions());
    }

    private static Layer lookUp(int size, int dimensions) {
        return new EmbeddingSequenceLayer.Builder().nIn(size).nOut(dimensions).build();
    }

    /**
     * Lets a graph begin with an input, of which every track is one of the graph's inputs.
     *
     * @return what its first layer reads
     */
    static String begin(GraphBuilder graph, Input input) {
        if (!(input instanceof Input.Embedding embedding)) {
            graph.addInputs(INPUT).setInputTypes(inputType(input));
            return INPUT;
        }
        List<Integer> sizes = embedding.vocabularies();
        String[] vectors = new String[sizes.size()];
        for (int track = 0; track < vectors.length; track++) {
            String suffix = track == 0 ? "" : "-" + (track + 1);
            vectors[track] = "embedding" + suffix;
            graph.addInputs(INPUT + suffix)
                    .addLayer(vectors[track], lookUp(sizes.get(track), embedding.dimensions()), INPUT + suffix);
        }
        graph.setInputTypes(sizes.stream().map(StockLayers::inputType).toArray(InputType[]::new));
        if (vectors.length == 1) {
            return vectors[0];
        }
        graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), vectors);
        return "sum";
    }

    /** A layer that drops single values. */
    static DropoutLayer dropout(double probability) {
        // Deeplearning4j's number is the probability of keeping a value.
        return new DropoutLayer.Builder(1 - probability).build();
    }

    /** Lets a layer drop single values of what it reads. */
    static Layer dropping(Layer layer, double probability) {
        return dropping(layer, probability == 0 ? null : new Dropout(1 - probability));
    }

    /** Lets a layer drop whole dimensions of what it reads, each from all steps of a sequence or from none. */
    static Layer droppingDimensions(Layer layer, double probability) {
        return dropping(layer, probability == 0 ? null : new SpatialDropout(1 - probability));
    }

    private static Layer dropping(Layer layer, IDropout dropout) {
        // Deeplearning4j's numbers are the probability of keeping a value.
        layer.setIDropout(dropout);
        return layer;
    }

    static Layer answer(Readout readout) {
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
