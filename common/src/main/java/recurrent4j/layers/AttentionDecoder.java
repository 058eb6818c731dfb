package recurrent4j.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedDecoderVertex;

/**
 * The decoder of an encoder-decoder: recurrent layers over the target's vectors, attention to the encoder's states, and what a
 * readout reads, as {@link recurrent4j.engine.DecoderKernel} has the formulas. Its inputs: the target's vectors {@code [batch,
 * features, target time]}, the encoder's states {@code [batch, features, source time]}, and the states that its layers begin
 * with, {@code [batch, states]}. Padding is what the masks of the graph's first input, the source, and of its second, the
 * target, say.
 *
 * <p>Deeplearning4j has no such vertex. A saved network with this one loads where this class is on the class path.
 */
public final class AttentionDecoder extends GraphVertex implements TrainingConfig {

    @JsonProperty
    private Recurrence recurrence;

    @JsonProperty
    private Scoring scoring;

    @JsonProperty
    private List<Integer> units;

    @JsonProperty
    private int target;

    @JsonProperty
    private int memory;

    @JsonProperty
    private int answers;

    @JsonProperty
    private boolean fed;

    @JsonProperty
    private double dropout;

    @JsonProperty
    private IUpdater updater;

    private String name;

    /** For Deeplearning4j's JSON reader, which sets the fields afterwards. */
    private AttentionDecoder() {}

    /**
     * A decoder.
     *
     * @param dropout the probability that a value which the decoder reads, of the target or of the encoder, is dropped in
     *     training
     */
    public AttentionDecoder(DecoderShape shape, double dropout, IUpdater updater) {
        recurrence = shape.layers().get(0).recurrence();
        scoring = shape.scoring();
        units = shape.layers().stream().map(CellShape::units).toList();
        target = shape.target();
        memory = shape.memory();
        answers = shape.answers();
        fed = shape.fed();
        this.dropout = dropout;
        this.updater = updater;
    }

    /** Returns the sizes. */
    public DecoderShape shape() {
        List<CellShape> layers = new ArrayList<>();
        int below = target + (fed ? answers : 0);
        for (int width : units) {
            layers.add(new CellShape(recurrence, below, width));
            below = width;
        }
        return new DecoderShape(layers, scoring, memory, answers, fed);
    }

    @Override
    public long numParams(boolean backprop) {
        return FusedDecoderVertex.parameters(shape());
    }

    @Override
    public int minVertexInputs() {
        return 3;
    }

    @Override
    public int maxVertexInputs() {
        return 3;
    }

    /** @throws IllegalStateException if the network computes in another type than FLOAT, or not on the CPU */
    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String vertex, int index, INDArray parameters, boolean initialize, DataType type) {
        name = vertex;
        Kernels kernels = Backend.kernels()
                .filter(any -> type == DataType.FLOAT)
                .orElseThrow(() -> new IllegalStateException(
                        "AttentionDecoder computes in FLOAT on the CPU, and the network in %s; choose dataType(DataType.FLOAT) and ND4J's CPU backend."
                                .formatted(type)));
        return new FusedDecoderVertex(
                graph, index, new FusedDecoderVertex.Described(name, shape(), dropout, this), kernels, parameters);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        if (inputs.length != 3
                || !(inputs[0] instanceof InputType.InputTypeRecurrent vectors)
                || inputs[1].getType() != InputType.Type.RNN) {
            throw new InvalidInputTypeException(
                    "AttentionDecoder reads the target's vectors, the encoder's states, and what it begins with; give it all three.");
        }
        return InputType.recurrent(answers, vectors.getTimeSeriesLength(), vectors.getFormat());
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType... inputs) {
        long parameters = numParams(true);
        return new LayerMemoryReport.Builder(name, AttentionDecoder.class, inputs[0], getOutputType(-1, inputs))
                .standardMemory(parameters, 2 * parameters)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    @JsonIgnore
    public String getLayerName() {
        return name;
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return List.of();
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        return updater;
    }

    @Override
    @JsonIgnore
    public GradientNormalization getGradientNormalization() {
        return GradientNormalization.None;
    }

    @Override
    @JsonIgnore
    public double getGradientNormalizationThreshold() {
        return 0;
    }

    /** Does nothing: whether the type fits is asked when the network is made. */
    @Override
    @JsonIgnore
    public void setDataType(DataType type) {}

    @Override
    public AttentionDecoder clone() {
        return new AttentionDecoder(shape(), dropout, updater.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttentionDecoder decoder
                && decoder.shape().equals(shape())
                && decoder.dropout == dropout
                && Objects.equals(decoder.updater, updater);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape(), dropout, updater);
    }

    @Override
    public String toString() {
        return "AttentionDecoder(%s, dropout %s)".formatted(shape(), dropout);
    }
}
