package recurrent4j.layers;

import static recurrent4j.layers.Candidate.fused;
import static recurrent4j.layers.Candidate.stays;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.layers.recurrent.GravesLSTM;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import recurrent4j.layers.engine.Recurrence;

/** Finds the recurrence that answers as a recurrent layer of Deeplearning4j does. */
final class RecurrentCandidate {

    private RecurrentCandidate() {}

    static Candidate<Recurrence> of(BaseRecurrentLayer<?> recurrent) {
        if (recurrent.getDataType() != DataType.FLOAT) {
            return stays("computes in " + recurrent.getDataType());
        }
        if (recurrent.getDataFormat() == RNNFormat.NWC) {
            return stays("reads [batch, time, features]");
        }
        if (recurrent.layerConf().getWeightNoise() != null) {
            return stays("has noise on its weights");
        }
        if (recurrent.getHelper() != null) {
            return stays("is computed by " + recurrent.getHelper().getClass().getSimpleName());
        }
        return byFormula(recurrent);
    }

    @SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
    private static Candidate<Recurrence> byFormula(BaseRecurrentLayer<?> layer) {
        if (layer.getClass() == SimpleRnn.class) {
            return simple((SimpleRnn) layer);
        }
        if (layer.getClass() == LSTM.class) {
            return gated((AbstractLSTM) layer.layerConf(), Recurrence.LSTM);
        }
        if (layer.getClass() == GravesLSTM.class) {
            return gated((AbstractLSTM) layer.layerConf(), Recurrence.PEEPHOLE_LSTM);
        }
        return stays("has no fused form");
    }

    private static Candidate<Recurrence> simple(SimpleRnn layer) {
        IActivation activation = layer.layerConf().getActivationFn();
        if (layer.hasLayerNorm()) {
            return stays("normalizes its layer");
        }
        if (activation instanceof ActivationTanH) {
            return fused(Recurrence.SIMPLE_RNN);
        }
        if (activation instanceof ActivationReLU) {
            return activation.equals(new ActivationReLU())
                    ? fused(Recurrence.SIMPLE_RNN_RELU)
                    : stays("activates with a relu that leaks or is cut off");
        }
        return stays("activates with " + activation);
    }

    private static Candidate<Recurrence> gated(AbstractLSTM layer, Recurrence recurrence) {
        if (!(layer.getActivationFn() instanceof ActivationTanH)) {
            return stays("activates with " + layer.getActivationFn());
        }
        return layer.getGateActivationFn() instanceof ActivationSigmoid
                ? fused(recurrence)
                : stays("opens its gates with " + layer.getGateActivationFn());
    }
}
