package recurrent4j.layers;

import static recurrent4j.layers.Candidate.fused;
import static recurrent4j.layers.Candidate.stays;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import recurrent4j.layers.engine.Loss;

/** Finds the loss that costs as an output layer of Deeplearning4j does. */
final class AnswerCandidate {

    private AnswerCandidate() {}

    static Candidate<Loss> of(BaseOutputLayer<?> layer) {
        if (layer.getClass() != OutputLayer.class && layer.getClass() != RnnOutputLayer.class) {
            return stays("has no fused form");
        }
        if (layer.getDataType() != DataType.FLOAT) {
            return stays("computes in " + layer.getDataType());
        }
        if (layer instanceof RnnOutputLayer sequence && sequence.layerConf().getRnnDataFormat() == RNNFormat.NWC) {
            return stays("reads [batch, time, features]");
        }
        if (layer.layerConf().getWeightNoise() != null) {
            return stays("has noise on its weights");
        }
        if (layer.layerConf().getIDropout() != null) {
            return stays("drops a part of its input");
        }
        return layer.hasBias() ? byLoss(layer) : stays("has no bias");
    }

    private static Candidate<Loss> byLoss(BaseOutputLayer<?> layer) {
        ILossFunction loss = layer.layerConf().getLossFn();
        IActivation activation = layer.layerConf().getActivationFn();
        if (isCrossEntropy(loss) && activation instanceof ActivationSoftmax) {
            return crossEntropy((LossMCXENT) loss);
        }
        if (loss.getClass() == LossMSE.class && activation instanceof ActivationIdentity) {
            return unweighted(((LossMSE) loss).getWeights(), Loss.SQUARED_ERROR);
        }
        return stays(
                "answers with %s for %s".formatted(activation, loss.getClass().getSimpleName()));
    }

    private static boolean isCrossEntropy(ILossFunction loss) {
        return loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class;
    }

    private static Candidate<Loss> crossEntropy(LossMCXENT loss) {
        return loss.getSoftmaxClipEps() == new LossMCXENT().getSoftmaxClipEps()
                ? unweighted(loss.getWeights(), Loss.SOFTMAX_CROSS_ENTROPY)
                : stays("bounds its probabilities by " + loss.getSoftmaxClipEps());
    }

    private static Candidate<Loss> unweighted(INDArray weights, Loss loss) {
        return weights == null ? fused(loss) : stays("weighs its outputs");
    }
}
