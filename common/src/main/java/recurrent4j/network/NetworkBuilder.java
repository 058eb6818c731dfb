package recurrent4j.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.model.Architecture;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;

/** The one translation of descriptions into networks of Deeplearning4j: layers in a chain, or a graph where it branches. */
final class NetworkBuilder {

    /** The first input of a graph, whose mask says where its sequences end. */
    static final String INPUT = "input";

    static final String EMBEDDING = "embedding";

    /** What the names of the embeddings of all tracks but the first begin with; a number follows. */
    static final String LATER_EMBEDDING = EMBEDDING + "-";

    private NetworkBuilder() {}

    static Network build(Design design, double learningRate, long seed) {
        new TrainingMemory(design, 0, 0, 1).require();
        NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder()
                .seed(seed)
                // Keras's epsilon, so that experiments published with it repeat.
                .updater(new Adam(learningRate, 0.9, 0.999, 1e-7));
        Network network;
        if (design instanceof Architecture architecture) {
            network = branches(architecture)
                    ? graph(Branches.configuration(architecture, settings))
                    : chain(chain(architecture, settings));
        } else if (design instanceof TokenClassifier tagger) {
            network = graph(TokenGraph.configuration(tagger, settings));
        } else if (design instanceof EncoderDecoder translator) {
            network = graph(EncoderDecoderGraph.configuration(translator, settings));
        } else if (design instanceof MeanOfEmbeddings mean) {
            network = graph(mean(mean, settings.graphBuilder()));
        } else {
            network = chain(linear((LinearLayer) design, settings));
        }
        InitialWeights.draw(network, seed);
        if (design instanceof EncoderDecoder) {
            InitialWeights.drawEmbeddings(new EncoderDecoderNetwork(network, false), seed);
        }
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

    /** Whether a network of this description is a graph, rather than a chain of layers. */
    static boolean branches(Architecture architecture) {
        return architecture.stack().direction() == Direction.BIDIRECTIONAL
                || architecture.input() instanceof Input.Embedding embedding
                        && embedding.vocabularies().size() > 1
                || architecture.readout().aboutEach()
                || architecture.readout() instanceof Readout.Label label && !label.byLastState();
    }

    static MultiLayerConfiguration chain(Architecture architecture, NeuralNetConfiguration.Builder settings) {
        RecurrentStack stack = architecture.stack();
        boolean everyStep = architecture.everyStep();
        var layers = settings.list();
        if (architecture.input() instanceof Input.Embedding embedding) {
            layers.layer(lookUp(embedding.size(), embedding.dimensions()));
        }
        int top = stack.units().size() - 1;
        for (int i = 0; i <= top; i++) {
            if (i > 0 && everyStep && stack.dropout() > 0) {
                layers.layer(dropout(stack.dropout()));
            }
            Layer cells = cells(architecture, i);
            layers.layer(i < top || everyStep ? cells : new LastTimeStep(cells));
        }
        if (stack.dropout() > 0) {
            layers.layer(dropout(stack.dropout()));
        }
        return layers.layer(answer(architecture.readout()))
                .setInputType(inputType(architecture.input().size()))
                .build();
    }

    private static MultiLayerConfiguration linear(LinearLayer linear, NeuralNetConfiguration.Builder settings) {
        return settings.list()
                .layer(answer(new Readout.Values(linear.outputs())))
                .setInputType(inputType(linear.inputs()))
                .build();
    }

    private static ComputationGraphConfiguration mean(MeanOfEmbeddings mean, GraphBuilder graph) {
        Input.Embedding input = mean.input();
        String vectors = begin(graph, input);
        return graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), vectors)
                // Deeplearning4j still takes for a sequence what pooling has made one value of.
                .addVertex("value", new ReshapeVertex('f', new int[] {-1, input.dimensions()}, null), "mean")
                // A dimension that is missing at all steps is missing in the mean.
                .addLayer("dropout", dropout(input.dropout()), "value")
                .addLayer(
                        "answer",
                        answer(new Readout.Label(mean.classes(), List.of(Pooling.LAST), mean.several())),
                        "dropout")
                .setOutputs("answer")
                .build();
    }

    static InputType inputType(int size) {
        // For an embedding, too: Deeplearning4j takes the size of the table from here, though numbers are what is read.
        return InputType.recurrent(size, RNNFormat.NCW);
    }

    static Layer lookUp(int size, int dimensions) {
        return new EmbeddingSequenceLayer.Builder().nIn(size).nOut(dimensions).build();
    }

    /** Lets a graph begin with an input, of which every track is one of its inputs; returns what its first layer reads. */
    static String begin(GraphBuilder graph, Input input) {
        if (!(input instanceof Input.Embedding embedding)) {
            graph.addInputs(INPUT).setInputTypes(inputType(input.size()));
            return INPUT;
        }
        List<Integer> sizes = embedding.vocabularies();
        String[] vectors = new String[sizes.size()];
        for (int track = 0; track < vectors.length; track++) {
            String suffix = track == 0 ? "" : "-" + (track + 1);
            vectors[track] = EMBEDDING + suffix;
            graph.addInputs(INPUT + suffix)
                    .addLayer(vectors[track], lookUp(sizes.get(track), embedding.dimensions()), INPUT + suffix);
        }
        graph.setInputTypes(sizes.stream().map(NetworkBuilder::inputType).toArray(InputType[]::new));
        if (vectors.length == 1) {
            return vectors[0];
        }
        graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), vectors);
        return "sum";
    }

    /** A layer that drops single values. */
    static DropoutLayer dropout(double probability) {
        return new DropoutLayer.Builder(dropping(probability)).build();
    }

    /** What drops single values. */
    static Dropout dropping(double probability) {
        // Deeplearning4j's number is the probability of keeping a value.
        return new Dropout(1 - probability);
    }

    /**
     * The cells of a layer, which drop some of what they read: whole dimensions of an embedding, each from all steps of a
     * sequence or from none, and single values of what lies in between. There, a layer of dropout does so only where every
     * step is followed by its answer, since it refuses the mask of steps that padded sequences have.
     */
    static Layer cells(Architecture architecture, int i) {
        RecurrentStack stack = architecture.stack();
        Layer cells = stack.cell().layer(stack.units().get(i));
        // Deeplearning4j's numbers are the probability of keeping a value.
        boolean between = i > 0 || architecture.readout() instanceof Readout.TagScores;
        if (i == 0 && architecture.input() instanceof Input.Embedding embedding && embedding.dropout() > 0) {
            cells.setIDropout(new SpatialDropout(1 - embedding.dropout()));
        } else if (between && !architecture.readout().aboutNext() && stack.dropout() > 0) {
            cells.setIDropout(dropping(stack.dropout()));
        }
        return cells;
    }

    static Layer answer(Readout readout) {
        if (readout instanceof Readout.State) {
            return new LossLayer.Builder(LossFunction.MSE)
                    .activation(Activation.IDENTITY)
                    .build();
        }
        if (readout instanceof Readout.Label label && label.several()) {
            return new OutputLayer.Builder(LossFunction.XENT)
                    .nOut(label.classes())
                    .activation(Activation.SIGMOID)
                    .build();
        }
        boolean probabilities = readout instanceof Readout.Label
                || readout instanceof Readout.NextToken
                || readout instanceof Readout.Tags;
        LossFunction error = readout instanceof Readout.Medians ? LossFunction.MEAN_ABSOLUTE_ERROR : LossFunction.MSE;
        BaseOutputLayer.Builder<?> output = readout.everyStep()
                ? new RnnOutputLayer.Builder().dataFormat(RNNFormat.NCW)
                : new OutputLayer.Builder();
        return output.nOut(readout.size())
                .activation(probabilities ? Activation.SOFTMAX : Activation.IDENTITY)
                .lossFunction(probabilities ? LossFunction.MCXENT : error)
                .build();
    }
}
