package recurrent4j.engine;

/**
 * The formula by which a recurrent layer gets from one time step to the next.
 *
 * <p>Below, {@code x} is the input at a step, {@code h'} and {@code c'} are the state before it, {@code W}, {@code R} and
 * {@code b} the blocks of the input kernel, the recurrent kernel and the bias that belong to a gate, {@code σ} the
 * logistic function and {@code *} the product element by element. The columns of the kernels hold the gates one after
 * the other in the order in which the formulas name them.
 */
public enum Recurrence {
    /** Elman's network: {@code h = tanh(xW + h'R + b)}. */
    SIMPLE_RNN(1, 1, 1, 0),

    /**
     * Elman's network with a rectifier: {@code h = max(0, xW + h'R + b)}; meant for a recurrent kernel that starts as
     * the identity (Le, Jaitly and Hinton 2015, https://arxiv.org/abs/1504.00941).
     */
    SIMPLE_RNN_RELU(1, 1, 1, 0),

    /**
     * Long short-term memory without peepholes, with Deeplearning4j's blocks I, F, O, G, where I is the input and G the
     * gate in front of it: {@code i = tanh(xWi + h'Ri + bi)}, {@code f = σ(xWf + h'Rf + bf)}, {@code o = σ(xWo + h'Ro
     * bo)}, {@code g = σ(xWg + h'Rg + bg)}, {@code c = f*c' + g*i}, {@code h = o*tanh(c)}.
     */
    LSTM(4, 2, 4, 0),

    /**
     * Long short-term memory whose gates see the cell (Graves 2013, https://arxiv.org/abs/1308.0850), as
     * Deeplearning4j's GravesLSTM: {@link #LSTM} with {@code + c'*pf} inside f, {@code + c*po} inside o and {@code
     * c'*pg} inside g. The vectors pf, po, pg are the last three columns of the recurrent kernel.
     */
    PEEPHOLE_LSTM(4, 2, 4, 3),

    /**
     * Long short-term memory that writes exactly as much as it forgets (Greff et al. 2015,
     * https://arxiv.org/abs/1503.04069): blocks I, F, O as in {@link #LSTM}, and {@code c = f*c' + (1-f)*i}.
     */
    COUPLED_LSTM(3, 2, 3, 0),

    /**
     * Gated recurrent unit with the reset gate after the recurrent product, as cuDNN, Keras and PyTorch compute it:
     * {@code z = σ(xWz + h'Rz + bz)}, {@code r = σ(xWr + h'Rr + br)}, {@code n = tanh(xWn + bn + r*(h'Rn + bs))},
     * {@code h = z*h' + (1-z)*n}. The bias has four blocks: bz, br, bn, bs.
     */
    GRU(3, 1, 4, 0),

    /**
     * Gated recurrent unit as published, the reset gate before the product (Cho et al. 2014,
     * https://arxiv.org/abs/1406.1078): as {@link #GRU} but {@code n = tanh(xWn + (r*h')Rn + bn)}.
     */
    GRU_RESET_BEFORE(3, 1, 3, 0);

    private final int gates;
    private final int states;
    private final int biases;
    private final int peepholes;

    Recurrence(int gates, int states, int biases, int peepholes) {
        this.gates = gates;
        this.states = states;
        this.biases = biases;
        this.peepholes = peepholes;
    }

    /** Blocks of {@code units} columns in the kernels. */
    public int gates() {
        return gates;
    }

    /** Arrays that carry the state: 1 ({@code h}) or 2 ({@code h} and {@code c}). */
    public int states() {
        return states;
    }

    /** Columns of the input kernel, whose shape is {@code [inputs, columns]}, in a layer of a width. */
    public int inputColumns(int units) {
        return gates * units;
    }

    /** Columns of the recurrent kernel, {@code [units, columns]}: as many, and one more for each gate that sees the cell. */
    public int recurrentColumns(int units) {
        return gates * units + peepholes;
    }

    /** Length of the bias: as many, and for {@link #GRU} {@code units} more. */
    public int biasLength(int units) {
        return biases * units;
    }
}
