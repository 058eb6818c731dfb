package recurrent4j.network;

import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.engine.UpdateKernel.Moments;

/** Steps of the one optimizer that all layers of a network share (Kingma and Ba 2015). */
final class Updates {

    /** ND4J's own operation, in as many threads as it has been given. */
    static final UpdateKernel STOCK = (weights, gradient, moments, step) -> {
        Nd4j.exec(new AdamUpdater(
                gradient,
                moments.square(),
                moments.mean(),
                step.learningRate(),
                step.beta1(),
                step.beta2(),
                step.epsilon(),
                step.iteration()));
        weights.subi(gradient);
    };

    private Updates() {}

    /** Learns a batch as {@link Network#learn} does, and returns its loss. */
    static double learn(Network network, DataSet batch, double learningRate, double clip) {
        // Without a norm to be limited, the gradient is divided on its way into the step, which spares a pass over it.
        double answers = clip > 0 ? 0 : Answers.count(batch);
        double loss =
                answers == 0 ? network.gradient(batch) : network.backpropagate(batch) * batch.numExamples() / answers;
        if (Double.isFinite(loss)) {
            network.clip(clip);
            step(network, learningRate, answers == 0 ? 1 : answers);
        }
        return loss;
    }

    /** Takes a step down the current gradient of a network, divided by a number. */
    static void step(Network network, double learningRate, double divisor) {
        INDArray state = network.updaterState();
        Adam adam = adam(network.layers());
        int iteration = network.iteration();
        network.updates()
                .update(
                        network.weights(),
                        network.gradient(),
                        divisor,
                        new Moments(state.getRow(0), state.getRow(1)),
                        new AdamStep(learningRate, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon(), iteration));
        network.iteration(iteration + 1);
    }

    /** One factor for all weights keeps the gradient's direction (Pascanu et al. 2013). */
    static void clip(INDArray gradient, double limit) {
        if (limit > 0) {
            double norm = gradient.norm2Number().doubleValue();
            if (norm > limit) {
                gradient.muli(limit / norm);
            }
        }
    }

    /** The optimizer that a network's configuration names. */
    static Adam adam(Layer[] layers) {
        for (Layer layer : layers) {
            for (String parameter : layer.paramTable().keySet()) {
                if (layer.getConfig().getUpdaterByParam(parameter) instanceof Adam adam) {
                    return adam;
                }
                throw new IllegalStateException(
                        "Layer %s is not configured for Adam, which is what trains a network here."
                                .formatted(layer.getConfig().getLayerName()));
            }
        }
        throw new IllegalStateException("The network has no weights that could be trained.");
    }
}
