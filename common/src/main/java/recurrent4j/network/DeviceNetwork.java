package recurrent4j.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import recurrent4j.data.TokenBatch;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkKernel.Step;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.model.Input;

/**
 * A network that a device computes, such as a GPU: weights, the memory of Adam and states live there, tokens go up and a loss
 * comes down. The network on the host that it was made of is what is saved and what generates. It is filled whenever somebody
 * looks at it, and the device reads it again after that, since it may have been changed; so a view of the weights holds what they
 * were when it was asked for.
 */
public final class DeviceNetwork implements Network {

    /** Narrower features are hardly vectors with a single one. */
    private static final int WORTH_LOOKING = 16;

    private final DeviceMemory memory;
    private final Adam adam;

    private DeviceNetwork(DeviceMemory memory) {
        this.memory = memory;
        adam = Updates.adam(memory.host().layers());
    }

    /**
     * Lets a device compute a network.
     *
     * @throws InputException if it cannot compute here, or not this network
     */
    public static DeviceNetwork of(Network network, Accelerator accelerator, Accelerator.Precision precision) {
        network.leaveDevice();
        Network host = network instanceof DeviceNetwork other ? other.memory.host() : network;
        return new DeviceNetwork(new DeviceMemory(host, accelerator, precision));
    }

    private Network host() {
        return memory.host();
    }

    @Override
    public synchronized void leaveDevice() {
        memory.leave();
    }

    @Override
    public synchronized DoubleSupplier learn(DataSet batch, double learningRate, double clip) {
        NetworkKernel kernel = kernel(batch);
        DeviceMemory.Loss loss = memory.learned(kernel.learn(batches().asking(batch), step(learningRate, clip)));
        host().iteration(host().iteration() + 1);
        return () -> value(loss);
    }

    private synchronized double value(DeviceMemory.Loss loss) {
        return memory.value(loss);
    }

    @Override
    public int lateLosses() {
        return 1;
    }

    private Step step(double learningRate, double clip) {
        var numbers =
                new AdamStep(learningRate, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon(), host().iteration());
        // That which whoever trains has given the generator of this thread; what it draws depends on what it drew
        // before, too.
        return new Step(numbers, clip, Nd4j.getRandom().getSeed());
    }

    private NetworkKernel kernel(DataSet batch) {
        return memory.kernel(batch instanceof TokenBatch tokens && tokens.read().width() > 0);
    }

    private DeviceBatches batches() {
        return new DeviceBatches(memory.shape());
    }

    @Override
    public synchronized double gradient(DataSet batch) {
        NetworkKernel kernel = kernel(batch);
        memory.settle();
        gradient().assign(Nd4j.createFromArray(kernel.gradient(batches().asking(batch), step(0, 0))));
        return kernel.lastLoss().orElseThrow();
    }

    @Override
    public double backpropagate(DataSet batch) {
        double mean = gradient(batch);
        double answers = Network.answers(batch);
        gradient().muli(answers);
        return mean * answers / batch.numExamples();
    }

    @Override
    public synchronized void backpropagate(DataSet batch, UnaryOperator<INDArray> byAnswers) {
        NetworkKernel kernel = kernel(batch);
        NetworkBatch shown = batches().showing(batch);
        UnaryOperator<float[]> slopes = answers -> DeviceBatches.floats(byAnswers.apply(array(answers, shown)));
        gradient().assign(Nd4j.createFromArray(kernel.gradient(shown, slopes, step(0, 0))));
    }

    /** @throws InputException always: what a GPU is shown is not learned */
    @Override
    public INDArray inputGradient(DataSet batch) {
        throw new InputException("A GPU does not learn what a network is shown; choose --engine FUSED.");
    }

    /** @throws InputException always: what a GPU is shown is not learned */
    @Override
    public INDArray inputGradient(DataSet batch, UnaryOperator<INDArray> byAnswers) {
        return inputGradient(batch);
    }

    @Override
    public synchronized double loss(DataSet batch) {
        return kernel(batch).loss(batches().asking(batch));
    }

    @Override
    public double score(DataSet batch) {
        return loss(batch) * Network.answers(batch) / batch.numExamples();
    }

    @Override
    public INDArray output(INDArray features, INDArray mask) {
        return answers(features, mask, false);
    }

    @Override
    public INDArray follow(INDArray features) {
        return memory.shape().bothWays() ? Network.super.follow(features) : answers(features, null, true);
    }

    private synchronized INDArray answers(INDArray features, INDArray mask, boolean carry) {
        boolean mayBe = memory.isOnDevice() ? memory.readsOneHot() : features.size(1) >= WORTH_LOOKING;
        NetworkKernel kernel =
                memory.kernel(mayBe && DeviceBatches.ones(features).isPresent());
        NetworkBatch shown = batches().showing(features, mask);
        kernel.carryState(carry);
        try {
            return array(kernel.output(shown), shown);
        } finally {
            kernel.carryState(memory.carries());
        }
    }

    private INDArray array(float[] answers, NetworkBatch shown) {
        int size = memory.shape().answer().output().size();
        long[] dimensions = memory.shape().answer().everyStep()
                ? new long[] {shown.size(), size, shown.steps()}
                : new long[] {shown.size(), size};
        return Nd4j.create(answers, dimensions, 'f');
    }

    @Override
    public synchronized void carryState(boolean carry) {
        host().carryState(carry);
        memory.carry(carry);
    }

    @Override
    public synchronized void clearState() {
        host().clearState();
        memory.clearState();
    }

    /** The carried states by the names that Deeplearning4j gives them, so that any engine goes on from them. */
    @Override
    public synchronized Map<String, INDArray> states() {
        return DeviceStates.named(host(), memory.shape(), memory.states());
    }

    @Override
    public synchronized void states(Map<String, INDArray> states) {
        if (states.isEmpty() || memory.shape().bothWays()) {
            host().states(states);
            clearState();
        } else {
            memory.kernel().states(DeviceStates.ordered(host(), memory.shape(), states));
        }
    }

    @Override
    public synchronized List<StateGradients> stateGradients(DataSet batch) {
        return memory.bring().stateGradients(batch);
    }

    @Override
    public synchronized Model model() {
        return memory.bring().model();
    }

    @Override
    public synchronized Layer[] layers() {
        return memory.bring().layers();
    }

    @Override
    public synchronized INDArray weights() {
        return memory.bring().weights();
    }

    @Override
    public synchronized INDArray updaterState() {
        return memory.bring().updaterState();
    }

    @Override
    public INDArray gradient() {
        return host().gradient();
    }

    @Override
    public UpdateKernel updates() {
        return host().updates();
    }

    /** Returns the network on the host, whose steps a kernel makes. */
    @Override
    public synchronized Network updatedBy(UpdateKernel updates) {
        memory.leave();
        return host().updatedBy(updates);
    }

    @Override
    public Optional<Input> input() {
        return host().input();
    }

    @Override
    public List<Optional<Input>> inputs() {
        return host().inputs();
    }

    @Override
    public String configuration() {
        return host().configuration();
    }

    @Override
    public long parameters() {
        return host().parameters();
    }

    @Override
    public long outputs() {
        return host().outputs();
    }

    @Override
    public int iteration() {
        return host().iteration();
    }

    @Override
    public void iteration(int steps) {
        host().iteration(steps);
    }
}
