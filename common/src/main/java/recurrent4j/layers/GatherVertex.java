package recurrent4j.layers;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.layers.fused.Backend;
import recurrent4j.layers.fused.FusedGatherVertex;

/**
 * Takes rows by their numbers: of {@code [rows, features]} and {@code [batch, 1, time]} whole numbers it makes {@code [batch,
 * features, time]}, as an embedding would whose table another part of the network computes. What is the same at several steps,
 * such as a word in several sentences, is so computed once.
 *
 * <p>Deeplearning4j has no such vertex. A saved network with this one loads where this class is on the class path.
 */
public final class GatherVertex extends GraphVertex {

    @Override
    public GraphVertex clone() {
        return new GatherVertex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GatherVertex;
    }

    @Override
    public int hashCode() {
        return GatherVertex.class.hashCode();
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    /** @throws IllegalStateException if the network computes in another type than FLOAT, or not on the CPU */
    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        if (type != DataType.FLOAT || Backend.kernels().isEmpty()) {
            throw new IllegalStateException(
                    "GatherVertex computes in FLOAT on the CPU, and the network in %s; choose dataType(DataType.FLOAT) and ND4J's CPU backend."
                            .formatted(type));
        }
        return new FusedGatherVertex(graph, name, index, Backend.kernels().orElseThrow());
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        if (inputs.length != 2
                || inputs[0].getType() != InputType.Type.FF
                || inputs[1].getType() != InputType.Type.RNN) {
            throw new InvalidInputTypeException(
                    "GatherVertex reads rows, [rows, features], and numbers, [batch, 1, time]; give it both.");
        }
        var numbers = (InputType.InputTypeRecurrent) inputs[1];
        return InputType.recurrent(
                inputs[0].arrayElementsPerExample(), numbers.getTimeSeriesLength(), numbers.getFormat());
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, GatherVertex.class, inputs[0], getOutputType(-1, inputs))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public String toString() {
        return "GatherVertex()";
    }
}
