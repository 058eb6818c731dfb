package recurrent4j.layers;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Recurrence;

/**
 * A long short-term memory that writes exactly what it forgets: one gate f instead of a forget and an input gate (Greff
 * et al. 2017, <a href="https://arxiv.org/abs/1503.04069">LSTM: A Search Space Odyssey</a>, variant CIFG).
 *
 * <pre>
 * i  = tanh(x W_i + h R_i + b_i)
 * f  = σ(x W_f + h R_f + b_f)
 * o  = σ(x W_o + h R_o + b_o)
 * c' = f ∘ c + (1 − f) ∘ i
 * h' = o ∘ tanh(c')
 * </pre>
 *
 * <p>A saved network with this layer loads where this class is on the class path.
 */
public final class CoupledLstm extends GatedLayer {

    private double forgetGateBiasInit = 1;

    private CoupledLstm() {}

    private CoupledLstm(Builder builder) {
        super(builder);
        forgetGateBiasInit = builder.forgetGateBiasInit;
    }

    /** Returns the bias of a new forget gate. */
    public double getForgetGateBiasInit() {
        return forgetGateBiasInit;
    }

    /** Sets {@link #getForgetGateBiasInit}; for Deeplearning4j's JSON reader. */
    public void setForgetGateBiasInit(double forgetGateBiasInit) {
        this.forgetGateBiasInit = forgetGateBiasInit;
    }

    @Override
    Recurrence recurrence() {
        return Recurrence.COUPLED_LSTM;
    }

    @Override
    void initializeBias(INDArray bias) {
        bias.assign(getBiasInit());
        bias.get(interval(getNOut(), 2 * getNOut())).assign(forgetGateBiasInit);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof CoupledLstm lstm
                && lstm.forgetGateBiasInit == forgetGateBiasInit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), forgetGateBiasInit);
    }

    @Override
    public String toString() {
        return "CoupledLstm(nIn=%d, nOut=%d)".formatted(getNIn(), getNOut());
    }

    /** Describes a {@link CoupledLstm}. */
    @SuppressWarnings("unchecked") // build() is generic in Deeplearning4j, for no use.
    public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {

        private double forgetGateBiasInit = 1;

        /** Sets the bias of the forget gate at the start; 1 lets a new network remember. */
        public Builder forgetGateBiasInit(double forgetGateBiasInit) {
            this.forgetGateBiasInit = forgetGateBiasInit;
            return this;
        }

        /** @throws IllegalArgumentException if another activation than tanh or another format than NCW was asked for */
        @Override
        public CoupledLstm build() {
            return new CoupledLstm(this);
        }
    }
}
