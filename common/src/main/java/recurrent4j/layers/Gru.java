package recurrent4j.layers;

import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Recurrence;

/**
 * A gated recurrent unit (Cho et al. 2014, <a href="https://arxiv.org/abs/1406.1078">Learning Phrase Representations
 * using RNN Encoder-Decoder</a>), which Deeplearning4j has not. With update gate z, reset gate r and candidate n:
 *
 * <pre>
 * z  = σ(x W_z + h R_z + b_z)
 * r  = σ(x W_r + h R_r + b_r)
 * n  = tanh(x W_n + b_n + r ∘ (h R_n + s_n))     reset after, as cuDNN, Keras and PyTorch
 * n  = tanh(x W_n + b_n + (r ∘ h) R_n)           reset before, as Cho et al.
 * h' = (1 − z) ∘ n + z ∘ h
 * </pre>
 *
 * <p>A saved network with this layer loads where this class is on the class path.
 */
public final class Gru extends GatedLayer {

    private boolean resetAfter = true;

    private Gru() {}

    private Gru(Builder builder) {
        super(builder);
        resetAfter = builder.resetAfter;
    }

    /** Returns whether the reset gate scales what the recurrent weights made of the state, rather than the state. */
    public boolean isResetAfter() {
        return resetAfter;
    }

    /** Sets {@link #isResetAfter}; for Deeplearning4j's JSON reader. */
    public void setResetAfter(boolean resetAfter) {
        this.resetAfter = resetAfter;
    }

    @Override
    Recurrence recurrence() {
        return resetAfter ? Recurrence.GRU : Recurrence.GRU_RESET_BEFORE;
    }

    @Override
    void initializeBias(INDArray bias) {
        bias.assign(getBiasInit());
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof Gru gru && gru.resetAfter == resetAfter;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), resetAfter);
    }

    @Override
    public String toString() {
        return "Gru(nIn=%d, nOut=%d, resetAfter=%b)".formatted(getNIn(), getNOut(), resetAfter);
    }

    /** Describes a {@link Gru}. */
    @SuppressWarnings("unchecked") // build() is generic in Deeplearning4j, for no use.
    public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {

        private boolean resetAfter = true;

        /** Chooses between the formula of cuDNN (default) and that of Cho et al. 2014. */
        public Builder resetAfter(boolean resetAfter) {
            this.resetAfter = resetAfter;
            return this;
        }

        /** @throws IllegalArgumentException if another activation than tanh or another format than NCW was asked for */
        @Override
        public Gru build() {
            return new Gru(this);
        }
    }
}
