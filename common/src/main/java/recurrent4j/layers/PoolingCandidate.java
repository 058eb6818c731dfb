package recurrent4j.layers;

import java.util.Arrays;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.nd4j.linalg.api.buffer.DataType;

/** Finds the formula that pools the steps of a sequence as a layer of Deeplearning4j does. */
final class PoolingCandidate {

    private PoolingCandidate() {}

    static Candidate<String> of(GlobalPoolingLayer layer) {
        if (layer.getDataType() != DataType.FLOAT) {
            return Candidate.stays("computes in " + layer.getDataType());
        }
        var pooling = (org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer)
                layer.conf().getLayer();
        int[] dimensions = pooling.getPoolingDimensions();
        if (dimensions != null && !Arrays.equals(dimensions, new int[] {2})) {
            return Candidate.stays("pools dimensions " + Arrays.toString(dimensions));
        }
        if (!pooling.isCollapseDimensions()) {
            return Candidate.stays("keeps a time step");
        }
        return switch (pooling.getPoolingType()) {
            case MAX, AVG -> Candidate.fused(pooling.getPoolingType().name());
            case SUM, PNORM -> Candidate.stays("pools by " + pooling.getPoolingType());
        };
    }
}
