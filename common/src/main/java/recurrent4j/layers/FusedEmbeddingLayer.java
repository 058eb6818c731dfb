package recurrent4j.layers;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.layers.engine.Lookup;

/** A sequence of token numbers as vectors in the engine's layout: {@code [batch, 1, time]} to {@code [batch, size, time]}. */
final class FusedEmbeddingLayer extends EmbeddingSequenceLayer implements Fused {

    static final String FORMULA = "LOOKUP";

    private Lookup lookup = new Lookup(new int[0]);

    FusedEmbeddingLayer(NeuralNetConfiguration conf) {
        super(conf, DataType.FLOAT);
    }

    static Candidate<String> candidate(EmbeddingSequenceLayer layer) {
        var conf = layer.layerConf();
        if (layer.getDataType() != DataType.FLOAT) {
            return Candidate.stays("computes in " + layer.getDataType());
        }
        if (conf.getOutputFormat() == RNNFormat.NWC) {
            return Candidate.stays("answers [batch, time, features]");
        }
        if (!(conf.getActivationFn() instanceof ActivationIdentity)) {
            return Candidate.stays("activates with " + conf.getActivationFn());
        }
        if (layer.hasBias()) {
            return Candidate.stays("has a bias");
        }
        return conf.isInferInputLength() ? Candidate.fused(FORMULA) : Candidate.stays("insists on a length");
    }

    @Override
    public String formula() {
        return FORMULA;
    }

    /** Uses one: reading rows is a matter of memory. */
    @Override
    public void useThreads(int threads) {}

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        requireTokens();
        long steps = input.size(input.rank() - 1);
        // As Deeplearning4j does, so that both save the same configuration.
        layerConf().setInputLength(Math.toIntExact(steps));
        INDArray table = getParam(GatedParameters.INPUT_WEIGHTS);
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {input.size(0), table.size(1), steps}, 'f');
        lookup = Lookup.of(input, Optional.ofNullable(maskArray), Math.toIntExact(table.size(0)));
        lookup.read(table, output);
        return output;
    }

    /** Returns no gradient of the input, since numbers have none. */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray gradient = gradientViews.get(GatedParameters.INPUT_WEIGHTS);
        lookup.differentiate(Layout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), gradient);
        Gradient all = new DefaultGradient(gradientsFlattened);
        all.gradientForVariable().put(GatedParameters.INPUT_WEIGHTS, gradient);
        return new Pair<>(all, null);
    }

    private void requireTokens() {
        if (input.rank() != 2 && (input.rank() != 3 || input.size(1) != 1)) {
            throw new IllegalStateException(
                    "An embedding reads token numbers, [batch, 1, time] or [batch, time]; " + layerId());
        }
    }
}
