package recurrent4j.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import recurrent4j.engine.AdamStep;

/** Turns a gradient into what Adam subtracts from the weights (Kingma and Ba 2015). */
interface Optimizer {

    /** ND4J's own operation, in as many threads as it has been given. */
    Optimizer STOCK = (gradient, mean, square, step) -> Nd4j.exec(new AdamUpdater(
            gradient, square, mean, step.learningRate(), step.beta1(), step.beta2(), step.epsilon(), step.iteration()));

    /** Overwrites the gradient with the update, and moves both running means on, all as long as the gradient. */
    void update(INDArray gradient, INDArray mean, INDArray square, AdamStep step);

    /** Takes a step down the current gradient of a network. */
    default void step(Network network, double learningRate) {
        INDArray state = network.updaterState();
        Adam adam = network.adam();
        int iteration = network.iteration();
        update(
                network.gradient(),
                state.getRow(0),
                state.getRow(1),
                new AdamStep(learningRate, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon(), iteration));
        network.weights().subi(network.gradient());
        network.iteration(iteration + 1);
    }
}
