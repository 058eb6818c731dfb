package recurrent4j.engine;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import recurrent4j.engine.UpdateKernel.AdamStep;

/**
 * A whole network that lives in the memory of a device: it holds weights, running means and states, and makes training steps
 * by itself. Only what it is shown goes there and only a loss comes back, until somebody asks for more.
 *
 * <p>All arrays are those of ND4J in 'f' order, in which the first dimension runs fastest. One thread uses a kernel at a time.
 * The same calls give the same bits.
 */
public interface NetworkKernel extends AutoCloseable {

    /**
     * Takes a step of Adam (Kingma and Ba 2015) down the gradient of the mean loss per answer. A step whose gradient is no
     * finite number changes nothing.
     *
     * @return the loss of the step before this one that {@link #lastLoss} has not told, so that nobody waits for the device;
     *     empty at the first
     * @throws IllegalArgumentException if the batch does not fit the network
     */
    OptionalDouble learn(NetworkBatch batch, Step step);

    /** Waits for the last step, or gradient, and returns its mean loss per answer; empty if that has been told. */
    OptionalDouble lastLoss();

    /**
     * Computes the gradient of the mean loss per answer, with dropout drawn from the step, and returns it, {@code
     * [parameters]}; nothing is learned, and carried states move on. {@link #lastLoss} tells that loss.
     */
    float[] gradient(NetworkBatch batch, Step step);

    /**
     * Computes the gradient of a loss that the network does not know, and waits for the answers on the way; nothing is learned,
     * and carried states move on.
     *
     * @param batch labels are not looked at
     * @param byAnswers from the answers, as {@link #output} has them, to the derivatives of the loss by them, of which nothing
     *     is divided by anything
     */
    float[] gradient(NetworkBatch batch, UnaryOperator<float[]> byAnswers, Step step);

    /** Returns the mean loss per answer, without dropout; 0 if there are no answers. Carried states move on. */
    double loss(NetworkBatch batch);

    /**
     * Answers, without dropout, {@code [batch, size, time]} where every step is answered, else {@code [batch, size]}; a step of
     * padding with anything. Carried states move on.
     *
     * @param batch labels are not looked at
     */
    float[] output(NetworkBatch batch);

    /** Whether a batch goes on from the states that the batch before it left, rather than from zero. */
    void carryState(boolean carry);

    /** Forgets the carried states. */
    void clearState();

    /**
     * Returns the carried states: for each layer from the bottom up {@code h}, or {@code h} and {@code c}, each {@code [batch,
     * units]}; empty where nothing is carried.
     */
    List<float[]> states();

    /**
     * Goes back to what {@link #states} has returned.
     *
     * @throws IllegalArgumentException if there are others than this network has
     */
    void states(List<float[]> states);

    /**
     * Takes over weights and the memory of Adam.
     *
     * @throws IllegalArgumentException if there are more or fewer than {@link NetworkShape#parameters}
     */
    void load(Snapshot snapshot);

    /** Returns weights and the memory of Adam as they are after all steps so far. */
    Snapshot store();

    /** Returns the weights alone, {@code [parameters]}. */
    float[] weights();

    /** Gives the device its memory back; nothing can be asked afterwards. */
    @Override
    void close();

    /**
     * What a network has learned, each array {@code [parameters]} in the order of the network's own vector of weights.
     *
     * @param means Adam's running means of the gradient
     * @param squares Adam's running means of its squares
     */
    record Snapshot(float[] weights, float[] means, float[] squares) {}

    /**
     * A step of training.
     *
     * @param clip the norm above which the gradient of all weights is shortened to it; 0 for none
     * @param seed what dropout draws from, with {@link AdamStep#iteration}
     */
    record Step(AdamStep adam, double clip, long seed) {}
}
