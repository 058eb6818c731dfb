package recurrent4j.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.model.Design;
import recurrent4j.model.Input;

/**
 * A network of Deeplearning4j with one input and one output: layers in a chain, or a graph where both directions are
 * read. Training goes by single steps, so that the gradient can be looked at and clipped between its two halves.
 */
public sealed interface Network permits LayerNetwork, GraphNetwork, DeviceNetwork {

    /**
     * Returns an untrained network: Glorot-uniform input kernels, orthogonal recurrent kernels, zero biases but 1 for the
     * forget gate, drawn from the seed alone.
     *
     * @param learningRate the rate of Adam that the configuration records; training may follow a schedule of its own
     * @throws InputException if this machine has too little memory for it
     */
    static Network of(Design design, double learningRate, long seed) {
        return NetworkBuilder.build(design, learningRate, seed);
    }

    /** The Deeplearning4j network itself, a MultiLayerNetwork or a ComputationGraph. */
    Model model();

    /** Its layers, with wrappers such as LastTimeStep around the recurrent ones. */
    Layer[] layers();

    /**
     * What it is shown at every step, as the layers that read it have it: one-hot symbols are numbers to them, and how many
     * dimensions an embedding has is not told. Nothing if they do not agree.
     */
    Optional<Input> input();

    /** What each of its inputs is shown at every step; nothing of one that no layer reads, such as one of places. */
    default List<Optional<Input>> inputs() {
        return List.of(input());
    }

    /**
     * Answers {@code [batch, size]} or {@code [batch, size, time]}, as the readout has it, to {@code [batch, features, time]}.
     * Several threads may ask at once, while none trains it; one waits for the other.
     *
     * @param mask {@code [batch, time]}, 1 for a step and 0 for padding after the last, or null without padding
     */
    INDArray output(INDArray features, INDArray mask);

    /**
     * Answers as {@link #output} does, from the carried states, which move on.
     *
     * @throws UnsupportedOperationException if the network reads both ways
     */
    default INDArray follow(INDArray features) {
        throw new UnsupportedOperationException(
                "A network that reads both ways cannot follow a sequence; read forward.");
    }

    /**
     * Leaves the gradient of the loss, summed over examples and steps, in {@link #gradient()}; returns the loss as
     * Deeplearning4j counts it, summed over steps, the mean over examples.
     */
    double backpropagate(DataSet batch);

    /**
     * Backpropagates, and returns the gradient of the same loss by the input, {@code [batch, features, time]}, for those who
     * learn what the network is shown, too.
     *
     * @throws UnsupportedOperationException if the network reads both ways
     */
    default INDArray inputGradient(DataSet batch) {
        throw new UnsupportedOperationException(
                "The gradient of the input is given by networks that read one way; read forward.");
    }

    /**
     * Leaves the gradient of a loss that the network does not know in {@link #gradient()}, not divided by anything.
     *
     * @param batch features, and masks if some are padded; its labels are not looked at
     * @param byAnswers from the answers, as {@link #output} has them, to the derivatives of the loss by them
     * @throws IllegalStateException if the network learns from samples of a vocabulary
     */
    default void backpropagate(DataSet batch, UnaryOperator<INDArray> byAnswers) {
        OwnLoss.instead(this, batch, byAnswers, this::backpropagate);
    }

    /** Combines {@link #backpropagate(DataSet, UnaryOperator)} and {@link #inputGradient(DataSet)}. */
    default INDArray inputGradient(DataSet batch, UnaryOperator<INDArray> byAnswers) {
        return OwnLoss.instead(this, batch, byAnswers, this::inputGradient);
    }

    /**
     * Answers as {@link #output} does, of a network that may have several inputs and outputs.
     *
     * @throws UnsupportedOperationException if the network is a chain, which has one of each
     */
    default List<INDArray> outputs(Inputs inputs) {
        throw new UnsupportedOperationException("A chain of layers has one input; ask for its output.");
    }

    /**
     * Leaves the gradient of a loss that the network does not know in {@link #gradient()}, not divided by anything.
     *
     * @param byAnswers for each output from its answers to the derivatives of the loss by them
     * @throws UnsupportedOperationException if the network is a chain, which has one input and one output
     */
    default void backpropagate(Inputs inputs, List<UnaryOperator<INDArray>> byAnswers) {
        throw new UnsupportedOperationException("A chain of layers has one input; show it a batch.");
    }

    /**
     * Returns how far back the loss of a batch reaches in each recurrent layer, from the bottom to the top; nothing for
     * layers that are not fused, which do not tell. Where both directions are read, there are two for each layer, the one
     * that reads forward first, and both are in the order of the sequence.
     *
     * @param batch sequences of one length, without padding
     */
    default List<StateGradients> stateGradients(DataSet batch) {
        return StateGradients.of(layers(), () -> backpropagate(batch));
    }

    /** Returns the mean loss per answer on a batch, without dropout; with a carried state, that state moves on. */
    default double loss(DataSet batch) {
        return Answers.mean(score(batch), batch);
    }

    /** The loss of a batch as Deeplearning4j counts it: summed over steps, the mean over examples. */
    double score(DataSet batch);

    /** The configuration as Deeplearning4j's JSON. */
    String configuration();

    /** Whether a batch goes on from the states that the batch before it left, rather than from zero. */
    void carryState(boolean carry);

    /** Forgets the carried states. */
    void clearState();

    /** The carried states by layer and name, each {@code [batch, units]}; empty where nothing is carried. */
    default Map<String, INDArray> states() {
        return Map.of();
    }

    /** Goes back to what {@link #states()} has returned. */
    void states(Map<String, INDArray> states);

    /** The weights of all layers as one vector {@code [parameters]}, a live view; of a {@link DeviceNetwork} until its next step. */
    default INDArray weights() {
        return model().params().reshape(parameters());
    }

    /** The last gradient {@code [parameters]}, a live view in the order of {@link #weights()}. */
    INDArray gradient();

    /**
     * Adam's running means of the gradient and of its square, {@code [2, parameters]}; a live view, zero before the first
     * step, and saved on demand.
     */
    default INDArray updaterState() {
        return ((NeuralNetwork) model()).updaterState().reshape(2, parameters());
    }

    /** What turns a gradient into an update. */
    UpdateKernel updates();

    /** Returns a view of this network whose steps a kernel makes. */
    Network updatedBy(UpdateKernel kernel);

    /** Training steps taken so far, saved and restored with the network. */
    int iteration();

    void iteration(int steps);

    /** The number of weights. */
    default long parameters() {
        return model().params().length();
    }

    /** How many values an answer has. */
    default long outputs() {
        return layers()[layers().length - 1]
                .getParam(DefaultParamInitializer.BIAS_KEY)
                .length();
    }

    /**
     * Leaves the gradient of the mean loss per answer in {@link #gradient()}; returns that mean. An example has one
     * answer, or one at every step that is not padding; a batch without any costs nothing.
     */
    default double gradient(DataSet batch) {
        double score = backpropagate(batch);
        double answers = answers(batch);
        if (answers == 0) {
            return 0;
        }
        updates().divide(gradient(), answers);
        return Answers.mean(score, batch);
    }

    /**
     * Takes a step down the gradient of the mean loss per answer, of a norm that is limited; none where that loss is infinite or no
     * number.
     *
     * @param clip the largest global norm; 0 for none
     * @return the mean loss, which may still be being computed: whoever asks waits
     */
    default DoubleSupplier learn(DataSet batch, double learningRate, double clip) {
        double loss = Updates.learn(this, batch, learningRate, clip);
        return () -> loss;
    }

    /** How many losses should be asked for late, so that the next batch is made while they are computed. */
    default int lateLosses() {
        return 0;
    }

    /**
     * Gives the memory of a device back, if one computes this network, or that of arrays which only training needs; it goes there
     * again when it is used, with its carried states. A training leaves at its end; whoever asks one of several networks afterwards
     * lets it leave when all is answered.
     */
    default void leaveDevice() {}

    /** Scales the current gradient down to a norm, if its own is larger; 0 leaves it. */
    default void clip(double norm) {
        Updates.clip(gradient(), norm);
    }

    /** Forgets what the steps so far have taught Adam, but not the weights: as before the first step. */
    default void forgetSteps() {
        updaterState().assign(0);
        iteration(0);
    }

    /** Takes one step of Adam (Kingma and Ba 2015) down the current gradient, which is overwritten. */
    default void step(double learningRate) {
        Updates.step(this, learningRate, 1);
    }

    /**
     * Takes over the weights of another network's embedding and of its recurrent layers that read forward, from the bottom up.
     *
     * @throws InputException if it has fewer such layers, or others
     */
    default void inherit(Network pretrained) {
        WeightTransfer.pass(pretrained, this);
    }

    /**
     * Lets an untrained network, which chooses among tokens or classes, begin by answering with their frequencies: what it
     * would otherwise learn first, in thousands of steps.
     *
     * @param frequencies of the answers, in any unit; 0 counts as the least of the others
     */
    default void beginWithFrequencies(double[] frequencies) {
        InitialWeights.beginWithFrequencies(this, frequencies);
    }

    /**
     * Writes the network as a zip in Deeplearning4j's own format.
     *
     * @param withOptimizer whether the optimizer's state, twice as large as the weights, is written, too; without it, whoever
     *     goes on training begins at the optimizer's first step
     */
    default void write(Path zip, boolean withOptimizer) throws IOException {
        new NetworkFile(zip).write(this, withOptimizer);
    }

    /**
     * Reads a zip that {@link #write} has made; one from elsewhere must have been checked before, since it is trusted.
     *
     * @throws IOException if the file cannot be read as a zip with a network
     */
    static Network read(Path zip) throws IOException {
        return new NetworkFile(zip).read();
    }

    /** How many answers a batch asks for: one an example, or one at every step that is not padding. */
    static double answers(DataSet batch) {
        return Answers.count(batch);
    }
}
